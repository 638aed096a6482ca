"""Print what a save costs beside a bare SQLite insert: `python -m tests.core.drafts.measure`."""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

from core import paths
from core.drafts.body import from_body, to_body
from core.drafts.connection import insert
from core.drafts.inspection import inspect
from core.drafts.recovery import recover
from core.drafts.seals import pack, sealed, unpack
from core.drafts.store import FILE_NAME, DraftStore, local_now, warm_up
from core.drafts.summary import stamp
from core.importing.reportfile import read_report
from core.keys import CellKey
from core.report import Report

ROUNDS = 300
MANY = 500
VERSIONS = 50
CELLS = tuple(
    CellKey("applications", "granted", column) for column in ("enterprise", "natural_person")
)


def main() -> None:
    """Measure on the sample report, in a new folder, and print medians and ratios."""
    sample = read_report(next((paths.resources() / "samples").glob("*.nianbao")))
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        lines = [*_saving(Path(name), sample), *_converting(sample), *_opening(Path(name), sample)]
    sys.stdout.write("\n".join([*lines, *_importing(), ""]))


def _milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def _saving(folder: Path, sample: Report) -> Iterator[str]:
    """Insert and save in turns, so that both meet the same disk."""
    warm_up()
    body = to_body(sample)
    bare, typing, changing, unchanged = [], [], [], []
    with (
        closing(DraftStore(folder / FILE_NAME)) as store,
        closing(sqlite3.connect(folder / "bare.sqlite", isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)")
        draft = store.create(sample)
        version = store.open(draft).version

        def save(report: Report) -> None:
            nonlocal version
            version = store.save(draft, report, steps=(1, 8), base_version=version).version

        report = sample
        for number in range(ROUNDS):
            bare.append(
                _milliseconds(
                    lambda: connection.execute("INSERT INTO bare (body) VALUES (?)", (body,))
                )
            )
            report = report.with_cell(CELLS[number % 2], number + 1)
            changing.append(_milliseconds(lambda: save(report)))  # noqa: B023
            report = report.with_cell(CELLS[number % 2], number + 2)
            typing.append(_milliseconds(lambda: save(report)))  # noqa: B023
            unchanged.append(_milliseconds(lambda: save(report)))  # noqa: B023
        versions = len(store.versions.of(draft))
    yield f"report: {len(sample.cells)} cells, {len(body.encode())} bytes, {len(pack(body))} packed"
    yield f"bare insert, FULL: {median(bare):.2f} ms"
    for what, times in (("a new version", changing), ("the same field", typing)):
        yield f"save, {what}: {median(times):.2f} ms, ratio {median(times) / median(bare):.2f}"
    yield f"save of an unchanged report: {median(unchanged):.2f} ms; {versions} versions kept"


def _converting(sample: Report) -> Iterator[str]:
    body = to_body(sample)
    packed = pack(body)
    for what, action in (
        ("to_body", lambda: to_body(sample)),
        ("from_body", lambda: from_body(body)),
        ("pack", lambda: pack(body)),
        ("unpack", lambda: unpack(packed)),
    ):
        yield f"{what} {median(_milliseconds(action) for _ in range(ROUNDS)):.2f} ms"


def _opening(folder: Path, sample: Report) -> Iterator[str]:
    one, many = folder / "one" / FILE_NAME, folder / "many" / FILE_NAME
    _fill(one, sample, 1)
    _fill(many, sample, MANY)
    yield f"{MANY} drafts with {VERSIONS} versions: {many.stat().st_size / 1e6:.0f} MB"
    few, full = (
        median(_milliseconds(partial(_list, path)) for _ in range(30)) for path in (one, many)
    )
    yield f"open and list: 1 draft {few:.2f} ms, {MANY} drafts {full:.2f} ms"
    # In turns, so that both meet the same machine.
    turns = [[_milliseconds(partial(_start, path)) for path in (one, many)] for _ in range(15)]
    few, full = (median(times) for times in zip(*turns, strict=True))
    yield f"a process that imports Qt, opens and lists: {few:.0f} and {full:.0f} ms, ratio {full / few:.2f}"
    yield f"inspect all: {_milliseconds(lambda: inspect(many)):.0f} ms"
    yield f"recover all: {_milliseconds(lambda: recover(many, [], local_now())):.0f} ms"


def _list(path: Path) -> None:
    with closing(DraftStore(path)) as store:
        store.drafts()


def _start(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import PySide6.QtWidgets\n"
        "from core.drafts.store import DraftStore\n"
        "DraftStore(Path(sys.argv[1])).drafts()"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)


def _fill(path: Path, sample: Report, drafts: int) -> None:
    """Write drafts with their versions in one change; saves would take minutes."""
    with closing(DraftStore(path)) as store, store._file.writing():
        connection = store._connection
        for number in range(drafts):
            draft = f"{number:032x}"
            started = local_now() - timedelta(hours=VERSIONS)
            for count in range(VERSIONS):
                saved = stamp(started + timedelta(hours=count))
                row = {
                    "draft_id": draft,
                    "number": int((started.timestamp() + 3600 * count) * 1000),
                    "started": saved,
                    "saved": saved,
                    "what": "facts.unit",
                    "body": pack(to_body(sample.with_cell(CELLS[0], count))),
                }
                insert(connection, "versions", sealed("versions", row))
            body = {"draft_id": draft, "version": row["number"], "body": row["body"]}
            insert(connection, "bodies", sealed("bodies", body))
            line = {
                "id": draft,
                "name": "",
                "unit": sample.unit,
                "year": sample.year,
                "format_id": sample.format_id,
                "steps_done": 8,
                "steps_all": 8,
                "changed": saved,
                "deleted": None,
                "version": row["number"],
            }
            insert(connection, "drafts", sealed("drafts", line))


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
