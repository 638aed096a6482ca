"""The officer's drafts: list, load, save, rename, copy, delete with undo.

The list needs only `sqlite3`. Writing goes through sqlite-utils, whose import takes about as long
as the whole start of the program: it is put off to the first write, or to `warm_up`, and what
reads a report to the first report.
"""

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core.drafts.connection import connect, make_durable, transaction
from core.drafts.problems import in_sentences, missing
from core.drafts.schema import bring_up_to_date, check_readable
from core.drafts.summary import COLUMNS, DraftInfo, as_info, local, stamp, storable, summary

if TYPE_CHECKING:
    from sqlite_utils.db import Table

    from core.report import Report

__all__ = ["FILE_NAME", "DraftInfo", "DraftStore", "local_now", "warm_up"]

FILE_NAME = "drafts.sqlite"
KEPT_AFTER_DELETE = timedelta(days=30)
WAIT_MS = 2000  # a virus scanner is done by then; longer would look like a frozen window

_NEWEST_FIRST = (
    f"SELECT {', '.join(COLUMNS)} FROM drafts "
    "WHERE deleted IS NULL ORDER BY changed DESC, rowid DESC"
)
_EVERYTHING = f"SELECT {', '.join(COLUMNS)}, deleted, body FROM drafts LIMIT 0"  # fails if damaged
_ONE = "SELECT * FROM drafts WHERE id = ?"
_LONG_DELETED = "FROM drafts WHERE deleted < ?"


def local_now() -> datetime:
    """Return the time on the officer's clock, with its zone."""
    return datetime.now().astimezone()


def warm_up() -> None:
    """Import what the first write needs. To be called when the window stands and nobody types."""
    import sqlite_utils  # noqa: F401

    import core.drafts.body  # noqa: F401


class DraftStore:
    """The draft database. Everything it does raises DraftsUnavailable when the file refuses.

    To be used from the thread that opened it, and from no other.
    """

    def __init__(
        self, path: Path, *, clock: Callable[[], datetime] = local_now, wait_ms: int = WAIT_MS
    ) -> None:
        """Open the database at `path`, or create it with its folder."""
        self._path = path
        self._clock = clock
        with in_sentences(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = connect(path, wait_ms)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        check_readable(self._connection, self._path)
        make_durable(self._connection)
        bring_up_to_date(self._connection, self._path, self._clock())
        self._connection.execute(_EVERYTHING)
        self._purge()

    @cached_property
    def _table(self) -> "Table":
        from sqlite_utils import Database

        # Plugins are code of other packages on the machine.
        database = Database(self._connection, execute_plugins=False, recursive_triggers=False)
        return database.table("drafts")

    def drafts(self) -> tuple[DraftInfo, ...]:
        """Return all drafts that are not deleted, newest change first."""
        with in_sentences(self._path):
            rows = self._connection.execute(_NEWEST_FIRST).fetchall()
        return tuple(map(as_info, rows))

    def info(self, draft_id: str) -> DraftInfo:
        """Return the line of one draft, also of a deleted one."""
        return as_info(self._row(draft_id))

    def load(self, draft_id: str) -> "Report":
        """Return the report as it was saved last, also of a deleted draft."""
        from core.drafts.body import from_body

        return from_body(self._row(draft_id)["body"])

    def create(self, report: "Report", *, name: str = "", steps: tuple[int, int] = (0, 8)) -> str:
        """Store a new draft and return its id."""
        from core.drafts.body import to_body

        row = {"name": storable(name), **summary(report, steps), "body": to_body(report)}
        return self._insert(row)

    def save(self, draft_id: str, report: "Report", *, steps: tuple[int, int]) -> datetime:
        """Store `report` and return when it was saved; it is on disk then.

        An unchanged report keeps its last time. A changed one whose draft was deleted meanwhile
        brings it back: somebody is still writing it.
        """
        from core.drafts.body import to_body

        row, body = self._row(draft_id), to_body(report)
        changes = summary(report, steps)
        if row["body"] != body:
            changes |= {"body": body, "changed": self._now(), "deleted": None}
        if any(row[column] != value for column, value in changes.items()):
            self._update(draft_id, changes)
        return local({**row, **changes}["changed"])

    def rename(self, draft_id: str, name: str) -> None:
        """Give the draft another name; that is no change of the report."""
        self._update(draft_id, {"name": storable(name)})

    def copy(self, draft_id: str) -> str:
        """Store a second draft with the same content and return its id."""
        row = self._row(draft_id)
        return self._insert({**row, "name": f"{row['name'] or row['unit']}（副本）"})

    def delete(self, draft_id: str) -> None:
        """Take the draft off the list; `restore` undoes it until it is purged, 30 days later."""
        # Not before the last change: a clock that stood in the past would have it purged at once.
        deleted = max(self._clock(), local(self._row(draft_id)["changed"]))
        self._update(draft_id, {"deleted": stamp(deleted)})

    def restore(self, draft_id: str) -> None:
        """Put a deleted draft back on the list."""
        self._update(draft_id, {"deleted": None})

    def close(self) -> None:
        """Close the file. Nothing waits to be written: every save is on disk already."""
        self._connection.close()

    def _row(self, draft_id: str) -> sqlite3.Row:
        with in_sentences(self._path):
            row = self._connection.execute(_ONE, (draft_id,)).fetchone()
        if row is None:
            raise missing()
        return cast(sqlite3.Row, row)

    def _insert(self, row: Mapping[str, object]) -> str:
        draft_id = os.urandom(16).hex()
        own = {"id": draft_id, "changed": self._now(), "deleted": None}
        with in_sentences(self._path), transaction(self._connection):
            self._table.insert({**row, **own})
        return draft_id

    def _update(self, draft_id: str, changes: dict[str, object]) -> None:
        with in_sentences(self._path), transaction(self._connection):
            self._row(draft_id)
            self._table.update(draft_id, changes)

    def _purge(self) -> None:
        """Remove what was deleted long ago, so that an opening without such takes no lock."""
        before = (stamp(self._clock() - KEPT_AFTER_DELETE),)
        if not self._connection.execute(f"SELECT id {_LONG_DELETED}", before).fetchone():
            return
        # A file that cannot be written can still be read; the next start tries again.
        with suppress(sqlite3.OperationalError), transaction(self._connection):
            self._connection.execute(f"DELETE {_LONG_DELETED}", before)

    def _now(self) -> str:
        return stamp(self._clock())
