"""Another program holds the database for three seconds, as a virus scanner or a backup program does."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.torturing.stage import Stage, stage

ROUNDS, QUICK_ROUNDS = 10, 1
HELD_S = 3.0

_HOLDER = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
connection.execute("ROLLBACK")
"""


def run(quick: bool) -> Outcome:
    """Hold the database while somebody types, again and again."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with tempfile.TemporaryDirectory(prefix="年报 locked ") as name, stage(Path(name)) as scene:
        return _rounds(scene, rounds)


def _rounds(scene: Stage, rounds: int) -> Outcome:
    draft_id = scene.open_draft()
    told = safe = 0
    worst_ms = 0.0
    for number in range(rounds):
        scene.told.clear()
        saves = scene.saves
        with _held(scene.path):
            scene.type(f"第 {number} 次")
            waited_ms = scene.wait(lambda before=saves: scene.saves > before)  # type: ignore[misc]
        told += any("占用" in sentence for sentence in scene.told)
        worst_ms = max(worst_ms, waited_ms or 0)
        safe += waited_ms is not None and scene.is_safe(draft_id)
    figures = {
        f"times another program held the database for {HELD_S:.0f} s": rounds,
        "told in a sentence": told,
        "retried by itself, everything there": safe,
        "from typed to saved, worst (ms)": round(worst_ms),
        "window without an answer, longest (ms)": round(scene.longest_freeze_ms),
    }
    return Outcome(figures, promised(the_retry_saves_everything=safe == rounds))


@contextmanager
def _held(path: Path) -> Iterator[None]:
    command = [sys.executable, "-c", _HOLDER, str(path), str(HELD_S)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        yield
