"""Two windows on one draft: nobody overwrites what the other saved."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.drafts.connection import connect, make_durable, transaction
from core.drafts.leases import STANDS_STILL_S, Leases, Owner
from core.drafts.store import DraftStore
from core.errors import DraftConflict, DraftsUnavailable
from core.keys import CellKey
from core.report import Report
from tests.core.drafts.flipping import change
from tests.helpers.clock import Clock

EMPTY = Report("2021-30")
CELL = CellKey("applications", "granted", "enterprise")
STEPS = (1, 8)
ELSEWHERE = Owner(host="PC-2", pid=1, process="x")

KILLED_WITH_THE_DRAFT_OPEN = """
import os, sys
from pathlib import Path
from core.drafts.store import DraftStore
store = DraftStore(Path(sys.argv[1]))
assert not store.open(sys.argv[2]).read_only_reason
os._exit(9)
"""


class Ticks:
    """A monotonic clock that is moved by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks(store: DraftStore) -> Ticks:
    ticks = Ticks()
    store._leases._ticks = ticks
    return ticks


@pytest.fixture
def other(path: Path, store: DraftStore, clock: Clock) -> Iterator[DraftStore]:
    """A second window."""
    other = DraftStore(path, clock=clock, wait_ms=50)
    yield other
    other.close()


@pytest.fixture
def draft(store: DraftStore) -> str:
    return store.create(EMPTY)


@contextmanager
def _commit_and_fail(connection: sqlite3.Connection) -> Iterator[None]:
    """Do what a network drive does that breaks off between the change and the answer."""
    with transaction(connection):
        yield
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    error.sqlite_errorname = "SQLITE_IOERR"
    raise error


def _open_on_another_machine(path: Path, draft: str, clock: Clock) -> Leases:
    """Return the leases of a machine that has the draft open."""
    connection = connect(path, 50)
    make_durable(connection)
    leases = Leases(connection, clock, owner=ELSEWHERE)
    assert leases.take(draft) == ""
    return leases


def test_a_draft_open_elsewhere_is_opened_to_look_at(
    store: DraftStore, other: DraftStore, draft: str
) -> None:
    assert store.open(draft).read_only_reason == ""
    opened = other.open(draft)
    assert "本机另一个窗口" in opened.read_only_reason
    assert opened.report == EMPTY


def test_a_draft_given_back_can_be_changed_elsewhere(
    store: DraftStore, other: DraftStore, draft: str
) -> None:
    store.open(draft)
    assert other.open(draft).read_only_reason
    assert other.keep() == ()
    store.give_back(draft)
    assert other.keep() == (draft,)
    assert other.open(draft).read_only_reason == ""


def test_closing_gives_everything_back(store: DraftStore, other: DraftStore, draft: str) -> None:
    other.open(draft)
    other.close()
    assert store.open(draft).read_only_reason == ""


def test_opening_again_in_the_same_window_is_no_conflict(store: DraftStore, draft: str) -> None:
    store.open(draft)
    assert store.open(draft).read_only_reason == ""


@pytest.mark.skipif(sys.platform not in {"linux", "win32"}, reason="processes are told apart there")
def test_a_killed_process_keeps_nobody_waiting(store: DraftStore, draft: str, path: Path) -> None:
    program = [sys.executable, "-c", KILLED_WITH_THE_DRAFT_OPEN, str(path), draft]
    assert subprocess.run(program, check=False).returncode == 9
    assert store.open(draft).read_only_reason == ""


def test_a_process_that_took_the_number_of_a_dead_one_keeps_nobody_waiting(
    store: DraftStore, other: DraftStore, draft: str, path: Path
) -> None:
    other.open(draft)
    change(path, "UPDATE leases SET process = 'before the machine was started again'")
    assert store.open(draft).read_only_reason == ""


def test_a_save_based_on_an_older_version_is_refused_and_stores_nothing(
    store: DraftStore, draft: str
) -> None:
    base = store.open(draft).version
    saved = store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS, base_version=base)
    with pytest.raises(DraftConflict, match=r"改过并保存了.*导出"):
        store.save(draft, EMPTY.with_cell(CELL, 2), steps=STEPS, base_version=base - 1)
    assert store.load(draft).cells == {CELL: 1}
    assert store.open(draft).version == saved.version


def test_a_lease_taken_over_in_sleep_is_noticed_by_the_save(
    store: DraftStore, other: DraftStore, draft: str, path: Path, ticks: Ticks
) -> None:
    base = store.open(draft).version
    change(path, "DELETE FROM leases")
    other.open(draft)
    ticks.now += 100
    with pytest.raises(DraftConflict, match="本机另一个窗口"):
        store.save(draft, EMPTY.with_cell(CELL, 2), steps=STEPS, base_version=base)
    assert store.load(draft) == EMPTY


def test_an_equal_report_is_no_conflict(store: DraftStore, other: DraftStore, draft: str) -> None:
    base = store.open(draft).version
    other.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS)
    store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS, base_version=base)


def test_a_save_that_was_reported_as_failed_but_reached_the_disk_is_no_conflict(
    store: DraftStore, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = store.open(draft).version
    with monkeypatch.context() as patch:
        patch.setattr("core.drafts.database.transaction", _commit_and_fail)
        with pytest.raises(DraftsUnavailable, match="磁盘出错"):
            store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS, base_version=base)
    store.save(draft, EMPTY.with_cell(CELL, 2), steps=STEPS, base_version=base)
    assert store.load(draft).cells == {CELL: 2}


def test_saving_goes_on_where_it_is_given_the_last_version(store: DraftStore, draft: str) -> None:
    version = store.open(draft).version
    for count in range(3):
        report = EMPTY.with_cell(CELL, count)
        version = store.save(draft, report, steps=STEPS, base_version=version).version
    assert store.load(draft).cells == {CELL: 2}


def test_another_machine_is_believed_while_it_beats_whatever_the_clocks_say(
    store: DraftStore, draft: str, path: Path, clock: Clock, ticks: Ticks
) -> None:
    there = _open_on_another_machine(path, draft, clock)
    for hours in (-10, 5, 12, -20):
        clock.forward(hours=hours)
        there.take(draft)
        clock.forward(hours=-hours)  # the clock here and the clock there differ by that much
        ticks.now += STANDS_STILL_S + 1
        assert "电脑“PC-2”" in store.open(draft).read_only_reason
    there._connection.close()


def test_another_machine_that_ceased_to_beat_is_watched_for_a_minute(
    store: DraftStore, draft: str, path: Path, clock: Clock, ticks: Ticks
) -> None:
    _open_on_another_machine(path, draft, clock)._connection.close()
    assert store.open(draft).read_only_reason
    ticks.now += STANDS_STILL_S - 1
    assert store.keep() == ()
    ticks.now += 2
    assert store.keep() == (draft,)
    assert store.open(draft).read_only_reason == ""


def test_another_machine_that_ceased_to_beat_yesterday_keeps_nobody_waiting(
    store: DraftStore, draft: str, path: Path, clock: Clock
) -> None:
    _open_on_another_machine(path, draft, clock)._connection.close()
    clock.forward(hours=25)
    assert store.open(draft).read_only_reason == ""


def test_keep_renews_what_is_open_and_a_save_does_too(
    store: DraftStore, draft: str, ticks: Ticks
) -> None:
    def beats() -> int:
        return int(store._connection.execute("SELECT beats FROM leases").fetchone()[0])

    version = store.open(draft).version
    store.keep()
    assert beats() == 2
    saved = store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS, base_version=version)
    assert beats() == 2, "a young beat costs a save nothing"
    ticks.now += 11
    store.save(draft, EMPTY.with_cell(CELL, 2), steps=STEPS, base_version=saved.version)
    assert beats() == 3


def test_a_busy_disk_does_not_keep_a_draft_from_being_opened(
    store: DraftStore, draft: str, path: Path
) -> None:
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN IMMEDIATE")
    opened = store.open(draft)
    reader.close()
    assert opened.read_only_reason == ""
    store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS, base_version=opened.version)
    assert store._leases.held == (draft,)
