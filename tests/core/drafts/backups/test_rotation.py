"""Backup copies thin out with age, and no clock makes the last ones go."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.drafts.backups.rotation import LAST, surplus

NOW = datetime(2025, 1, 20, 10, 32)
MOST = LAST + 14 + 8 + 12


def _kept(made: list[datetime], now: datetime = NOW) -> list[datetime]:
    return sorted(set(made) - surplus(made, now), reverse=True)


def test_the_last_ten_stay_however_close_they_are() -> None:
    made = [NOW - timedelta(minutes=number) for number in range(12)]
    assert _kept(made) == made[:10]


def test_a_year_of_copies_every_half_hour_becomes_a_few_dozen() -> None:
    made = [NOW - timedelta(minutes=30 * number) for number in range(400 * 48)]
    kept = _kept(made)
    days = {one.date() for one in kept}
    assert kept[:10] == made[:10]
    assert all(NOW.date() - timedelta(number) in days for number in range(14))
    assert NOW.date() - timedelta(14) not in days - {datetime(2025, 1, 6).date()}
    assert {(one.year, one.month) for one in kept} == {
        (2025, 1),
        *((2024, month) for month in range(2, 13)),
    }
    assert len(kept) <= MOST


def test_of_each_old_period_the_newest_stays() -> None:
    recent = [NOW - timedelta(minutes=number) for number in range(10)]
    old = [datetime(2024, 6, 3, 9), datetime(2024, 6, 30, 9), datetime(2024, 6, 30, 17)]
    assert _kept([*recent, *old]) == [*recent, datetime(2024, 6, 30, 17)]


def test_copies_of_years_ago_go_only_when_there_are_ten_newer_ones() -> None:
    old = [datetime(2020, 1, day) for day in range(1, 4)]
    assert _kept(old) == old[::-1]
    recent = [NOW - timedelta(minutes=number) for number in range(10)]
    assert _kept([*old, *recent]) == recent


def test_a_clock_set_back_lets_neither_the_new_copies_go_nor_the_last_old_ones() -> None:
    before = [NOW - timedelta(days=number) for number in range(12)]
    wrong = datetime(2000, 1, 1)
    since = [wrong - timedelta(hours=number) for number in range(3)]
    assert _kept([*before, *since], wrong) == [*before[:10], *since]


@given(st.lists(st.integers(0, 500 * 24 * 60), max_size=120, unique=True))
def test_thinning_at_every_copy_keeps_what_thinning_once_at_the_end_keeps(ages: list[int]) -> None:
    """So it does not matter when the program ran: nothing kept later was ever thrown away."""
    made = sorted(NOW - timedelta(minutes=age) for age in ages)
    present: list[datetime] = []
    for one in made:
        present.append(one)
        present = _kept(present, one)
    assert set(_kept(present)) == set(_kept(made))
    assert len(_kept(made)) <= MOST
