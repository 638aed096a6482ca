"""What the list of drafts shows of a draft: `DraftInfo`, from a report and back from a row."""

import sqlite3
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.drafts.problems import damaged_draft
from core.errors import DraftsUnavailable

if TYPE_CHECKING:
    from core.report import Report

POSSIBLE_YEARS = range(1, 10_000)


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """A line of the list of drafts. `changed` is local time with its zone.

    `is_damaged` tells that this line itself makes no sense any more; the report may still be there.
    `is_locked` tells that the report is under a password.
    """

    id: str
    name: str
    unit: str
    year: int | None
    steps_done: int
    steps_all: int
    changed: datetime
    format_id: str
    is_damaged: bool = False
    is_locked: bool = False

    @property
    def shown_name(self) -> str:
        """Return what the list calls the draft."""
        return shown_name(self.name, self.unit, self.year)


COLUMNS = tuple(
    column.name for column in fields(DraftInfo) if column.name not in {"is_damaged", "is_locked"}
)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def shown_name(name: str, unit: str, year: int | None) -> str:
    """Return the name of a draft, else its unit and year.

    >>> shown_name("初稿", "某局", 2024), shown_name("", "某局", 2024), shown_name("", "", None)
    ('初稿', '某局 2024年', '未写单位')
    """
    return name or (unit or "未写单位") + (f" {year}年" if year else "")


def as_info(row: sqlite3.Row) -> DraftInfo:
    """Return the line of a row that holds at least `COLUMNS`; one damaged row must not hide the others."""
    try:
        return _sound_info(row)
    except (DraftsUnavailable, ValueError):
        name = row["name"] if isinstance(row["name"], str) else ""
        changed = moment(row["changed"]) or LONG_AGO.astimezone()
        return DraftInfo(str(row["id"]), name, "", None, 0, 0, changed, "", is_damaged=True)


def _sound_info(row: sqlite3.Row) -> DraftInfo:
    texts = (row["id"], row["name"], row["unit"], row["format_id"])
    counts = (row["steps_done"], row["steps_all"], row["year"] or 0)
    if not all(isinstance(one, str) for one in texts) or not all(
        isinstance(one, int) for one in counts
    ):
        raise ValueError("not a line")
    return DraftInfo(**{name: row[name] for name in COLUMNS} | {"changed": local(row["changed"])})


def summary(report: "Report", steps: tuple[int, int]) -> dict[str, object]:
    """Return the columns that follow from a report, so that a list need not read the reports."""
    return {
        "format_id": report.format_id,
        "unit": storable(report.unit),
        "year": report.year if report.year in POSSIBLE_YEARS else None,
        "steps_done": steps[0],
        "steps_all": steps[1],
    }


def storable(text: str) -> str:
    """Return `text` without half characters, which a cut-off paste leaves and SQLite refuses."""
    return text.encode("utf-8", "replace").decode()


def stamp(moment: datetime) -> str:
    """Return a time as text that sorts: always UTC, always with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def local(stamped: str) -> datetime:
    """Return the time written by `stamp` on the officer's clock, with its zone.

    Raises DraftsUnavailable when it is damaged.
    """
    if (found := moment(stamped)) is None:
        raise damaged_draft()
    return found


def moment(stamped: object) -> datetime | None:
    """Return the time written by `stamp` on the officer's clock, None when it is damaged."""
    try:
        return datetime.fromisoformat(str(stamped)).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
