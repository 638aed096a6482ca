"""What safety costs: a save beside a bare durable insert, and opening with many drafts beside opening with one."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from statistics import median

from build_scripts.places import ROOT, child_environment
from build_scripts.torturing.clock import JumpingClock
from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.torturing.stage import sample
from core.drafts.body import to_body
from core.drafts.store import FILE_NAME, DraftStore, warm_up
from core.keys import CellKey

SAVES, QUICK_SAVES = 300, 60
DRAFTS, QUICK_DRAFTS = 500, 20
VERSIONS, QUICK_VERSIONS = 50, 5
STARTS, QUICK_STARTS = 15, 3
MOST_MS, MOST_RATIO, MOST_OPENING = 2.0, 3.0, 1.2
CELL = CellKey("applications", "granted", "enterprise")

_START = """
import sys
from pathlib import Path
from gui.start import hurry
hurry()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui.app import Application
from gui.look.theme import STYLE
qt = QApplication([sys.argv[0], *STYLE])
application = Application(qt, Path(sys.argv[1]))
application.window.show()
QTimer.singleShot(0, qt.quit)
qt.exec()
"""


def run(quick: bool) -> Outcome:
    """Measure side by side, in turns, so that both meet the same machine."""
    warm_up()
    with tempfile.TemporaryDirectory(prefix="年报 cost ") as name:
        figures, broken = _saving(Path(name), QUICK_SAVES if quick else SAVES)
        more, also = _opening(Path(name), quick)
    # Small numbers on a busy machine say nothing about the promises.
    return Outcome(figures | more, () if quick else (*broken, *also))


def _ms(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def _saving(folder: Path, count: int) -> tuple[dict[str, object], tuple[str, ...]]:
    report, bare, saved = sample(), [], []
    body = to_body(report)
    with (
        closing(DraftStore(folder / "saving.sqlite")) as store,
        closing(sqlite3.connect(folder / "bare.sqlite", isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)")
        draft_id = store.create(report)
        for number in range(count):
            edited = report.with_cell(CELL, number + 1)
            bare.append(
                _ms(lambda: connection.execute("INSERT INTO bare (body) VALUES (?)", (body,)))
            )
            saved.append(_ms(lambda one=edited: store.save(draft_id, one, steps=(1, 8))))  # type: ignore[misc]
    ratio = median(saved) / median(bare)
    figures: dict[str, object] = {
        "bytes of the report": len(body.encode()),
        "bare insert, synchronous FULL, median (ms)": median(bare),
        "save of one edit, median (ms)": median(saved),
        "ratio": ratio,
    }
    return figures, promised(
        a_save_takes_2_ms=median(saved) <= MOST_MS, a_save_is_3_bare_inserts=ratio <= MOST_RATIO
    )


def _opening(folder: Path, quick: bool) -> tuple[dict[str, object], tuple[str, ...]]:
    drafts, versions = (QUICK_DRAFTS, QUICK_VERSIONS) if quick else (DRAFTS, VERSIONS)
    one, many = folder / "one", folder / "many"
    _make_drafts(one, 1, versions)
    _make_drafts(many, drafts, versions)
    times: dict[Path, list[float]] = {one: [], many: []}
    stores: dict[Path, list[float]] = {one: [], many: []}
    for _ in range(QUICK_STARTS if quick else STARTS):
        for place in (one, many):
            times[place].append(_ms(lambda here=place: _start(here)))  # type: ignore[misc]
            stores[place].append(_ms(lambda here=place: _list(here)))  # type: ignore[misc]
    ratio = median(times[many]) / median(times[one])
    size = (many / FILE_NAME).stat().st_size / 1e6
    figures: dict[str, object] = {
        f"megabytes of {drafts} drafts × {versions} versions": size,
        "store opened and listed, one draft, median (ms)": median(stores[one]),
        f"store opened and listed, {drafts} drafts, median (ms)": median(stores[many]),
        "program started, one draft, median (ms)": median(times[one]),
        f"program started, {drafts} drafts, median (ms)": median(times[many]),
        "ratio of the starts": ratio,
    }
    return figures, promised(many_drafts_open_as_fast_as_one=ratio <= MOST_OPENING)


def _make_drafts(target: Path, drafts: int, versions: int) -> None:
    """Save as often as an officer would, but in memory: there FULL costs nothing."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        clock = JumpingClock()
        report = sample()
        with closing(DraftStore(Path(name) / FILE_NAME, clock=clock)) as store:
            for draft in range(drafts):
                draft_id = store.create(report.with_cell(CELL, draft))
                for number in range(versions):
                    clock.now += timedelta(minutes=2)
                    edited = report.with_cell(CELL, draft * versions + number + 1)
                    store.save(draft_id, edited, steps=(1, 8))
        shutil.copytree(name, target)


def _list(folder: Path) -> None:
    with closing(DraftStore(folder / FILE_NAME)) as store:
        store.drafts()


def _start(folder: Path) -> None:
    environment = child_environment(QT_QPA_PLATFORM="offscreen")
    command = [sys.executable, "-c", _START, str(folder)]
    subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=True, stderr=subprocess.DEVNULL
    )
