"""The newest content of a draft, from whichever sound copy the database holds.

The text of the newest version is there twice, in `bodies` and in `versions`, on different pages: one
damaged page loses nothing.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.drafts.connection import rows_left
from core.drafts.history import sound_versions
from core.drafts.problems import damaged_draft, line_damaged, newer_draft, older_opened
from core.drafts.seals import is_sound, unpack
from core.drafts.summary import local

Read = Callable[[object], str]

_BODY = "SELECT * FROM bodies WHERE draft_id = ?"


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a report, and the body it is stored as, which may be locked.

    `notice` tells the officer what is damaged, "" when nothing is lost.
    """

    version: int
    text: str
    body: bytes
    notice: str = ""


def newest_content(
    connection: sqlite3.Connection, line: sqlite3.Row, read: Read = unpack
) -> Content:
    """Return the newest sound content of the draft on `line`; `read` makes the text of a body.

    Raises DraftsUnavailable when none is left, DraftLocked when `read` does.
    """
    for version, body, saved in sound_copies(connection, line):
        try:
            text = read(body)
        except ValueError:  # sealed well, yet no body, or not what was locked: somebody tampered
            continue
        if not is_sound("drafts", line):
            return Content(version, text, body, line_damaged())
        is_newest = version == line["version"]
        return Content(version, text, body, "" if is_newest else older_opened(local(saved)))
    raise damaged_draft()


def unchecked_content(
    connection: sqlite3.Connection, line: sqlite3.Row, read: Read = unpack
) -> Content:
    """Return the content of a draft that a newer program wrote and sealed in its own way."""
    try:
        row = connection.execute(_BODY, (line["id"],)).fetchone()
        return Content(row["version"], read(row["body"]), row["body"])
    except (IndexError, TypeError, ValueError, sqlite3.OperationalError) as error:
        raise newer_draft() from error


def sound_copies(
    connection: sqlite3.Connection, line: sqlite3.Row
) -> Iterator[tuple[int, bytes, str]]:
    """Yield version, body and time of sound copies, the newest first."""
    for row in rows_left(connection, _BODY, (line["id"],)):
        if is_sound("bodies", row):
            yield row["version"], row["body"], line["changed"]
    for row in sound_versions(connection, line["id"]):
        yield row["number"], row["body"], row["saved"]
