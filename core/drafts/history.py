"""The versions of a draft: written beside each save, listed and read back."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from core.drafts.connection import rows_left
from core.drafts.problems import damaged_version, version_gone
from core.drafts.seals import is_sound, sealed
from core.drafts.summary import local, moment, storable
from core.drafts.thinning import surplus
from core.keys import parse_key

if TYPE_CHECKING:
    from sqlite_utils.db import Table

    from core.report import Report

MERGED_FOR = timedelta(seconds=60)
BEGUN = "*"  # in `what`: the first version of a draft
LOCKED_THEN = "*locked"  # … the version written when a password was set
UNLOCKED_THEN = "*unlocked"
MOST_PLACES = 5
ROUND = 10  # surplus versions go in about tens: nine new versions of ten look for none
LARGEST = 2**53  # of a sound number; milliseconds until the year 9999 are less

_EVENTS = {BEGUN: "新建", LOCKED_THEN: "设置密码", UNLOCKED_THEN: "去掉密码"}
_NEWEST_FIRST = "FROM versions WHERE draft_id = ? ORDER BY number DESC"
_ONE = "FROM versions WHERE draft_id = ? AND number = ?"


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A line of the history of a draft. `saved` is local time with its zone; `what` names what changed."""

    number: int
    saved: datetime
    what: str


def next_number(previous: object, now: datetime) -> int:
    """Return the number of the next version: the time in milliseconds, but always more than `previous`.

    So numbers rise when the clock is set back, and a draft that went on from an older copy of the
    database gets higher ones than the drafts it was copied from: the highest is the newest anywhere.
    """
    least = previous + 1 if isinstance(previous, int) and 0 <= previous < LARGEST else 1
    return max(int(now.timestamp() * 1000), least)


def noted(before: "Report | None", after: "Report") -> str:
    """Return which places changed, one a line: its key, for a passage also its sub-heading.

    The first five, then how many more. The words for it are found when the history is read.
    """
    from core.comparing import changes

    if before is None:
        return ""
    found = changes(before, after)
    lines = [storable(" ".join(f"{one.key} {one.title}".split())) for one in found[:MOST_PLACES]]
    return "\n".join([*lines, *([f"+{rest}"] if (rest := len(found) - MOST_PLACES) > 0 else [])])


def places_only(what: str) -> str:
    """Return what `noted` wrote without the sub-headings, which are the officer's words."""
    return "\n".join(line.partition(" ")[0] for line in what.splitlines())


def write_version(table: "Table", row: dict[str, object], previous: object) -> None:
    """Store a version after the version `previous`, or in its place when it goes on with the same field.

    `row` has draft_id, number, saved, what and body.
    """
    connection = table.db.conn
    newest = connection.execute(f"SELECT * {_ONE}", (row["draft_id"], previous)).fetchone()
    started = row["saved"]
    if goes_on := newest is not None and _goes_on(newest, row):
        started = newest["started"]
        connection.execute(f"DELETE {_ONE}", (row["draft_id"], previous))
    table.insert(sealed("versions", {**row, "started": started}))
    if not goes_on:
        _thin_out(connection, str(row["draft_id"]))


def _goes_on(newest: sqlite3.Row, row: dict[str, object]) -> bool:
    """Return whether the newest version was begun within a minute and only the same field changed in both.

    Without this the last 50 versions would be one minute of typing into one field.
    """
    place, started, saved = (
        _only_place(row["what"]),
        moment(newest["started"]),
        moment(row["saved"]),
    )
    if not place or place != _only_place(newest["what"]) or not started or not saved:
        return False
    return timedelta(0) <= saved - started < MERGED_FOR


def _only_place(what: object) -> str:
    places = str(what).splitlines()
    return places[0].split()[0] if len(places) == 1 and places[0] != BEGUN else ""


def _thin_out(connection: sqlite3.Connection, draft_id: str) -> None:
    rows = connection.execute(f"SELECT number, saved {_NEWEST_FIRST}", (draft_id,)).fetchall()
    if len(rows) % ROUND:
        return
    saved = [(row["number"], when) for row in rows if (when := moment(row["saved"]))]
    gone = surplus([when for _number, when in saved])
    connection.executemany(f"DELETE {_ONE}", [(draft_id, saved[place][0]) for place in gone])


def sound_versions(connection: sqlite3.Connection, draft_id: str) -> Iterator[sqlite3.Row]:
    """Yield the versions of a draft that are as they were written, newest first; damaged ones are left out.

    One by one: a damaged page must not hide the versions on the others.
    """
    for line in rows_left(connection, f"SELECT number {_NEWEST_FIRST}", (draft_id,)):
        for row in rows_left(connection, f"SELECT * {_ONE}", (draft_id, line["number"])):
            if is_sound("versions", row):
                yield row


def sound_version(connection: sqlite3.Connection, draft_id: str, number: int) -> sqlite3.Row:
    """Return one version. Raises DraftsUnavailable when it is gone or damaged."""
    row = connection.execute(f"SELECT * {_ONE}", (draft_id, number)).fetchone()
    if row is None:
        raise version_gone()
    if not is_sound("versions", row):
        raise damaged_version()
    return cast(sqlite3.Row, row)


def as_version(row: sqlite3.Row, format_id: str) -> VersionInfo:
    """Return the line of a sound version; `format_id` is the form that names the fields."""
    return VersionInfo(row["number"], local(row["saved"]), in_words(row["what"], format_id))


def in_words(what: str, format_id: str) -> str:
    """Return the officer's words for what `noted` wrote.

    >>> in_words("facts.unit\\nproactive.fees.amount\\n+3", "2021-30")
    '单位全称、表二 行政事业性收费／本年收费金额（单位：万元），还有 3 处'
    """
    from core.comparing import place_name
    from core.forms.installed import known_formats, load_format

    if what in _EVENTS:
        return _EVENTS[what]
    places = [line for line in what.splitlines() if not line.startswith("+")]
    more = sum(int(line) for line in what.splitlines() if line.startswith("+"))
    if not places:
        return "没有看得见的改动"
    if format_id not in known_formats():
        return f"改动 {len(places) + more} 处"
    form, names = load_format(format_id), []
    for line in places:
        name, _space, title = line.partition(" ")
        key = parse_key(name)
        names.append(place_name(form, key, title) if key else name)
    return "、".join(dict.fromkeys(names)) + (f"，还有 {more} 处" if more else "")
