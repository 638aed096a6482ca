"""The newest content of a draft, from whichever sound copy the database holds.

The text of the newest version is there twice, in `bodies` and in `versions`, on different pages: one
damaged page loses nothing.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from core.drafts.connection import rows_left
from core.drafts.history import sound_versions
from core.drafts.problems import damaged_draft, line_damaged, newer_draft, older_opened
from core.drafts.seals import is_sound, unpack
from core.drafts.summary import local

_BODY = "SELECT * FROM bodies WHERE draft_id = ?"


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a report; `notice` tells the officer what is damaged, "" when nothing is lost."""

    version: int
    text: str
    notice: str = ""


def newest_content(connection: sqlite3.Connection, line: sqlite3.Row) -> Content:
    """Return the newest sound content of the draft on `line`. Raises DraftsUnavailable when none is left."""
    is_line_sound = is_sound("drafts", line)
    found = next(_sound_copies(connection, line), None)
    if found is None:
        raise damaged_draft()
    version, text, saved = found
    if not is_line_sound:
        return Content(version, text, line_damaged())
    return Content(version, text, "" if version == line["version"] else older_opened(local(saved)))


def unchecked_content(connection: sqlite3.Connection, line: sqlite3.Row) -> Content:
    """Return the content of a draft that a newer program wrote and sealed in its own way."""
    try:
        row = connection.execute(_BODY, (line["id"],)).fetchone()
        return Content(row["version"], unpack(row["body"]))
    except (IndexError, TypeError, ValueError, sqlite3.OperationalError) as error:
        raise newer_draft() from error


def _sound_copies(
    connection: sqlite3.Connection, line: sqlite3.Row
) -> Iterator[tuple[int, str, str]]:
    """Yield version, text and time of sound copies, the newest first."""
    for row in rows_left(connection, _BODY, (line["id"],)):
        if is_sound("bodies", row):
            yield row["version"], unpack(row["body"]), line["changed"]
    for row in sound_versions(connection, line["id"]):
        yield row["number"], unpack(row["body"]), row["saved"]
