"""Something is typed, the field is not left, the officer thinks; then the power fails."""

import random
import shutil
import tempfile
from pathlib import Path

from build_scripts.torturing.killing import Victim
from build_scripts.torturing.outcome import Outcome
from build_scripts.virtual_screen import virtual_screen

ROUNDS, QUICK_ROUNDS = 10, 1
THINKING_S = 2.5
MOST_LOST_MS = 1000
PLACES = {"table": "a cell of a table", "text": "a passage", "line": "a line of the first page"}
QUICK_PLACES = 1


def run(quick: bool) -> Outcome:
    """Type five digits with real keys, wait, kill, and look which of them are there."""
    if not all(map(shutil.which, ("Xvfb", "openbox", "xdotool"))):
        return Outcome(skipped="needs Xvfb, openbox and xdotool")
    dice = random.Random(1)
    figures: dict[str, object] = {"seconds between the last key and the kill": THINKING_S - 0.2}
    broken: list[str] = []
    with tempfile.TemporaryDirectory(prefix="年报 open ") as name, virtual_screen() as screen:
        victim = Victim(Path(name), dice)
        for place, words in list(PLACES.items())[: QUICK_PLACES if quick else None]:
            worst_ms = max(
                victim.kill_window(place, _keys(dice), screen, THINKING_S).lost_ms
                for _ in range(QUICK_ROUNDS if quick else ROUNDS)
            )
            figures[f"typed but lost in {words}, worst (ms)"] = round(worst_ms)
            if worst_ms > MOST_LOST_MS:
                broken.append(f"what stands in {words} for a second is saved")
    return Outcome(figures, tuple(broken))


def _keys(dice: random.Random) -> list[str]:
    return list(str(dice.randrange(10_000, 99_999)))
