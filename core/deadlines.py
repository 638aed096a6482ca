"""When a report is due: the dates of the rules, and those that a place sets earlier."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import NamedTuple

_REMEMBERED_DAYS = 365  # after that, nobody needs to be told when a report was due
_NEXT_YEAR_BEFORE = 9  # a date of this month or later lies in the report year itself
_BETWEEN, _PART = ";", "|"


class Deadline(NamedTuple):
    """A day of the year by which something is to be done; `is_watched` when it concerns this unit."""

    name: str
    month: int
    day: int
    is_watched: bool = False

    def date_for(self, year: int) -> date:
        """Return the day for the report of `year`; 29 February falls on the 28th in other years."""
        due_year = year + 1 if self.month < _NEXT_YEAR_BEFORE else year
        try:
            return date(due_year, self.month, self.day)
        except ValueError:
            return date(due_year, self.month, self.day - 1)


Deadlines = tuple[Deadline, ...]

# 《政府信息公开条例》第四十九条: departments hand in and publish before 31 January of the next year, the
# authority in charge publishes before 31 March; 国办公开办函〔2021〕30号 says when rolled-up reports go up.
USUAL: Deadlines = (
    Deadline("报送期限", 1, 31, is_watched=True),
    Deadline("县级汇总上报期限", 2, 20),
    Deadline("地市级汇总上报期限", 3, 10),
    Deadline("省级汇总上报、本级政府年报公布期限", 3, 31),
    Deadline("本地要求的期限", 1, 20),
)


def deadline_sentence(year: int | None, today: date, deadlines: Deadlines = USUAL) -> str:
    """Return the quiet reminder of the next deadline, "" when the year is not known or all are long past.

    >>> deadline_sentence(2024, date(2025, 1, 19))
    '离报送期限 1月31日 还有 12 天'
    >>> deadline_sentence(2024, date(2025, 2, 1))
    '2024年度报告的报送期限是 2025年1月31日'
    """
    watched = [one for one in deadlines if one.is_watched]
    if year is None or not watched:
        return ""
    in_order = sorted(watched, key=lambda one: one.date_for(year))
    coming = [one for one in in_order if one.date_for(year) >= today]
    following = coming[0] if coming else in_order[-1]
    due = following.date_for(year)
    left = (due - today).days
    day = f"{due.month}月{due.day}日"
    if left > 0:
        return f"离{following.name} {day} 还有 {left} 天"
    if left == 0:
        return f"今天是{following.name} {day}"
    if left > -_REMEMBERED_DAYS:
        return f"{year}年度报告的{following.name}是 {due.year}年{day}"
    return ""


def to_text(deadlines: Iterable[Deadline]) -> str:
    """Return `deadlines` on one line, for the settings.

    >>> to_text([Deadline("报送期限", 1, 31, True)])
    '报送期限|1|31|1'
    """
    return _BETWEEN.join(
        _PART.join((one.name, str(one.month), str(one.day), str(int(one.is_watched))))
        for one in deadlines
    )


def from_text(text: str) -> Deadlines:
    """Return the deadlines of a line, the usual ones for a line that is not as `to_text` writes it."""
    with suppress(ValueError):
        found = tuple(_one(part) for part in text.split(_BETWEEN))
        if len(found) == len(USUAL):
            return found
    return USUAL


def _one(text: str) -> Deadline:
    name, month, day, watched = text.split(_PART)
    leap = date(2024, int(month), int(day))  # which has every day there is
    return Deadline(name, leap.month, leap.day, watched == "1")
