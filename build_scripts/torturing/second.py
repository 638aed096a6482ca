"""The program is started twice, and two processes want the same draft."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from build_scripts.places import ROOT, child_environment
from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.torturing.stage import Stage, stage

STARTS, QUICK_STARTS = 20, 2
ROUNDS, QUICK_ROUNDS = 20, 2
PATIENCE_S = 30


def run(quick: bool) -> Outcome:
    """Start a second program again and again; open a draft that another process types into."""
    figures: dict[str, object] = {}
    broken: list[str] = []
    for outcome in (
        _second_starts(QUICK_STARTS if quick else STARTS),
        _second_openings(QUICK_ROUNDS if quick else ROUNDS),
    ):
        figures |= outcome.figures
        broken += outcome.broken
    return Outcome(figures, tuple(broken))


def _second_starts(count: int) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="年报 second ") as name:
        environment = child_environment(NIANBAO_DATA=name, QT_QPA_PLATFORM="offscreen")
        command = [sys.executable, "-m", "gui"]
        with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as one:
            while not (Path(name) / "drafts.sqlite").exists():
                time.sleep(0.05)
            codes, times = [], []
            for _ in range(count):
                start = time.monotonic()
                second = subprocess.run(
                    command, cwd=ROOT, env=environment, timeout=PATIENCE_S, check=False
                )
                times.append((time.monotonic() - start) * 1000)
                codes.append(second.returncode)
            lives = one.poll() is None
            one.kill()
    figures = {
        "second starts": count,
        "handed over to the first window": codes.count(0),
        "until it was handed over, median (ms)": round(median(times)),
    }
    return Outcome(figures, promised(a_second_start_opens_no_window=lives and not any(codes)))


def _second_openings(rounds: int) -> Outcome:
    dice = random.Random(1)
    refused = freed = 0
    waits = []
    with tempfile.TemporaryDirectory(prefix="年报 second ") as name, stage(Path(name)) as scene:
        draft_id = scene.open_draft()
        scene.desk.close_report()
        for _ in range(rounds):
            with _typing(Path(name), draft_id, dice) as first:
                refused += _is_refused(scene, draft_id)
                first.kill()
                first.wait()
            start = time.monotonic()
            freed += not _is_refused(scene, draft_id)
            waits.append((time.monotonic() - start) * 1000)
    figures = {
        "times a draft was open in another process": rounds,
        "opened only to look at": refused,
        "free as soon as the other one was killed": freed,
        "until it was open again, worst (ms)": round(max(waits)),
    }
    broken = promised(
        a_draft_open_elsewhere_is_read_only=refused == rounds,
        a_killed_program_keeps_no_draft=freed == rounds,
    )
    return Outcome(figures, broken)


def _is_refused(scene: Stage, draft_id: str) -> bool:
    """Open the draft and return whether it can only be looked at."""
    scene.open_draft(draft_id)
    refused = scene.session.read_only
    scene.desk.close_report()
    return refused


@contextmanager
def _typing(
    folder: Path, draft_id: str, dice: random.Random
) -> Iterator["subprocess.Popen[bytes]"]:
    """Give a process that has the draft open and has saved once."""
    words = ["build_scripts.torturing.typist", str(folder), draft_id, str(dice.random())]
    with subprocess.Popen(
        [sys.executable, "-m", *words], cwd=ROOT, env=os.environ, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(b"saved"):
                break
        yield process
