"""The list of drafts, saving and loading, on real files."""

import subprocess
import sys
import time
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.drafts.store import DraftStore
from core.drafts.summary import DraftInfo
from core.errors import DraftsUnavailable
from core.forms.installed import load_format
from core.keys import CellKey
from core.report import Report
from tests.helpers.clock import Clock
from tests.helpers.strategies import reports

EMPTY = Report("2021-30")
TYPED = EMPTY.with_fact("unit", "硚口区人力资源局").with_fact("year", 2024)
CELL = CellKey("applications", "granted", "enterprise")
STEPS = (1, 8)


@given(st.lists(reports(load_format()), min_size=2, max_size=3))
@settings(
    max_examples=25,
    deadline=None,  # each save waits for the disk
    # one file for all is the point; a busy machine is no fault
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_last_saved_report_is_loaded_by_the_next_start(
    path: Path, store: DraftStore, versions: list[Report]
) -> None:
    draft = store.create(versions[0])
    for report in versions[1:]:
        store.save(draft, report, steps=STEPS)
    next_start = DraftStore(path)
    assert next_start.load(draft) == versions[-1]
    next_start.close()


def test_a_new_draft_is_on_the_list_with_what_the_list_shows(
    store: DraftStore, clock: Clock
) -> None:
    draft = store.create(TYPED, name="初稿", steps=(2, 8))
    expected = DraftInfo(draft, "初稿", "硚口区人力资源局", 2024, 2, 8, clock.now, "2021-30")
    assert store.drafts() == (expected,)
    assert store.info(draft) == expected


def test_saving_renews_what_the_list_shows(store: DraftStore, clock: Clock) -> None:
    draft = store.create(EMPTY)
    clock.forward(minutes=5)
    assert store.save(draft, TYPED, steps=(3, 8)).moment == clock.now
    info = store.info(draft)
    assert (info.unit, info.year, info.steps_done, info.changed) == (
        "硚口区人力资源局",
        2024,
        3,
        clock.now,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix can change the zone of a process")
def test_times_are_local_and_name_their_zone(
    store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "CST-8")
    time.tzset()
    draft = store.create(EMPTY)
    saved = store.save(draft, TYPED, steps=STEPS).moment
    assert (saved.hour, saved.utcoffset()) == (10, timedelta(hours=8))
    assert store.info(draft).changed.utcoffset() == timedelta(hours=8)
    monkeypatch.undo()
    time.tzset()


def test_a_change_of_zone_does_not_mix_up_the_order(store: DraftStore, clock: Clock) -> None:
    first = store.create(EMPTY)
    clock.forward(minutes=1)
    clock.now = clock.now.astimezone(UTC)  # reads eight hours less
    second = store.create(EMPTY)
    assert [info.id for info in store.drafts()] == [second, first]


def test_the_newest_change_comes_first(store: DraftStore, clock: Clock) -> None:
    drafts = []
    for _ in range(3):
        drafts.append(store.create(EMPTY))
        clock.forward(minutes=1)
    store.save(drafts[0], TYPED, steps=STEPS)
    assert [info.id for info in store.drafts()] == [drafts[0], drafts[2], drafts[1]]


def test_an_unchanged_save_writes_nothing_and_returns_the_last_time(
    store: DraftStore, clock: Clock
) -> None:
    draft = store.create(EMPTY)
    saved = store.save(draft, TYPED, steps=STEPS)
    written = store._connection.total_changes
    clock.forward(hours=1)
    assert store.save(draft, TYPED.with_fact("unit", TYPED.unit), steps=STEPS) == saved
    assert store._connection.total_changes == written


def test_steps_alone_are_stored_without_a_new_time(store: DraftStore, clock: Clock) -> None:
    draft = store.create(TYPED)
    created = clock.now
    clock.forward(hours=1)
    assert store.save(draft, TYPED, steps=(5, 8)).moment == created
    assert store.info(draft).steps_done == 5


def test_a_stated_zero_is_a_change(store: DraftStore) -> None:
    draft = store.create(TYPED)
    store.save(draft, TYPED.with_cell(CELL, 0), steps=STEPS)
    assert store.load(draft).cells == {CELL: 0}


def test_a_renamed_draft_keeps_its_time_and_report(store: DraftStore, clock: Clock) -> None:
    draft = store.create(TYPED)
    before = store.info(draft)
    clock.forward(hours=1)
    store.rename(draft, "送审稿")
    assert store.info(draft).name == "送审稿"
    assert store.info(draft).changed == before.changed
    assert store.load(draft) == TYPED


@pytest.mark.parametrize(
    ("name", "copied"), [("初稿", "初稿（副本）"), ("", "硚口区人力资源局（副本）")]
)
def test_a_copy_has_the_same_report_and_a_name_that_says_so(
    store: DraftStore, name: str, copied: str
) -> None:
    draft = store.create(TYPED, name=name, steps=(4, 8))
    copy = store.copy(draft)
    store.save(draft, EMPTY, steps=STEPS)
    assert store.info(copy).name == copied
    assert store.info(copy).steps_done == 4
    assert store.load(copy) == TYPED


def test_a_deleted_draft_leaves_the_list_and_can_be_restored(store: DraftStore) -> None:
    draft, other = store.create(TYPED), store.create(EMPTY)
    before = store.info(draft)
    store.delete(draft)
    assert [info.id for info in store.drafts()] == [other]
    store.restore(draft)
    assert store.info(draft) == before
    assert store.load(draft) == TYPED
    assert {info.id for info in store.drafts()} == {draft, other}


def test_deleted_drafts_are_listed_the_latest_first_until_restored(store: DraftStore) -> None:
    first, second, kept = (store.create(EMPTY) for _ in range(3))
    assert store.deleted() == ()
    store.delete(first)
    store.delete(second)
    assert [info.id for info in store.deleted()] == [second, first]
    assert [info.id for info in store.drafts()] == [kept]
    store.restore(second)
    assert [info.id for info in store.deleted()] == [first]


def test_a_copy_of_a_deleted_draft_is_on_the_list(store: DraftStore) -> None:
    draft = store.create(TYPED)
    store.delete(draft)
    copy = store.copy(draft)
    assert [info.id for info in store.drafts()] == [copy]


def test_a_save_brings_a_deleted_draft_back(store: DraftStore) -> None:
    draft = store.create(TYPED)
    store.delete(draft)
    store.save(draft, TYPED, steps=STEPS)
    assert store.drafts() == (), "nothing new was typed"
    store.save(draft, TYPED.with_cell(CELL, 1), steps=STEPS)
    assert [info.id for info in store.drafts()] == [draft]


def test_a_deleted_draft_is_purged_by_a_start_after_thirty_days(
    store: DraftStore, path: Path, clock: Clock
) -> None:
    draft, kept = store.create(TYPED), store.create(TYPED)
    store.delete(draft)
    clock.forward(days=30)
    DraftStore(path, clock=clock).close()
    store.info(draft)
    clock.forward(seconds=1)
    DraftStore(path, clock=clock).close()
    with pytest.raises(DraftsUnavailable, match="找不到这份草稿"):
        store.restore(draft)
    assert store.load(kept) == TYPED


def test_a_clock_that_stood_in_the_past_does_not_purge_at_once(
    store: DraftStore, path: Path, clock: Clock
) -> None:
    draft = store.create(TYPED)
    clock.forward(days=-5000)
    store.delete(draft)
    clock.forward(days=5000)
    DraftStore(path, clock=clock).close()
    store.restore(draft)
    assert store.load(draft) == TYPED


@pytest.mark.parametrize("call", ["load", "info", "delete", "restore", "copy"])
def test_an_unknown_draft_is_told_and_nothing_is_made(store: DraftStore, call: str) -> None:
    with pytest.raises(DraftsUnavailable, match="找不到这份草稿"):
        getattr(store, call)("0" * 32)
    assert store.drafts() == ()


def test_names_and_years_that_sqlite_refuses_do_not_stop_a_save(store: DraftStore) -> None:
    odd = EMPTY.with_fact("unit", "局\ud83d").with_fact("year", 10**30)
    draft = store.create(odd, name="\ud83d")
    store.rename(draft, "稿\udc00")
    assert store.load(draft) == odd
    assert (store.info(draft).unit, store.info(draft).year) == ("局?", None)


def test_two_windows_see_each_others_saves(store: DraftStore, path: Path) -> None:
    draft = store.create(EMPTY)
    other = DraftStore(path)
    other.save(draft, TYPED, steps=STEPS)
    assert store.load(draft) == TYPED
    other.close()


@pytest.mark.parametrize(
    ("setting", "value"), [("synchronous", 2), ("journal_mode", "persist"), ("busy_timeout", 50)]
)
def test_a_save_waits_for_the_disk_and_for_locks(
    store: DraftStore, setting: str, value: object
) -> None:
    """No test can cut the power, so this one looks at the settings that stand against it."""
    assert store._connection.execute(f"PRAGMA {setting}").fetchone()[0] == value


def test_opening_and_reading_do_not_import_sqlite_utils(path: Path, store: DraftStore) -> None:
    """Its import takes as long as the rest of the start."""
    draft = store.create(TYPED)
    program = (
        "import sys; from pathlib import Path; from core.drafts.store import DraftStore\n"
        "store = DraftStore(Path(sys.argv[1])); store.load(sys.argv[2]); store.drafts()\n"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(path), draft], check=True)
