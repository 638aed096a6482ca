"""Backup copies are made by themselves, and a folder in trouble is told once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.drafts.backups.backup import Occasion, folder_beside, list_backups
from core.drafts.store import FILE_NAME, DraftStore
from gui.desk import Desk
from gui.drafts.backups import Backups
from tests.helpers.clock import Clock
from tests.helpers.keyboard import settle


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(DraftStore(tmp_path / FILE_NAME))
    yield desk
    desk.close_report()
    settle()  # what is to be deleted later goes before its owner does
    desk.leave()


def _count(folder: Path) -> int:
    return len(list_backups([folder_beside(folder / FILE_NAME)]))


def test_copies_come_at_the_start_after_half_an_hour_of_changes_and_at_the_end(
    qtbot: QtBot, desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    backups = Backups(desk, tmp_path / FILE_NAME, lambda: None, desk, clock=clock)
    with qtbot.waitSignal(backups.made):
        backups.begin()
    clock.forward(minutes=31)
    backups._look(Occasion.EDITING)  # nothing has changed
    assert _count(tmp_path) == 1
    desk.start_report("局", 2024)
    assert desk.session is not None
    desk.session.set_fact("short", "简")
    desk.save_now()
    with qtbot.waitSignal(backups.made):
        backups._look(Occasion.EDITING)
    assert _count(tmp_path) == 2
    desk.session.set_fact("short", "称")
    desk.save_now()
    backups.finish()
    assert _count(tmp_path) == 3
    backups.finish()
    assert _count(tmp_path) == 3


def test_a_stick_that_is_gone_is_told_once_and_again_after_it_was_there(
    qtbot: QtBot, desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    backups = Backups(desk, tmp_path / FILE_NAME, lambda: stick, desk, clock=clock)
    told: list[str] = []
    backups.troubled.connect(told.append)
    for is_there in (False, False, True, False):
        if is_there:
            stick.mkdir()
        with qtbot.waitSignal(backups.made):
            backups.copy_now()
        backups.finish()
        if is_there:
            stick.rename(tmp_path / "pulled")
    assert len(told) == 2
    assert "U 盘或网络盘也许没有接上" in told[0]


def test_when_no_folder_takes_a_copy_it_is_tried_again_at_the_end(
    qtbot: QtBot, desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    place = folder_beside(tmp_path / FILE_NAME)
    place.write_text("in the way")
    backups = Backups(desk, tmp_path / FILE_NAME, lambda: None, desk, clock=clock)
    with qtbot.waitSignal(backups.troubled):
        backups.begin()
    place.unlink()
    backups.finish()
    assert _count(tmp_path) == 1
