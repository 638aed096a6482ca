"""Which versions stay: the last 50, then one a day, a week, a month."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.drafts.thinning import DAYS, MONTHS, RECENT, WEEKS, surplus

NOW = datetime(2025, 1, 20, 12, tzinfo=UTC)
steps = st.lists(st.integers(0, 60 * 24 * 40), max_size=200)


def _falling(minutes: list[int]) -> list[datetime]:
    """Return times that fall from now on by steps of minutes."""
    times, now = [], NOW
    for step in minutes:
        now -= timedelta(minutes=step)
        times.append(now)
    return times


def _kept(saved: list[datetime]) -> list[datetime]:
    gone = surplus(saved)
    return [one for place, one in enumerate(saved) if place not in gone]


@given(steps.map(_falling))
def test_the_last_fifty_stay(saved: list[datetime]) -> None:
    assert _kept(saved)[:RECENT] == saved[:RECENT]


@given(steps.map(_falling))
def test_no_more_stay_than_there_is_room_for(saved: list[datetime]) -> None:
    assert len(_kept(saved)) <= RECENT + DAYS + WEEKS + MONTHS


@given(steps.map(_falling))
def test_what_was_kept_once_is_kept_when_nothing_is_added(saved: list[datetime]) -> None:
    kept = _kept(saved)
    assert _kept(kept) == kept


@given(steps.map(_falling))
def test_of_every_day_of_the_last_fortnight_with_versions_one_stays(saved: list[datetime]) -> None:
    older = [one.date() for one in saved[RECENT:]]
    days = list(dict.fromkeys(older))[:DAYS]
    assert set(days) <= {one.date() for one in _kept(saved)}


@given(st.lists(st.integers(-(10**6), 10**6), max_size=150))
def test_a_clock_that_was_set_does_not_matter(minutes: list[int]) -> None:
    saved = [NOW + timedelta(minutes=one) for one in minutes]
    assert _kept(saved)[:RECENT] == saved[:RECENT]


@given(st.integers(1, 400), st.integers(1, 300))
def test_thinning_as_one_goes_keeps_old_versions_too(days: int, hours_between: int) -> None:
    """Thinned after every save over months, not once at the end."""
    kept: list[datetime] = []
    for number in range(min(days * 24 // hours_between, 400)):
        kept = _kept([NOW + timedelta(hours=number * hours_between), *kept])
    gaps = [newer - older for newer, older in pairwise(kept)]
    assert all(gap <= timedelta(days=62, hours=2 * hours_between) for gap in gaps)


def test_a_year_of_daily_work_leaves_days_weeks_and_months() -> None:
    saved = [NOW - timedelta(hours=8 * number) for number in range(3 * 365)]
    kept = _kept(saved)
    assert len(kept) < 100
    assert NOW - kept[-1] > timedelta(days=300)
