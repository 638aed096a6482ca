"""History, backups, conflicts and crashes as the officer meets them, in the whole program."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from core.drafts.backups.backup import back_up, folder_beside
from core.drafts.bundles.bundle import write_bundle
from core.drafts.store import DraftStore, local_now
from core.keys import CellKey
from tests.helpers.keyboard import settle
from tests.helpers.sessions import FORM
from tests.helpers.window import Program, running

RECEIVED, CARRIED = FORM.table("applications").typed[0], FORM.table("applications").typed[6]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "数据 目录"


@pytest.fixture
def filling(qtbot: QtBot, folder: Path) -> Iterator[Program]:
    """Yield the program with a new report open and one number saved."""
    with running(folder) as program:
        program.desk.start_report("某区某局", 2024)
        settle()
        enter(program, RECEIVED, "3")
        yield program


def enter(program: Program, key: CellKey, text: str) -> None:
    program.session.enter_cells({key: text}, "填写")
    assert program.desk.save_now()
    settle()


def notice(program: Program) -> str:
    settle()
    return program.window.notices().text


def choose(program: Program, command: str) -> None:
    """Choose a command of the menu; the dialog it opens is shown."""
    program.window.actions_[command].trigger()
    settle()


def test_an_earlier_version_is_compared_and_restored_and_that_is_undoable(filling: Program) -> None:
    enter(filling, CARRIED, "5")
    choose(filling, "history")
    versions = filling.widget(QListWidget, "history.versions")
    versions.setCurrentRow(1)
    table = filling.widget(QTableWidget, "history.differences")
    shown = [table.model().index(0, column).data() for column in (1, 2)]
    assert shown == ["（没有填）", "5"]
    filling.widget(QPushButton, "history.restore").click()
    assert CARRIED not in filling.session.report.cells
    assert "撤销" in notice(filling)
    filling.session.undo_stack.undo()
    assert filling.session.report.cells[CARRIED] == 5


def test_the_present_version_has_nothing_to_restore(filling: Program) -> None:
    choose(filling, "history")
    filling.widget(QListWidget, "history.versions").setCurrentRow(0)
    assert not filling.widget(QPushButton, "history.restore").isEnabled()


def test_a_draft_is_taken_out_of_a_backup_beside_the_present_one(filling: Program) -> None:
    back_up(filling.desk.drafts.database, local_now() - timedelta(hours=1))
    enter(filling, RECEIVED, "7")
    choose(filling, "backups")
    filling.widget(QPushButton, "backup.take").click()
    settle()
    assert filling.session.report.cells[RECEIVED] == 3
    filling.desk.close_report()
    assert len(filling.desk.drafts.all()) == 2


def test_a_backup_that_cannot_be_read_is_told_and_takes_nothing(filling: Program) -> None:
    copy = folder_beside(filling.desk.drafts.database) / "drafts-20250101-120000.sqlite"
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(b"no database")
    choose(filling, "backups")
    lists = filling.widget(QListWidget, "backup.copies")
    lists.setCurrentRow(lists.count() - 1)
    assert not filling.widget(QPushButton, "backup.take").isEnabled()


def test_a_second_folder_can_be_given_up_only_where_there_is_one(
    filling: Program, tmp_path: Path
) -> None:
    choose(filling, "backups")
    stop = filling.widget(QPushButton, "backup.none")
    assert not stop.isEnabled()
    filling.application.settings.backup_folder = tmp_path / "U 盘"
    filling.widget(QDialog, "backup_dialog").close()
    choose(filling, "backups")
    stop = filling.widget(QPushButton, "backup.none")
    stop.click()
    assert not filling.application.settings.store.value("backup_folder")
    assert not stop.isEnabled()


def test_all_drafts_of_a_zip_come_back(filling: Program, tmp_path: Path) -> None:
    target = tmp_path / "全部.zip"
    write_bundle(filling.desk.drafts.database, target)
    filling.window.open_path(target)
    assert "1 份草稿" in notice(filling)
    assert len(filling.desk.drafts.all()) == 2


def test_after_a_crash_the_program_opens_where_it_was(qtbot: QtBot, folder: Path) -> None:
    with running(folder) as program:
        program.desk.start_report("某区某局", 2024)
        settle()
        program.wizard.go_to("disputes")
        place = program.application.settings.open_place
    assert place[1] == "disputes"
    with running(folder) as again:
        again.application.settings.open_place = place  # as a power cut leaves it
        again.window.resume()
        settle()
        assert again.wizard.step == "disputes"
        assert "没有正常关闭" in notice(again)


def test_a_program_that_was_closed_properly_opens_its_start_page(
    qtbot: QtBot, folder: Path
) -> None:
    with running(folder) as program:
        program.desk.start_report("某区某局", 2024)
        settle()
        program.window.close()
    with running(folder) as again:
        again.window.resume()
        assert again.window.wizard is None


def test_a_draft_open_elsewhere_can_only_be_looked_at(qtbot: QtBot, folder: Path) -> None:
    with running(folder) as program:
        program.desk.start_report("某区某局", 2024)
        draft = program.desk.draft_id
        program.desk.close_report()
        other = DraftStore(program.desk.drafts.database)
        other.open(draft)
        program.desk.open_draft(draft)
        settle()
        assert program.session.read_only
        assert notice(program)
        saved = program.window.findChild(QLabel, "saved")
        assert saved is not None
        assert "示例" not in saved.text()
        other.close()


def test_what_somebody_else_saved_is_not_overwritten_and_mine_can_be_kept(filling: Program) -> None:
    draft = filling.desk.draft_id
    other = DraftStore(filling.desk.drafts.database)
    theirs = other.load(draft).with_cell(RECEIVED, 99)
    other.save(draft, theirs, steps=(0, 8))
    other.close()
    filling.session.enter_cells({RECEIVED: "4"}, "填写")
    assert not filling.desk.save_now()
    filling.desk.keep_as_new()
    settle()
    assert filling.session.report.cells[RECEIVED] == 4
    assert filling.desk.draft_id != draft
    filling.desk.close_report()
    filling.desk.open_draft(draft)
    assert filling.session.report.cells[RECEIVED] == 99
