"""A killed process loses no save that it was told is done. (A power cut is not tried here.)"""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from core.drafts.store import DraftStore
from core.keys import CellKey
from core.report import Report

ROUNDS = 6
CELL = CellKey("applications", "granted", "enterprise")

WRITER = """
import sys
from pathlib import Path
from core.drafts.store import DraftStore
from core.keys import CellKey
from core.report import Passage, Report

store = DraftStore(Path(sys.argv[1]))
report = Report("2021-30").with_passages("overview", (Passage("", "年" * 20_000),))
number = int(sys.argv[3])
while True:
    number += 1
    report = report.with_cell(CellKey("applications", "granted", "enterprise"), number)
    store.save(sys.argv[2], report, steps=(1, 8))
    print(number, flush=True)
"""


def test_no_acknowledged_save_is_lost_when_the_process_is_killed(path: Path) -> None:
    store = DraftStore(path)
    draft = store.create(Report("2021-30"))
    store.close()
    dice, acknowledged = random.Random(1), 0
    for _ in range(ROUNDS):
        acknowledged = _acknowledged_until_killed(path, draft, acknowledged, dice)
        assert acknowledged <= _stored(path, draft) <= acknowledged + 1
        acknowledged = _stored(path, draft)
    assert acknowledged > ROUNDS


def _acknowledged_until_killed(path: Path, draft: str, start: int, dice: random.Random) -> int:
    """Return the last number the writer said was saved before it was killed in the midst."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), draft, str(start)],
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(dice.uniform(0, 0.1))
        writer.kill()
        lines = (first + writer.stdout.read()).splitlines()
    return int(lines[-1])


def _stored(path: Path, draft: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store = DraftStore(path)
    count = store.load(draft).cells[CELL]
    store.close()
    return int(count)
