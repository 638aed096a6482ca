"""Backup copies are whole, verified, thinned out, and no folder in trouble keeps the others from one."""

import os
import shutil
import sqlite3
import sys
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from build_scripts.torturing.small_disk import CannotMount, fill, free, small_disk
from core.drafts.backups.backup import (
    BackupRun,
    Occasion,
    back_up,
    due,
    folder_beside,
    folder_within,
    list_backups,
)
from core.drafts.store import DraftStore
from core.keys import CellKey
from core.report import Passage, Report
from tests.helpers.clock import Clock
from tests.helpers.ordinary_user import folder_of_ordinary_user, ordinary_user

CELL = CellKey("applications", "granted", "enterprise")
TYPED = Report("2021-30").with_fact("unit", "局").with_cell(CELL, 3)
STEPS = (1, 8)


@pytest.fixture
def draft(store: DraftStore) -> str:
    return store.create(TYPED)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_holds_the_drafts_and_is_named_by_the_officers_clock(
    store: DraftStore, draft: str, path: Path, clock: Clock
) -> None:
    run = back_up(path, clock())
    stamp = f"{clock().astimezone():%Y%m%d-%H%M%S}"
    assert [one.name for one in run.made] == [f"drafts-{stamp}.sqlite"]
    assert run.problems == ()
    with closing(DraftStore(run.made[0])) as copy:
        assert copy.load(draft) == TYPED
    assert list_backups([folder_beside(path)])[0].made == clock()


def test_the_second_folder_gets_the_same_bytes_in_a_folder_of_this_user(
    store: DraftStore, draft: str, path: Path, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "U 盘"
    stick.mkdir()
    run = back_up(path, clock(), stick)
    first, second = run.made
    assert second.parent == folder_within(stick)
    assert first.read_bytes() == second.read_bytes()
    assert {one.path for one in list_backups([folder_beside(path), stick])} == {first, second}


def test_a_stick_that_is_not_there_is_told_and_not_made_up(
    store: DraftStore, draft: str, path: Path, clock: Clock, tmp_path: Path
) -> None:
    run = back_up(path, clock(), tmp_path / "stick")
    assert len(run.made) == 1
    assert len(run.problems) == 1
    assert "U 盘或网络盘也许没有接上" in run.problems[0]
    assert not (tmp_path / "stick").exists()


def test_when_the_first_folder_refuses_the_second_gets_its_copy_all_the_same(
    store: DraftStore, draft: str, path: Path, clock: Clock, tmp_path: Path
) -> None:
    folder_beside(path).write_text("a file where the folder should be")
    run = back_up(path, clock(), tmp_path)
    assert [one.parent for one in run.made] == [folder_within(tmp_path)]
    assert "备份没有做成" in run.problems[0]
    with closing(DraftStore(run.made[0])) as copy:
        assert copy.load(draft) == TYPED


def test_a_folder_without_rights_is_told(store: DraftStore, path: Path, clock: Clock) -> None:
    with folder_of_ordinary_user() as stick:
        stick.chmod(0o500)
        path.parent.chmod(0o777)
        path.chmod(0o666)
        for parent in (path.parent.parent, path.parent.parent.parent):
            parent.chmod(0o755)
        with ordinary_user():
            run = back_up(path, clock(), stick)
    assert "不允许写入" in run.problems[-1]


def test_a_full_second_folder_is_told_and_leaves_nothing_half_done(
    store: DraftStore, draft: str, path: Path, clock: Clock
) -> None:
    try:
        with small_disk(64) as stick:
            fill(stick)
            run = back_up(path, clock(), stick)
            assert [one.parent for one in run.made] == [folder_beside(path)]
            assert "磁盘已满" in run.problems[0]
            free(stick)
            assert back_up(path, clock(), stick).problems == ()
            assert len(_names(folder_within(stick))) == 1
    except CannotMount as reason:
        pytest.skip(str(reason))


def test_copies_of_one_second_do_not_replace_each_other(
    store: DraftStore, path: Path, clock: Clock
) -> None:
    names = {back_up(path, clock()).made[0] for _ in range(3)}
    assert len(names) == 3


def test_copies_thin_out_and_files_of_others_stay(
    store: DraftStore, path: Path, clock: Clock
) -> None:
    folder = folder_beside(path)
    folder.mkdir()
    foreign = [folder / name for name in ("drafts-送审.sqlite", "drafts-20200101-000000.sqlite")]
    for file in foreign:
        file.write_text("not ours, whatever its name says")
    for _ in range(14):
        back_up(path, clock())
        clock.forward(minutes=1)
    assert all(file.exists() for file in foreign)
    assert len(_names(folder)) == 10 + len(foreign)


def test_the_new_copy_stays_though_the_clock_stands_in_the_past(
    store: DraftStore, path: Path, clock: Clock
) -> None:
    for _ in range(12):
        back_up(path, clock())
        clock.forward(minutes=1)
    wrong = clock() - timedelta(days=9000)
    made = back_up(path, wrong).made[0]
    assert made.exists()
    assert len(list_backups([folder_beside(path)])) == 11


def test_what_a_killed_program_left_half_written_is_cleared_away_later(
    store: DraftStore, path: Path, clock: Clock
) -> None:
    folder = folder_beside(path)
    folder.mkdir()
    old, fresh = (folder / f"drafts-2025010{day}-000000.sqlite.tmp" for day in (1, 2))
    for file in (old, fresh):
        file.touch()
    os.utime(old, (0, 0))
    back_up(path, clock())
    assert not old.exists()
    assert fresh.exists()


def test_a_damaged_database_is_told_and_no_older_copy_goes(
    store: DraftStore, path: Path, clock: Clock
) -> None:
    store.create(TYPED.with_passages("overview", (Passage("", "年" * 50_000),)))
    for _ in range(10):
        back_up(path, clock())
        clock.forward(minutes=1)
    before = _names(folder_beside(path))
    pages = "SELECT rootpage FROM sqlite_master WHERE name = 'bodies'"
    page = store._connection.execute(pages).fetchone()[0]
    store.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)
    run = back_up(path, clock())
    assert run.made == ()
    assert "可能损坏了" in run.problems[0]
    assert _names(folder_beside(path)) == before


def test_while_a_draft_is_damaged_copies_are_made_and_no_older_one_goes(
    store: DraftStore, draft: str, path: Path, clock: Clock
) -> None:
    """SQLite sees nothing in it; the sound content may be in the oldest copy only."""
    for _ in range(10):
        back_up(path, clock())
        clock.forward(minutes=1)
    store._connection.execute("UPDATE bodies SET version = version + 1")
    run = back_up(path, clock())
    assert len(run.made) == 1
    assert "以前的备份都留着" in run.problems[0]
    assert len(_names(folder_beside(path))) == 11


def test_a_disk_that_reads_back_something_else_is_told(
    store: DraftStore,
    path: Path,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def copy_badly(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-1] + b"?")

    monkeypatch.setattr("core.drafts.backups.copy_file.shutil.copyfile", copy_badly)
    run = back_up(path, clock(), tmp_path)
    assert "这个磁盘靠不住" in run.problems[0]
    assert list_backups([tmp_path]) == ()


def test_saving_goes_on_while_copies_are_made(path: Path, clock: Clock) -> None:
    """The copy of a large database is made in steps; each is a state that was saved."""
    with closing(DraftStore(path, clock=clock)) as store:
        draft = store.create(TYPED)
        for number in range(30):
            store.create(TYPED.with_passages("overview", (Passage("", f"{number}" * 60_000),)))
        runs: list[BackupRun] = []
        thread = threading.Thread(
            target=lambda: runs.extend(back_up(path, clock()) for _ in range(3))
        )
        thread.start()
        number = 3
        while thread.is_alive():
            number += 1
            store.save(draft, TYPED.with_cell(CELL, number), steps=STEPS)
        thread.join()
    assert number > 4
    assert [run.problems for run in runs] == [()] * 3
    for run in runs:
        with closing(DraftStore(run.made[0])) as copy:
            assert len(copy.drafts()) == 31


def test_a_copy_is_due_by_age_at_the_start_and_by_changes_later() -> None:
    now = datetime(2025, 1, 20, 10, 32).astimezone()
    hour, day = now - timedelta(hours=1), now - timedelta(days=1)
    assert due(Occasion.START, now, None, changed=False)
    assert due(Occasion.START, now, day, changed=False)
    assert not due(Occasion.START, now, hour, changed=True)
    assert due(Occasion.EDITING, now, hour, changed=True)
    assert not due(Occasion.EDITING, now, hour, changed=False)
    assert not due(Occasion.EDITING, now, now - timedelta(minutes=29), changed=True)
    assert due(Occasion.EXIT, now, now, changed=True)
    assert not due(Occasion.EXIT, now, day, changed=False)
    future = now + timedelta(days=400)
    assert due(Occasion.START, now, future, changed=False)


def test_folders_without_copies_and_missing_ones_list_nothing(tmp_path: Path) -> None:
    (tmp_path / "drafts-20259999-000000.sqlite").touch()
    assert list_backups([tmp_path, tmp_path / "gone"]) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="needs registry settings there")
def test_the_second_folder_may_have_a_path_too_long_for_sqlite(
    store: DraftStore, path: Path, clock: Clock, tmp_path: Path
) -> None:
    deep = tmp_path.joinpath(*["政府信息公开 工作年度报告"] * 20)
    deep.mkdir(parents=True)
    assert len(str(deep)) > 260
    run = back_up(path, clock(), deep)
    assert run.problems == ()
    with pytest.raises(sqlite3.OperationalError):
        sqlite3.connect(run.made[1])
    with closing(sqlite3.connect(shutil.copy(run.made[1], tmp_path / "near.sqlite"))) as near:
        assert near.execute("PRAGMA quick_check").fetchone() == ("ok",)
