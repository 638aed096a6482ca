"""Which versions of a draft are kept: the last ones all, older ones the thinner the older they are.

The idea is that of Anki's backups: days first, then weeks, then months, each counted by what is kept
and not by the calendar, so that a draft left alone for a year loses nothing by it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

RECENT = 50
DAYS = 14
WEEKS = 10
MONTHS = 24

Period = Callable[[datetime], object]


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month


_STAGES: tuple[tuple[Period, int], ...] = ((_day, DAYS), (_week, WEEKS), (_month, MONTHS))


def surplus(saved: Sequence[datetime]) -> frozenset[int]:
    """Return the places in `saved` that may go; `saved` holds the newest first.

    Kept are the last 50; then the newest of each day for 14 days, of each week for 10 weeks and of
    each month for 24 months. Times need not fall: after a clock was set, some seem to rise.
    """
    stages = iter(_STAGES)
    period, room = next(stages)
    seen: set[object] = set()
    gone: set[int] = set()
    for place in range(RECENT, len(saved)):
        if period(saved[place]) in seen or not room:
            gone.add(place)
            continue
        seen.add(period(saved[place]))
        room -= 1
        if not room and (stage := next(stages, None)):
            period, room = stage
            seen = {period(saved[place])}
    return frozenset(gone)
