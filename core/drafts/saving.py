"""One save: refused when somebody else was quicker, else content, history and line in one change."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from core.drafts.body import from_body, to_body
from core.drafts.content import Content, newest_content
from core.drafts.database import Database
from core.drafts.history import BEGUN, next_number, noted, places_only, write_version
from core.drafts.leases import Leases
from core.drafts.passwords.keyring import Keyring
from core.drafts.problems import saved_elsewhere, taken
from core.drafts.summary import local, stamp, summary
from core.errors import DraftLocked, DraftsUnavailable

if TYPE_CHECKING:
    from core.report import Report


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save gives back: when it was, in local time, and what the next save is based on."""

    moment: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Known:
    """What was read or written last: the next save is compared with it without reading it again."""

    draft_id: str = ""
    version: int = 0
    text: str = ""
    report: "Report | None" = None


class Saver:
    """Writes the drafts of one store."""

    def __init__(
        self, file: Database, leases: Leases, keys: Keyring, clock: Callable[[], datetime]
    ) -> None:
        self._file = file
        self._leases = leases
        self._keys = keys
        self._clock = clock
        self._tried: dict[str, int] = {}
        self.known = Known()

    def save(
        self, draft_id: str, report: "Report", steps: tuple[int, int], base_version: int | None
    ) -> Saved:
        """Store `report` unless it is there already. Raises DraftConflict."""
        text, changes = to_body(report), summary(report, steps)
        with self._file.reading():
            line = self._file.line(draft_id)
            is_same = self._stored(line).text == text
        if is_same and all(line[name] == value for name, value in changes.items()):
            return Saved(local(line["changed"]), line["version"])
        with self._file.writing():
            line = self._file.line(draft_id)
            if self._stored(line).text != text:
                self._check(line, base_version)
                changes |= self._write_content(line, report, text)
            row = {**line, **changes}
            self._file.put("drafts", "id", row)
        self.known = Known(draft_id, row["version"], text, report)
        self._tried.pop(draft_id, None)
        return Saved(local(row["changed"]), row["version"])

    def insert(self, row: Mapping[str, object], body: bytes) -> str:
        """Store a new draft with the line `row` and return its id."""
        draft_id, now = os.urandom(16).hex(), self._clock()
        version = next_number(None, now)
        own = {"id": draft_id, "changed": stamp(now), "deleted": None, "version": version}
        with self._file.writing():
            self._put_content(draft_id, version, now, body, BEGUN, None)
            self._file.put("drafts", "id", {**row, **own})
        return draft_id

    def remember(self, draft_id: str, content: Content, report: "Report") -> None:
        """Take note of what was read, so that the next save need not read it again."""
        self.known = Known(draft_id, content.version, content.text, report)

    def forget(self, draft_id: str) -> None:
        """Forget the text of a draft that was closed or stored in another way."""
        if self.known.draft_id == draft_id:
            self.known = Known()

    def _stored(self, line: sqlite3.Row) -> Known:
        """Return the content on disk; without text when nothing sound is left, which a save then mends."""
        known = self.known
        if (known.draft_id, known.version) == (line["id"], line["version"]):
            return known
        read = partial(self._keys.unpack, line["id"])
        try:
            content = newest_content(self._file.connection, line, read)
            return Known(line["id"], line["version"], content.text)
        except DraftLocked:  # plain text must not take its place
            raise
        except DraftsUnavailable:
            return Known(line["id"])

    def _check(self, line: sqlite3.Row, base_version: int | None) -> None:
        """Raise DraftConflict when the draft was saved by somebody else, or is open elsewhere.

        A save of ours may have reached the disk although it was reported as failed: that is no conflict.
        """
        if base_version is None:
            return
        if line["version"] not in (base_version, self._tried.get(line["id"])):
            raise saved_elsewhere()
        if where := self._leases.hold(line["id"]):
            raise taken(where)

    def _write_content(self, line: sqlite3.Row, report: "Report", text: str) -> dict[str, object]:
        """Write body and version and return what changes in the line."""
        before, now = self._stored(line), self._clock()
        version = next_number(line["version"], now)
        self._tried[line["id"]] = version
        # Also refuses to overwrite the text of a newer program.
        old = before.report or (from_body(before.text) if before.text else None)
        what, body = noted(old, report), self._keys.pack(line["id"], text)
        if self._keys.key_of(line["id"]):
            what = places_only(what)
        self._put_content(line["id"], version, now, body, what, line["version"])
        return {"version": version, "changed": stamp(now), "deleted": None}

    def _put_content(
        self, draft_id: str, version: int, now: datetime, body: bytes, what: str, previous: object
    ) -> None:
        self._file.put(
            "bodies", "draft_id", {"draft_id": draft_id, "version": version, "body": body}
        )
        row = {
            "draft_id": draft_id,
            "number": version,
            "saved": stamp(now),
            "what": what,
            "body": body,
        }
        write_version(self._file.table("versions"), row, previous)
