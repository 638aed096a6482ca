"""The versions of a draft: what becomes one, what it is called, and that it comes back."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.drafts.history import next_number
from core.drafts.store import DraftStore
from core.drafts.thinning import RECENT
from core.errors import DraftsUnavailable
from core.forms.installed import load_format
from core.keys import CellKey
from core.report import Passage, Report
from tests.core.drafts.flipping import change
from tests.helpers.clock import Clock
from tests.helpers.strategies import reports

EMPTY = Report("2021-30")
CELL = CellKey("applications", "granted", "enterprise")
OTHER = CellKey("applications", "granted", "natural_person")
STEPS = (1, 8)


@pytest.fixture
def draft(store: DraftStore, clock: Clock) -> str:
    draft = store.create(EMPTY)
    clock.forward(hours=1)
    return draft


def _whats(store: DraftStore, draft: str) -> list[str]:
    return [version.what for version in store.versions.of(draft)]


@given(st.lists(reports(load_format()), min_size=1, max_size=4))
@settings(
    max_examples=20,
    deadline=None,  # each save waits for the disk
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_version_comes_back_as_it_was_saved(
    store: DraftStore, clock: Clock, saved: list[Report]
) -> None:
    draft = store.create(EMPTY)
    numbers = {store.versions.of(draft)[0].number: EMPTY}
    for report in saved:
        clock.forward(hours=1)
        numbers[store.save(draft, report, steps=STEPS).version] = report
    assert {
        version.number: store.versions.load(draft, version.number)
        for version in store.versions.of(draft)
    } == numbers


def test_the_newest_version_comes_first_and_says_when_it_was_saved(
    store: DraftStore, draft: str, clock: Clock
) -> None:
    store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS)
    first, begun = store.versions.of(draft)
    assert first.saved == clock.now
    assert first.number > begun.number
    assert (first.what, begun.what) == ("表三 （一）予以公开／商业企业", "新建")


def test_typing_on_in_one_field_is_one_version(store: DraftStore, draft: str, clock: Clock) -> None:
    for count in range(12):
        store.save(draft, EMPTY.with_cell(CELL, count), steps=STEPS)
        clock.forward(seconds=4)
    newest, _begun = store.versions.of(draft)
    assert store.versions.load(draft, newest.number).cells == {CELL: 11}
    assert store.versions.count(draft) == 2


def test_a_minute_after_its_start_another_version_begins(
    store: DraftStore, draft: str, clock: Clock
) -> None:
    """However steadily somebody types: otherwise an afternoon would be one version."""
    for count in range(16):
        store.save(draft, EMPTY.with_cell(CELL, count), steps=STEPS)
        clock.forward(seconds=10)
    assert len(store.versions.of(draft)) == 1 + 3


def test_another_field_begins_another_version(store: DraftStore, draft: str) -> None:
    report = EMPTY.with_cell(CELL, 1)
    store.save(draft, report, steps=STEPS)
    store.save(draft, report.with_cell(OTHER, 1), steps=STEPS)
    store.save(draft, report.with_cell(OTHER, 12), steps=STEPS)
    assert len(store.versions.of(draft)) == 1 + 2


def test_a_clock_set_back_begins_another_version_with_a_higher_number(
    store: DraftStore, draft: str, clock: Clock
) -> None:
    store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS)
    clock.forward(days=-400)
    store.save(draft, EMPTY.with_cell(CELL, 2), steps=STEPS)
    versions = store.versions.of(draft)
    assert len(versions) == 3
    assert versions[0].saved == clock.now
    assert store.versions.load(draft, versions[0].number).cells == {CELL: 2}


def test_many_changes_at_once_are_named_in_short(store: DraftStore, draft: str) -> None:
    form = load_format()
    store.save(draft, EMPTY.with_cells(dict.fromkeys(form.typed, 1)), steps=STEPS)
    what = _whats(store, draft)[0]
    assert what.endswith(f"，还有 {len(form.typed) - 5} 处")
    assert len(what) < 300


def test_a_passage_is_named_by_its_sub_heading(store: DraftStore, draft: str) -> None:
    passage = Passage("主动 公开\n\ud83d", "公开 12 条。")
    store.save(draft, EMPTY.with_passages("overview", (passage,)), steps=STEPS)
    assert _whats(store, draft)[0] == "总体情况／主动 公开 ?"


def test_a_form_we_do_not_have_is_only_counted(store: DraftStore, clock: Clock) -> None:
    draft = store.create(Report("2031-1"))
    store.save(draft, Report("2031-1", {"mayor": "张"}), steps=STEPS)
    assert _whats(store, draft)[0] == "改动 1 处"


def test_surplus_versions_are_removed_as_one_goes(
    store: DraftStore, draft: str, clock: Clock
) -> None:
    for count in range(RECENT + 40):
        clock.forward(minutes=2)
        store.save(draft, EMPTY.with_cell(CELL, count), steps=STEPS)
    assert RECENT <= len(store.versions.of(draft)) < RECENT + 15


def test_a_copy_begins_a_history_of_its_own(store: DraftStore, draft: str, clock: Clock) -> None:
    store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS)
    assert _whats(store, store.copy(draft)) == ["新建"]


def test_a_version_that_is_gone_or_damaged_is_told(
    store: DraftStore, draft: str, path: Path
) -> None:
    number = store.versions.of(draft)[0].number
    with pytest.raises(DraftsUnavailable, match="已经不在了"):
        store.versions.load(draft, number + 1)
    change(path, "UPDATE versions SET body = x'00'")
    with pytest.raises(DraftsUnavailable, match=r"损坏了.*另一个版本"):
        store.versions.load(draft, number)
    assert store.versions.of(draft) == ()


def test_a_save_that_fails_leaves_no_version(
    store: DraftStore, draft: str, path: Path, clock: Clock
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DraftsUnavailable):
        store.save(draft, EMPTY.with_cell(CELL, 1), steps=STEPS)
    other.close()
    assert _whats(store, draft) == ["新建"]


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1))
def test_numbers_rise_whatever_the_clock_does(moves: list[int]) -> None:
    clock, number = Clock(), 0
    for seconds in moves:
        clock.forward(seconds=seconds)
        number, before = next_number(number, clock.now), number
        assert number > before
    assert next_number(2**60, clock.now) < 2**53, "a damaged number is none"
