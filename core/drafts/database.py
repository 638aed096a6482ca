"""The open database file: prepared, read, and written one sealed change at a time."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core.drafts.connection import connect, make_durable, put, transaction
from core.drafts.problems import full_to_delete, in_sentences, missing, newer, newer_read_only
from core.drafts.schema import bring_up_to_date, check_readable, is_newer
from core.drafts.summary import COLUMNS, stamp
from core.errors import DraftsUnavailable

if TYPE_CHECKING:
    import sqlite_utils
    from sqlite_utils.db import Table

WORKING_WAIT_MS = 300
KEPT_AFTER_DELETE = timedelta(days=30)

_EVERY_COLUMN = (  # each fails when its table is damaged, and reads no row
    f"SELECT {', '.join(COLUMNS)}, deleted, version, sha256 FROM drafts LIMIT 0",
    "SELECT draft_id, version, sha256, body FROM bodies LIMIT 0",
    "SELECT draft_id, number, started, saved, what, sha256, body FROM versions LIMIT 0",
    "SELECT draft_id, owner, host, pid, process, beats, beat FROM leases LIMIT 0",
)
_LISTED = f"SELECT {', '.join(COLUMNS)}, deleted FROM drafts LIMIT 0"
_LOCKED = (  # in the words of the index, which holds these only: no other body is read
    "SELECT draft_id FROM bodies WHERE substr(body, 1, 15) = x'6e69616e62616f2d6c6f636b65643a'"
)
_LINE = "SELECT * FROM drafts WHERE id = ?"
_LONG_DELETED = "SELECT id FROM drafts WHERE deleted < ?"
_FORGET = (
    "DELETE FROM bodies WHERE draft_id = ?",
    "DELETE FROM versions WHERE draft_id = ?",
    "DELETE FROM leases WHERE draft_id = ?",
    "DELETE FROM drafts WHERE id = ?",
)
_FILL_RESERVE = (
    "INSERT INTO reserve SELECT zeroblob(16384) WHERE NOT EXISTS (SELECT 1 FROM reserve)"
)


class Database:
    """The file at `path`, created when there is none. `read_only_reason` is "" when it can be written."""

    def __init__(self, path: Path, clock: Callable[[], datetime], wait_ms: int) -> None:
        self.path = path
        self.read_only_reason = ""
        with in_sentences(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.connection = connect(path, wait_ms)
            try:
                self._prepare(clock())
                # Somebody looks at the window from now on; what cannot be saved is tried again.
                self.connection.execute(f"PRAGMA busy_timeout = {min(wait_ms, WORKING_WAIT_MS)}")
            except BaseException:
                self.connection.close()
                raise

    def _prepare(self, now: datetime) -> None:
        check_readable(self.connection, self.path)
        if is_newer(self.connection):
            return self._only_read()
        make_durable(self.connection)
        bring_up_to_date(self.connection, self.path, now)
        for query in _EVERY_COLUMN:
            self.connection.execute(query)
        return self._tidy_up(stamp(now - KEPT_AFTER_DELETE))

    def _only_read(self) -> None:
        """Let nothing be written; what the list shows must be where it is today."""
        self.connection.execute("PRAGMA query_only = ON")
        try:
            self.connection.execute(_LISTED)
        except sqlite3.OperationalError as error:
            raise newer(self.path) from error
        self.read_only_reason = newer_read_only(self.path)

    def _tidy_up(self, before: str) -> None:
        """Remove what was deleted long ago; write nothing, and so take no lock, when there is none."""
        old = self.connection.execute(_LONG_DELETED, (before,)).fetchall()
        is_reserved = self.connection.execute("SELECT 1 FROM reserve").fetchone()
        if is_reserved and not old:
            return
        # A file that cannot be written can still be read; the next start tries again.
        with suppress(sqlite3.OperationalError), transaction(self.connection):
            self.connection.execute(_FILL_RESERVE)
            for row in old:
                self.forget(row["id"])

    @cached_property
    def _tables(self) -> "sqlite_utils.Database":
        from sqlite_utils import Database

        # Plugins are code of other packages on the machine.
        return Database(self.connection, execute_plugins=False, recursive_triggers=False)

    def table(self, name: str) -> "Table":
        """Return a table to write to."""
        return self._tables.table(name)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn what goes wrong inside into DraftsUnavailable."""
        with in_sentences(self.path):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Do everything inside as one change. Raises DraftsUnavailable when nothing may be written."""
        if self.read_only_reason:
            raise DraftsUnavailable(self.read_only_reason)
        with in_sentences(self.path), transaction(self.connection):
            yield

    def write_on_full_disk(self, change: Callable[[], object]) -> None:
        """Do `change`, on a full disk with the room that is kept in reserve in the file for it."""
        try:
            with self.writing():
                change()
        except DraftsUnavailable as error:
            if not _is_full(error):
                raise
            self._write_with_reserve(change)

    def _write_with_reserve(self, change: Callable[[], object]) -> None:
        try:
            with self.writing():
                self.connection.execute("DELETE FROM reserve")
                change()
        except DraftsUnavailable as error:
            raise full_to_delete(self.path) if _is_full(error) else error from error.__cause__

    def line(self, draft_id: str) -> sqlite3.Row:
        """Return the row of a draft in the list. Raises DraftsUnavailable when it is gone."""
        row = self.connection.execute(_LINE, (draft_id,)).fetchone()
        if row is None:
            raise missing()
        return cast(sqlite3.Row, row)

    def put(self, table: str, key: str, row: Mapping[str, object]) -> None:
        """Insert the row with the sha256 that belongs to it, or put it in the place of the old one."""
        from core.drafts.seals import sealed

        put(self.connection, table, key, sealed(table, row))

    def forget(self, draft_id: str) -> None:
        """Remove a draft with its history for good."""
        for statement in _FORGET:
            self.connection.execute(statement, (draft_id,))

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def locked_drafts(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the drafts under a password; a damaged page must not hide the list."""
    try:
        return frozenset(row["draft_id"] for row in connection.execute(_LOCKED))
    except sqlite3.DatabaseError:
        return frozenset()


def _is_full(error: DraftsUnavailable) -> bool:
    return getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
