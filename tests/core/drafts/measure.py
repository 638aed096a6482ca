"""Print what a save costs beside a bare SQLite insert: `python -m tests.core.drafts.measure`."""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from core import paths
from core.drafts.body import from_body, to_body
from core.drafts.store import FILE_NAME, DraftStore, warm_up
from core.importing.reportfile import read_report
from core.keys import CellKey
from core.report import Report

ROUNDS = 300
MANY = 500
CELL = CellKey("applications", "granted", "enterprise")


def main() -> None:
    """Measure on the sample report, in a new folder, and print medians and ratios."""
    sample = read_report(next((paths.resources() / "samples").glob("*.nianbao")))
    with tempfile.TemporaryDirectory() as name:
        lines = [*_saving(Path(name), sample), *_converting(sample), *_opening(Path(name), sample)]
    sys.stdout.write("\n".join([*lines, *_importing(), ""]))


def _milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def _saving(folder: Path, sample: Report) -> Iterator[str]:
    """Insert and save in turns, so that both meet the same disk."""
    warm_up()
    body, bare, saved, unchanged = to_body(sample), [], [], []
    with (
        closing(DraftStore(folder / FILE_NAME)) as store,
        closing(sqlite3.connect(folder / "bare.sqlite", isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)")
        insert = "INSERT INTO bare (body) VALUES (?)"
        draft = store.create(sample)
        for number in range(ROUNDS):
            report = sample.with_cell(CELL, number + 1)
            bare.append(_milliseconds(lambda: connection.execute(insert, (body,))))
            saved.append(_milliseconds(lambda: store.save(draft, report, steps=(1, 8))))  # noqa: B023
            unchanged.append(_milliseconds(lambda: store.save(draft, report, steps=(1, 8))))  # noqa: B023
    yield f"report: {len(sample.cells)} cells, {len(body.encode())} bytes stored"
    yield f"bare insert, FULL: {median(bare):.2f} ms"
    yield f"save: {median(saved):.2f} ms, ratio {median(saved) / median(bare):.2f}"
    yield f"save of an unchanged report: {median(unchanged):.2f} ms"


def _converting(sample: Report) -> Iterator[str]:
    body = to_body(sample)
    to = median(_milliseconds(lambda: to_body(sample)) for _ in range(ROUNDS))
    back = median(_milliseconds(lambda: from_body(body)) for _ in range(ROUNDS))
    yield f"to_body {to:.2f} ms, from_body {back:.2f} ms"


def _opening(folder: Path, sample: Report) -> Iterator[str]:
    path = folder / FILE_NAME

    def opened() -> None:
        with closing(DraftStore(path)) as store:
            store.drafts()

    one = median(_milliseconds(opened) for _ in range(30))
    with closing(DraftStore(path)) as store:
        for _ in range(MANY - 1):
            store.create(sample)
    many = median(_milliseconds(opened) for _ in range(30))
    yield f"open and list: 1 draft {one:.2f} ms, {MANY} drafts {many:.2f} ms"


def _importing() -> Iterator[str]:
    for late in ("sqlite_utils", "core.drafts.store"):
        program = (
            "import sqlite3, core.evaluate, time; start = time.perf_counter(); "
            f"import {late}; print((time.perf_counter() - start) * 1000)"
        )
        times = [
            float(
                subprocess.run(
                    [sys.executable, "-c", program], check=True, capture_output=True
                ).stdout
            )
            for _ in range(7)
        ]
        yield f"import {late} after core.evaluate: {median(times):.1f} ms"


if __name__ == "__main__":
    main()
