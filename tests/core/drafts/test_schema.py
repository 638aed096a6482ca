"""Migrations: in order, whole or not at all, never on a file that is newer or not ours."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.drafts.connection import connect
from core.drafts.schema import APPLICATION_ID, MIGRATIONS, bring_up_to_date, version_of
from core.drafts.store import DraftStore
from core.errors import DraftsUnavailable
from core.report import Report
from tests.helpers.clock import Clock

Migration = Callable[[sqlite3.Connection], object]


def _add_note(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE drafts ADD COLUMN note TEXT NOT NULL DEFAULT ''")


def _add_notes(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE notes (draft TEXT, note TEXT)")


def _drop_steps(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE drafts DROP COLUMN steps_all")


def _fail_half_way(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE drafts ADD COLUMN half TEXT")
    raise sqlite3.OperationalError("disk I/O error")


EMPTY = Report("2021-30")
FUTURE = (*MIGRATIONS, _add_note, _add_notes)


@pytest.fixture
def draft(path: Path) -> str:
    """Return the id of a draft in a file of the present version."""
    store = DraftStore(path)
    draft = store.create(Report("2021-30").with_fact("unit", "局"), name="旧稿")
    store.close()
    return draft


def _migrated(path: Path, clock: Clock, migrations: tuple[Migration, ...]) -> int:
    with closing(connect(path, 50)) as connection:
        bring_up_to_date(connection, path, clock.now, migrations)
        return version_of(connection)


def _columns(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute("PRAGMA table_info(drafts)")]


def test_a_new_file_is_ours_and_of_the_newest_version(path: Path, draft: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert version_of(connection) == len(MIGRATIONS)
    assert [file.name for file in path.parent.glob("*.sqlite")] == [path.name], "nothing to copy"


def test_missing_migrations_run_in_order_and_keep_the_drafts(
    path: Path, draft: str, clock: Clock
) -> None:
    assert _migrated(path, clock, FUTURE) == len(FUTURE)
    assert "note" in _columns(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id, name, note FROM drafts").fetchall() == [
            (draft, "旧稿", "")
        ]


def test_before_each_migration_a_sound_copy_is_kept(path: Path, draft: str, clock: Clock) -> None:
    _migrated(path, clock, FUTURE)
    copies = sorted(path.parent.glob("drafts-v*"))
    versions = range(len(MIGRATIONS), len(FUTURE))
    assert [copy.name for copy in copies] == [
        f"drafts-v{version}-20250120-103200.sqlite" for version in versions
    ]
    store = DraftStore(copies[0])
    assert store.load(draft).unit == "局"
    store.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    path: Path, draft: str, clock: Clock
) -> None:
    before = _columns(path)
    with pytest.raises(sqlite3.OperationalError):
        _migrated(path, clock, (*MIGRATIONS, _fail_half_way))
    assert _columns(path) == before
    store = DraftStore(path)
    assert store.load(draft).unit == "局"
    store.close()


def test_an_up_to_date_file_is_not_written(path: Path, draft: str, clock: Clock) -> None:
    before = path.read_bytes()
    DraftStore(path).close()
    assert path.read_bytes() == before


def _make_newer(path: Path, clock: Clock) -> None:
    _migrated(path, clock, FUTURE)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def test_a_newer_file_can_be_looked_at_and_is_not_touched(
    path: Path, draft: str, clock: Clock
) -> None:
    _make_newer(path, clock)
    before = path.read_bytes()
    store = DraftStore(path)
    assert "安装新版本" in store.read_only_reason
    assert [info.id for info in store.drafts()] == [draft]
    opened = store.open(draft)
    assert opened.report.unit == "局"
    assert opened.read_only_reason == store.read_only_reason
    store.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "call", ["save", "create", "rename", "copy", "delete", "restore", "remove"]
)
def test_nothing_is_written_to_a_newer_file(
    path: Path, draft: str, clock: Clock, call: str
) -> None:
    _make_newer(path, clock)
    before = path.read_bytes()
    store = DraftStore(path)
    values = {"create": (EMPTY,), "rename": (draft, "名"), "save": (draft, EMPTY)}
    steps = {"steps": (1, 8)} if call == "save" else {}
    with pytest.raises(DraftsUnavailable, match=r"更新版本.*安装新版本"):
        getattr(store, call)(*values.get(call, (draft,)), **steps)
    store.keep()
    store.close()
    assert path.read_bytes() == before


def test_a_newer_file_of_another_shape_is_refused(path: Path, draft: str, clock: Clock) -> None:
    _migrated(path, clock, (*FUTURE, _drop_steps))
    with pytest.raises(DraftsUnavailable, match=r"更新版本.*读不懂.*安装新版本"):
        DraftStore(path)


def test_the_database_of_another_program_is_refused_and_not_touched(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE drafts (id)")
    before = path.read_bytes()
    with pytest.raises(DraftsUnavailable, match="不是年报助手的草稿库"):
        DraftStore(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_new_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    store = DraftStore(path)
    assert store.drafts() == ()
    store.close()
