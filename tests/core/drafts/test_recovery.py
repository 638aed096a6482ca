"""A damaged database is set aside, and what is sound in it and in its copies is in the new one."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from core.drafts.connection import copy_file
from core.drafts.inspection import inspect
from core.drafts.recovery import open_or_recover, recover
from core.drafts.store import DraftStore
from core.errors import DraftsDamaged, DraftsUnavailable
from core.keys import CellKey
from core.report import Passage, Report
from tests.core.drafts.flipping import PAGE, blank_page, change, flip, root_page
from tests.helpers.clock import Clock
from tests.old_drafts.everything import REPORT
from tests.old_drafts.save_one import FOLDER

CELL = CellKey("applications", "granted", "enterprise")
STEPS = (1, 8)
DRAFTS = 6
VERSIONS = 4


def _report(draft: int, version: int) -> Report:
    text = "".join(
        f"第 {draft} 稿第 {version} 版 {number * 7919 % 1000}。" for number in range(300)
    )
    return (
        Report("2021-30", {"unit": f"第{draft}局", "year": 2024})
        .with_passages("overview", (Passage("", text),))
        .with_cell(CELL, version)
    )


@pytest.fixture
def drafts(store: DraftStore, clock: Clock) -> dict[str, Report]:
    """Return the newest report of each draft; the store is closed."""
    ids = [store.create(_report(number, 0), name=f"稿{number}") for number in range(DRAFTS)]
    for version in range(1, VERSIONS):
        clock.forward(hours=1)
        for number, draft in enumerate(ids):
            store.save(draft, _report(number, version), steps=STEPS)
    store.close()
    return {draft: _report(number, VERSIONS - 1) for number, draft in enumerate(ids)}


def _all(path: Path) -> dict[str, Report]:
    store = DraftStore(path)
    found = {info.id: store.load(info.id) for info in store.drafts()}
    store.close()
    return found


@pytest.mark.parametrize(
    "name", ["drafts", "sqlite_autoindex_drafts_1", "bodies", "versions", "versions_of_draft"]
)
def test_one_damaged_page_loses_nothing(
    path: Path, drafts: dict[str, Report], clock: Clock, name: str
) -> None:
    blank_page(path, root_page(path, name))
    recovery = recover(path, [], clock.now)
    found = _all(path)
    if name == "versions":  # its root leads to all the others; the newest is in `bodies` too
        assert len(recovery.drafts) == DRAFTS
    assert found == drafts
    assert recovery.lost == ()
    assert inspect(path).is_sound


def test_the_damaged_file_is_kept_under_another_name(
    path: Path, drafts: dict[str, Report], clock: Clock
) -> None:
    path.write_bytes(b"nothing at all" * 1000)
    before = path.read_bytes()
    with pytest.raises(DraftsDamaged):
        DraftStore(path)
    recovery = recover(path, [], clock.now)
    assert recovery.set_aside.read_bytes() == before
    assert recovery.set_aside.name == "drafts-damaged-20250120-133200.sqlite"
    assert _all(path) == {}
    assert "没有删除" in recovery.sentence


def test_a_second_damage_in_the_same_second_overwrites_nothing(path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    kept = []
    for content in (b"one" * 1000, b"two" * 1000):
        path.write_bytes(content)
        kept.append(recover(path, [], clock.now).set_aside.read_bytes())
    assert kept == [b"one" * 1000, b"two" * 1000]


def test_the_history_comes_back_too(path: Path, drafts: dict[str, Report], clock: Clock) -> None:
    change(path, "UPDATE bodies SET body = x'00'")
    recover(path, [], clock.now)
    store = DraftStore(path)
    for number, draft in enumerate(drafts):
        loaded = [store.versions.load(draft, one.number) for one in store.versions.of(draft)]
        assert loaded == [_report(number, version) for version in reversed(range(VERSIONS))]
    store.close()


def test_names_progress_and_deletion_come_back(
    path: Path, drafts: dict[str, Report], clock: Clock
) -> None:
    store = DraftStore(path, clock=clock)
    first, *_others = drafts
    store.delete(first)
    before = store.drafts()
    store.close()
    blank_page(path, root_page(path, "versions_of_draft"))
    recover(path, [], clock.now)
    store = DraftStore(path, clock=clock)
    assert sorted(store.drafts(), key=lambda one: one.id) == sorted(before, key=lambda one: one.id)
    store.restore(first)
    assert store.load(first) == drafts[first]
    store.close()


def test_the_newest_sound_version_wins_wherever_it_is(
    path: Path, drafts: dict[str, Report], tmp_path: Path, clock: Clock
) -> None:
    usb = tmp_path / "U 盘"
    usb.mkdir()
    copy_file(path, usb / "drafts-20250120-130000.sqlite")
    store = DraftStore(path, clock=clock)
    clock.forward(minutes=5)
    first, second, *_others = drafts
    store.save(first, _report(0, 9), steps=STEPS)
    store.close()
    change(path, "DELETE FROM bodies WHERE draft_id = ?", second)
    change(path, "UPDATE versions SET body = x'00' WHERE draft_id = ?", second)
    recovery = recover(path, [usb, tmp_path / "不在"], clock.now)
    assert _all(path) == {**drafts, first: _report(0, 9)}
    sources = {one.draft_id: one.source.parent for one in recovery.drafts}
    assert (sources[first], sources[second]) == (path.parent, usb)
    assert all(one.is_newest for one in recovery.drafts)
    assert recovery.sentence.endswith("内容都是最后保存的样子。")


def test_older_and_lost_drafts_are_told(
    path: Path, drafts: dict[str, Report], clock: Clock
) -> None:
    older, lost, *_others = drafts
    change(path, "UPDATE bodies SET body = x'00' WHERE draft_id IN (?, ?)", older, lost)
    change(path, "UPDATE versions SET body = x'00' WHERE draft_id = ?", lost)
    newest = "SELECT max(number) FROM versions WHERE draft_id = ?1"
    change(
        path, f"UPDATE versions SET body = x'00' WHERE draft_id = ?1 AND number = ({newest})", older
    )
    recovery = recover(path, [], clock.now)
    assert recovery.lost == (lost,)
    assert [one.name for one in recovery.drafts if not one.is_newest] == ["稿0"]
    saved = (clock.now - timedelta(hours=1)).astimezone()
    assert f"“稿0”（2025年1月20日 {saved:%H:%M}）" in recovery.sentence
    assert "有 1 份没有找回" in recovery.sentence
    assert _all(path)[older] == _report(0, VERSIONS - 2)


def test_a_draft_that_went_on_after_recovery_wins_over_what_was_given_up(
    path: Path, drafts: dict[str, Report], tmp_path: Path, clock: Clock
) -> None:
    """Numbers are times: a copy that was taken back and went on is newer than what it replaced."""
    first, *_others = drafts
    early = tmp_path / "early.sqlite"
    copy_file(path, early)
    store = DraftStore(path, clock=clock)
    for count in range(20, 40):
        store.save(first, _report(0, count), steps=STEPS)
    store.close()
    given_up = tmp_path / "drafts-20250120-140000.sqlite"
    shutil.copyfile(path, given_up)
    shutil.copyfile(early, path)
    clock.forward(minutes=1)
    store = DraftStore(path, clock=clock)
    store.save(first, _report(0, 99), steps=STEPS)
    store.close()
    recover(path, [tmp_path], clock.now)
    assert _all(path)[first] == _report(0, 99)


@pytest.mark.parametrize("saved", sorted(FOLDER.glob("*.sqlite")), ids=lambda one: one.stem)
def test_drafts_of_every_old_program_come_back(saved: Path, path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    shutil.copyfile(saved, path)
    recover(path, [], clock.now)
    assert list(_all(path).values()) == [REPORT]
    path.write_bytes(b"")
    path.with_name("drafts-1.sqlite").write_bytes(saved.read_bytes())
    recover(path, [path.parent], clock.now)
    assert list(_all(path).values()) == [REPORT]


def test_a_damaged_header_does_not_hide_what_is_behind_it(
    path: Path, drafts: dict[str, Report], clock: Clock
) -> None:
    content = path.read_bytes()
    for place in (0, 17, 19, 30, 47, 59, 63, 69):
        path.write_bytes(content[:place] + bytes((content[place] ^ 0x55,)) + content[place + 1 :])
        recover(path, [], clock.now)
        assert _all(path) == drafts, place


def test_a_file_cut_short_gives_what_is_left(
    path: Path, drafts: dict[str, Report], clock: Clock
) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 // PAGE * PAGE])
    store, recovery = open_or_recover(path, clock=clock)
    assert recovery is not None
    assert {one.draft_id for one in recovery.drafts} | set(recovery.lost) == set(drafts)
    assert recovery.drafts
    store.close()


def test_a_sound_file_is_only_opened(path: Path, drafts: dict[str, Report]) -> None:
    store, recovery = open_or_recover(path)
    assert recovery is None
    assert len(store.drafts()) == DRAFTS
    store.close()
    assert not list(path.parent.glob("*damaged*"))


def test_what_is_no_damage_is_not_recovered(path: Path, drafts: dict[str, Report]) -> None:
    moved = path.rename(path.with_name("moved"))
    path.mkdir()
    with pytest.raises(DraftsUnavailable) as told:
        open_or_recover(path)
    assert not isinstance(told.value, DraftsDamaged)
    path.rmdir()
    moved.rename(path)


@pytest.mark.parametrize("seed", range(25))
def test_flipped_bytes_are_noticed_and_nothing_is_made_up(
    path: Path, drafts: dict[str, Report], clock: Clock, seed: int
) -> None:
    """Whatever comes back was once saved, and what is missing is told."""
    flip(path, seed)
    store, recovery = open_or_recover(path, clock=clock)
    store.close()
    if recovery is None and not inspect(path).is_sound:
        recovery = recover(path, [], clock.now + timedelta(seconds=1))
    found = _all(path)
    assert recovery is None or set(recovery.lost) == set(drafts) - set(found)
    for number, (draft, newest) in enumerate(drafts.items()):
        if recovery is None:
            assert found[draft] == newest
        elif draft not in recovery.lost:
            assert found[draft] in [_report(number, version) for version in range(VERSIONS)]
            (told,) = (one for one in recovery.drafts if one.draft_id == draft)
            assert told.is_newest == (found[draft] == newest)
    assert inspect(path).is_sound


def test_nothing_is_called_complete_where_nothing_was_found(path: Path) -> None:
    """Noise in the place of the file: nobody can tell whether there were drafts in it."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(bytes(range(256)) * 80)
    store, recovery = open_or_recover(path)
    store.close()
    assert recovery is not None
    assert "没有找到草稿" in recovery.sentence
    assert "最后保存的样子" not in recovery.sentence
    assert "0 份" not in recovery.sentence
