"""Which backup copies are kept: dense for the last hours, thinner the older they are."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar

LAST = 10
DAYS = 14
WEEKS = 8
MONTHS = 12

_T = TypeVar("_T")


def surplus(made: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """Return which of the copies `made` then may go.

    Kept are the last 10; of older ones the newest of each of the last 14 days, 8 weeks and 12 months.
    Copies from later than `now`, made while the clock stood wrong, count by themselves: the last 10.
    """
    past = sorted((one for one in made if one <= now), reverse=True)
    future = sorted((one for one in made if one > now), reverse=True)
    kept = {*past[:LAST], *future[:LAST]}
    kept |= _newest_of_each(past, datetime.date, lambda day: now.date() - day < timedelta(DAYS))
    monday = _monday(now)
    kept |= _newest_of_each(past, _monday, lambda week: monday - week < timedelta(weeks=WEEKS))
    month = _month(now)
    kept |= _newest_of_each(past, _month, lambda one: month - one < MONTHS)
    return frozenset(made) - kept


def _newest_of_each(
    newest_first: Iterable[datetime],
    period: Callable[[datetime], _T],
    is_recent: Callable[[_T], bool],
) -> set[datetime]:
    newest: dict[_T, datetime] = {}
    for one in newest_first:
        newest.setdefault(period(one), one)
    return {one for key, one in newest.items() if is_recent(key)}


def _monday(moment: datetime) -> date:
    return moment.date() - timedelta(moment.weekday())


def _month(moment: datetime) -> int:
    return moment.year * MONTHS + moment.month
