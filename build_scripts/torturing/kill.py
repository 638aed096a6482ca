"""`kill -9` at random moments while somebody types: no damage, no acknowledged save lost, and how much is."""

import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from build_scripts.torturing.killing import Kill, Victim
from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.virtual_screen import virtual_screen

KILLS = 1000
QUICK_KILLS = 12
WINDOW_EVERY = 10  # of the kills, one hits the real window with real keys
FIRST_WINDOW = 2
LANES = os.cpu_count() or 1
# Saves are short: random moments alone would hardly ever hit one.
KINDS = {"at any moment": 5, "in a save": 4, "while it starts": 1}
MOST_LOST_MS = 1000


def run(quick: bool) -> Outcome:
    """Kill in lanes side by side and return the figures of all."""
    kills_of_a_lane = (QUICK_KILLS if quick else KILLS) // LANES
    with ThreadPoolExecutor(LANES) as pool:
        lanes = [pool.submit(_lane, number, kills_of_a_lane) for number in range(LANES)]
        results = [lane.result() for lane in lanes]
    kills = [kill for kills, _errors in results for kill in kills]
    return _judged(kills, sum(errors for _kills, errors in results))


def _lane(seed: int, count: int) -> tuple[list[Kill], int]:
    """Kill `count` processes one after the other on one draft database, on a screen of its own.

    Return the kills and how many errors the program has logged.
    """
    dice = random.Random(seed)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="年报 kill ")))
        victim = Victim(folder, dice)
        act = _window_killer(victim, dice, stack)
        kills = [
            act() if number % WINDOW_EVERY == FIRST_WINDOW else _typist_killed(victim, dice)
            for number in range(count)
        ]
        return kills, victim.errors_logged()


def _typist_killed(victim: Victim, dice: random.Random) -> Kill:
    [kind] = dice.choices(list(KINDS), list(KINDS.values()))
    return victim.kill_while_typing(kind, {"QT_QPA_PLATFORM": "offscreen"})


def _window_killer(victim: Victim, dice: random.Random, stack: ExitStack) -> Callable[[], Kill]:
    """Return what kills the real window, or a typist where there is no virtual screen."""
    if not all(map(shutil.which, ("Xvfb", "openbox", "xdotool"))):
        return lambda: _typist_killed(victim, dice)
    screen = stack.enter_context(virtual_screen())

    def killed() -> Kill:
        place = dice.choice(("text", "table"))
        return victim.kill_window(place, _keys(place, dice), screen)

    return killed


def _keys(place: str, dice: random.Random) -> Sequence[str]:
    """Return the keys of an officer in a hurry, longer than anybody lets her live."""
    if place == "text":
        return [dice.choice("abcdefghij") for _ in range(400)]
    return list(_cells(dice))


def _cells(dice: random.Random) -> Iterator[str]:
    for _ in range(80):
        yield from str(dice.randrange(10_000, 99_999))
        yield "Tab"


def _judged(kills: Sequence[Kill], errors: int) -> Outcome:
    losses = [kill.lost_ms for kill in kills]
    kinds = sorted({kill.kind for kill in kills})
    troubles = Counter(kill.trouble for kill in kills if kill.trouble)
    damaged = troubles.total()
    lost = sum(kill.acknowledged_lost for kill in kills)
    figures: dict[str, object] = {"kills": len(kills)}
    figures |= {f"  {kind}": sum(kill.kind == kind for kill in kills) for kind in kinds}
    figures |= {
        "saves acknowledged": sum(kill.saves for kill in kills),
        "databases damaged": damaged,
        **{f"  {trouble}": count for trouble, count in troubles.items()},
        "acknowledged saves lost": lost,
        "errors the program logged": errors,
        "kills that lost nothing typed": sum(not loss for loss in losses),
        "typed but lost, median (ms)": round(median(losses)),
        "typed but lost, worst (ms)": round(max(losses)),
    }
    figures |= {
        f"  worst {kind}": round(max(kill.lost_ms for kill in kills if kill.kind == kind))
        for kind in kinds
    }
    broken = promised(
        no_database_is_damaged=damaged == 0,
        the_program_logs_no_error=errors == 0,
        no_acknowledged_save_is_lost=lost == 0,
        nothing_typed_more_than_a_second_ago_is_lost=max(losses) <= MOST_LOST_MS,
        something_was_saved_at_all=any(kill.saves for kill in kills),
    )
    return Outcome(figures, broken)
