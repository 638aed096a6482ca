"""The officer's drafts: list, open, save, rename, copy, delete with undo, and the history of each.

The list needs only `sqlite3`. Writing goes through sqlite-utils, whose import takes about as long
as the whole start of the program: it is put off to the first write, or to `warm_up`, and what
reads a report to the first report.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.drafts.database import Database, locked_drafts
from core.drafts.holding import Holding
from core.drafts.leases import Leases
from core.drafts.passwords.keyring import Keyring
from core.drafts.problems import read_only_draft
from core.drafts.summary import COLUMNS, DraftInfo, as_info, stamp, storable, summary
from core.errors import DraftsUnavailable

if TYPE_CHECKING:
    from core.drafts.content import Content, Read
    from core.drafts.passwords.protecting import Protection
    from core.drafts.saving import Saved, Saver
    from core.drafts.versions import Versions
    from core.report import Report

FILE_NAME = "drafts.sqlite"
Steps = tuple[int, int]  # done, all

WAIT_MS = 2000  # for the opening: a virus scanner is done by then

_NEWEST_FIRST = (
    f"SELECT {', '.join(COLUMNS)} FROM drafts "
    "WHERE deleted IS NULL ORDER BY changed DESC, rowid DESC"
)

_LATEST_DELETED_FIRST = (
    f"SELECT {', '.join(COLUMNS)} FROM drafts "
    "WHERE deleted IS NOT NULL ORDER BY deleted DESC, rowid DESC"
)


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft as it was read. `version` is what a save of it is to be based on.

    `read_only_reason` says why it can only be looked at, "" when it can be changed; `notice` what is
    damaged, "" when nothing is. `is_unwritable`: the file was read-only when the store was opened, and
    SQLite keeps to that; a fresh store may be able to write by now.
    """

    report: "Report"
    version: int
    read_only_reason: str = ""
    notice: str = ""
    is_unwritable: bool = False


def local_now() -> datetime:
    """Return the time on the officer's clock, with its zone."""
    return datetime.now().astimezone()


def warm_up() -> None:
    """Import what the first write needs. To be called when the window stands and nobody types."""
    import sqlite_utils  # noqa: F401

    import core.comparing
    import core.drafts.saving  # noqa: F401


class DraftStore:
    """The draft database. Everything it does raises DraftsUnavailable when the file refuses.

    To be used from the thread that opened it, and from no other.
    """

    def __init__(
        self, path: Path, *, clock: Callable[[], datetime] = local_now, wait_ms: int = WAIT_MS
    ) -> None:
        """Open the database at `path`, or create it with its folder. Raises DraftsDamaged for a damaged one."""
        self._clock = clock
        self._file = Database(path, clock, wait_ms)
        self._connection = self._file.connection
        self._leases = Leases(self._connection, clock)
        self._holding = Holding(self._file, self._leases)
        self._keys = Keyring()

    @property
    def path(self) -> Path:
        """Return where the database file is."""
        return self._file.path

    @property
    def read_only_reason(self) -> str:
        """Return why nothing at all can be changed, "" when it can: a newer program wrote the file."""
        return self._file.read_only_reason

    @cached_property
    def _saver(self) -> "Saver":
        from core.drafts.saving import Saver

        return Saver(self._file, self._leases, self._keys, self._clock)

    @cached_property
    def passwords(self) -> "Protection":
        """Return what gives drafts a password and opens those that have one."""
        from core.drafts.passwords.protecting import Protection

        return Protection(self._file, self._leases, self._keys, self._clock)

    @cached_property
    def versions(self) -> "Versions":
        """Return what lists and reads the kept versions of drafts."""
        from core.drafts.versions import Versions

        return Versions(self._file, self._keys)

    def drafts(self) -> tuple[DraftInfo, ...]:
        """Return all drafts that are not deleted, newest change first."""
        return self._infos(_NEWEST_FIRST)

    def deleted(self) -> tuple[DraftInfo, ...]:
        """Return the drafts that `restore` can still bring back, the one deleted last first."""
        return self._infos(_LATEST_DELETED_FIRST)

    def info(self, draft_id: str) -> DraftInfo:
        """Return the line of one draft, also of a deleted one."""
        return as_info(self._line(draft_id))

    def open(self, draft_id: str) -> OpenDraft:
        """Return a draft to work on. Until `give_back` everybody else gets it to look at only.

        Raises DraftLocked when it has a password that was not given, see `passwords`.
        """
        from core.drafts.body import from_body

        reason = self._holding.take(draft_id)
        try:
            line = self._line(draft_id)  # after the lease: nobody saves any more
            content = self._content(line)
            report = from_body(content.text)
        except DraftsUnavailable:
            self.give_back(draft_id)
            raise
        if not content.notice:
            self._saver.remember(draft_id, content, report)
        is_unwritable = reason == read_only_draft(self.path)
        return OpenDraft(report, line["version"], reason, content.notice, is_unwritable)

    def load(self, draft_id: str) -> "Report":
        """Return the report as it was saved last, also of a deleted draft, and leave it open to others."""
        from core.drafts.body import from_body

        return from_body(self._content(self._line(draft_id)).text)

    def keep(self) -> tuple[str, ...]:
        """Tell the others that the open drafts still are; return those that were open elsewhere and are free now.

        To be called every 20 s.
        """
        return self._holding.keep()

    def give_back(self, draft_id: str) -> None:
        """Let others work on the draft, and forget its password."""
        self._holding.give_back(draft_id)
        if self._keys.key_of(draft_id):
            self._keys.put(draft_id, None)
            self._saver.forget(draft_id)

    def create(
        self, report: "Report", *, name: str = "", steps: Steps = (0, 8), like: str = ""
    ) -> str:
        """Store a new draft and return its id; with the password of the open draft `like`, when that has one."""
        from core.drafts.body import to_body

        row = {"name": storable(name), **summary(report, steps)}
        draft_id = self._saver.insert(row, self._keys.pack(like, to_body(report)))
        self._keys.put(draft_id, self._keys.key_of(like))
        return draft_id

    def create_locked(self, body: bytes, like: DraftInfo, *, name: str) -> str:
        """Store a new draft that came locked, under its own password, and return its id.

        `like` says for the list what is in it.
        """
        columns = ("unit", "year", "format_id", "steps_done", "steps_all")
        row = {column: getattr(like, column) for column in columns}
        return self._saver.insert({**row, "name": storable(name)}, body)

    def save(
        self, draft_id: str, report: "Report", *, steps: Steps, base_version: int | None = None
    ) -> "Saved":
        """Store `report`; it is on disk when this returns. An unchanged report keeps its last time.

        Raises DraftConflict, and stores nothing, when the draft is not at `base_version` any more or
        is open elsewhere; None overwrites whatever is there. A changed report whose draft was deleted
        meanwhile brings it back: somebody is still writing it.
        """
        return self._saver.save(draft_id, report, steps, base_version)

    def rename(self, draft_id: str, name: str) -> None:
        """Give the draft another name; that is no change of the report."""
        self._update(draft_id, {"name": storable(name)})

    def copy(self, draft_id: str) -> str:
        """Store a second draft with the same content and password and return its id, without the history."""
        line = self._line(draft_id)
        copied = {**line, "name": f"{line['name'] or line['unit']}（副本）"}
        return self._saver.insert(copied, self._content(line, lambda _body: "").body)

    def delete(self, draft_id: str) -> None:
        """Take the draft off the list; `restore` undoes it until it is purged, 30 days later."""
        # Not before the last change: a clock that stood in the past would have it purged at once.
        changed = as_info(self._line(draft_id)).changed
        deleted: dict[str, object] = {"deleted": stamp(max(self._clock(), changed))}
        self._file.write_on_full_disk(lambda: self._put(draft_id, deleted))

    def restore(self, draft_id: str) -> None:
        """Put a deleted draft back on the list."""
        self._update(draft_id, {"deleted": None})

    def remove(self, draft_id: str) -> None:
        """Remove a draft with its history for good. Later saves get its room in the file, also on a full disk."""
        self._file.write_on_full_disk(lambda: self._file.forget(draft_id))

    def close(self) -> None:
        """Give the open drafts back and close the file. Every save is on disk already."""
        self._holding.give_all_back()
        self._file.close()

    def _infos(self, query: str) -> tuple[DraftInfo, ...]:
        with self._file.reading():
            rows = self._connection.execute(query).fetchall()
            locked = locked_drafts(self._connection)
        return tuple(replace(info, is_locked=info.id in locked) for info in map(as_info, rows))

    def _line(self, draft_id: str) -> sqlite3.Row:
        with self._file.reading():
            return self._file.line(draft_id)

    def _content(self, line: sqlite3.Row, read: "Read | None" = None) -> "Content":
        from core.drafts.content import newest_content, unchecked_content

        with self._file.reading():
            find = unchecked_content if self.read_only_reason else newest_content
            return find(self._connection, line, read or partial(self._keys.unpack, line["id"]))

    def _update(self, draft_id: str, changes: dict[str, object]) -> None:
        with self._file.writing():
            self._put(draft_id, changes)

    def _put(self, draft_id: str, changes: dict[str, object]) -> None:
        self._file.put("drafts", "id", {**self._file.line(draft_id), **changes})
