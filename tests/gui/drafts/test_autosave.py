"""Saving by itself: soon after a change, at once when asked, again when it failed."""

import time
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from core.errors import DraftsUnavailable
from core.report import Report
from gui.drafts import autosave
from gui.drafts.autosave import AutoSave
from gui.session import ReportSession
from tests.helpers.clock import Clock
from tests.helpers.sessions import small_key, small_session


class Disk:
    """Keeps what was saved; `is_full` makes saving fail."""

    def __init__(self) -> None:
        self.saved: list[tuple[Report, tuple[int, int]]] = []
        self.is_full = False

    def save(self, report: Report, steps: tuple[int, int]) -> datetime:
        if self.is_full:
            raise DraftsUnavailable("磁盘已满，请删掉一些文件。")
        self.saved.append((report, steps))
        return Clock()()


Saving = tuple[ReportSession, Disk, AutoSave]


@pytest.fixture
def saving(qtbot: QtBot) -> Saving:
    session, disk = small_session(), Disk()
    return session, disk, AutoSave(session, disk.save, session)


def edit(session: ReportSession, text: str = "3") -> None:
    session.enter_cells({small_key("received"): text}, "填写")


def test_change_is_saved_after_a_short_pause(qtbot: QtBot, saving: Saving) -> None:
    session, disk, saver = saving
    with qtbot.waitSignal(saver.saved) as told:
        edit(session)
        assert saver.is_pending
        assert disk.saved == []
    assert told.args == [Clock()()]
    assert disk.saved == [(session.report, (0, 3))]
    assert not saver.is_pending


def test_long_typing_is_saved_while_it_goes_on(qtbot: QtBot, saving: Saving) -> None:
    session, disk, saver = saving
    saver._longest.setInterval(50)
    saver._pause.setInterval(10_000)
    with qtbot.waitSignal(saver.saved):
        edit(session, "1")
        edit(session, "2")
    assert len(disk.saved) == 1


def test_nothing_is_lost_for_longer_than_a_second() -> None:
    assert autosave.PAUSE_MS < autosave.LONGEST_MS < 1000


def test_asking_saves_at_once_and_only_once(qtbot: QtBot, saving: Saving) -> None:
    session, disk, saver = saving
    assert saver.save_now()
    assert disk.saved == []
    edit(session)
    assert saver.save_now()
    assert saver.save_now()
    assert len(disk.saved) == 1


def test_failure_is_told_once_and_tried_again_until_it_works(qtbot: QtBot, saving: Saving) -> None:
    session, disk, saver = saving
    sentences: list[str] = []
    saver.failed.connect(sentences.append)
    saver._retry.setInterval(5)
    disk.is_full = True
    edit(session)
    assert not saver.save_now()
    assert not saver.save_now()
    assert sentences == ["磁盘已满，请删掉一些文件。"]
    assert saver.is_pending
    disk.is_full = False
    with qtbot.waitSignal(saver.saved):
        pass
    assert len(disk.saved) == 1


def test_figure_in_an_open_cell_is_kept_and_taken_back_when_it_is_given_up(
    qtbot: QtBot, saving: Saving
) -> None:
    session, disk, saver = saving
    key, report = small_key("received"), session.report
    session.note_typing(key, "12")
    assert saver.save_now()
    assert disk.saved[-1][0] == report.with_cell(key, 12)
    session.note_typing(key, "12x")  # no figure
    assert saver.save_now()
    assert disk.saved[-1][0] == report
    session.note_typing(key, "7")
    session.note_typing(key, None)
    assert saver.save_now()
    assert disk.saved[-1][0] == session.report == report
    assert not session.undo_stack.count()


def test_figure_in_an_open_cell_never_overrules_what_was_entered_since(saving: Saving) -> None:
    session, disk, saver = saving
    session.note_typing(small_key("received"), "12")
    edit(session, "5")
    assert saver.save_now()
    assert disk.saved[-1][0].cells == {small_key("received"): 5}


def test_typing_that_lets_no_timer_through_is_saved_all_the_same(saving: Saving) -> None:
    session, disk, saver = saving
    saver._longest.setInterval(20)
    edit(session, "1")
    time.sleep(0.04)
    edit(session, "2")
    assert disk.saved[-1][0] == session.report
    assert not saver.is_pending
