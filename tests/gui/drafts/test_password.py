"""Passwords as the officer meets them: set, asked for, given wrong, changed, removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from core.drafts.backups.backup import back_up
from core.drafts.bundles.bundle import write_bundle
from core.drafts.passwords import locking
from core.drafts.store import DraftStore, local_now
from tests.helpers.keyboard import settle
from tests.helpers.sessions import FORM
from tests.helpers.window import Program, answering, running

RECEIVED = FORM.table("applications").typed[0]
PASSWORD = "柳树 算盘 渡口"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PASSES", 1)
    monkeypatch.setattr(locking, "MEMORY_KIB", 8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "数据 目录"


@pytest.fixture
def filling(qtbot: QtBot, folder: Path) -> Iterator[Program]:
    """Yield the program with a new report open and one number saved."""
    with running(folder) as program:
        program.desk.start_report("某区某局", 2024)
        settle()
        enter(program, "3")
        yield program


@pytest.fixture
def locked(filling: Program) -> Program:
    """Return the program on its start page, the only draft under the password."""
    set_password(filling)
    filling.desk.close_report()
    settle()
    return filling


def enter(program: Program, text: str) -> None:
    program.session.enter_cells({RECEIVED: text}, "填写")
    assert program.desk.save_now()
    settle()


def field(dialog: QDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def shown(dialog: QDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def accept(dialog: QDialog) -> None:
    button = dialog.findChild(QPushButton, "password.accept")
    assert isinstance(button, QPushButton)
    button.click()


def set_password(program: Program, password: str = PASSWORD) -> None:
    def answer(dialog: QDialog) -> None:
        field(dialog, "password.new").setText(password)
        field(dialog, "password.again").setText(password)
        accept(dialog)

    with answering(answer, "set_password_dialog"):
        program.window.actions_["set_password"].trigger()
    settle()


def give(dialog: QDialog, password: str) -> None:
    field(dialog, "password.given").setText(password)
    accept(dialog)


def go_on(program: Program) -> None:
    program.widget(QPushButton, "choice_continue").click()
    settle()


def notice(program: Program) -> str:
    settle()
    return program.window.notices().text


def test_the_dialog_says_that_a_lost_password_is_final_and_gives_advice(filling: Program) -> None:
    def look(dialog: QDialog) -> None:
        assert shown(dialog, "没有办法找回")
        assert shown(dialog, "以前做的备份和导出的文件里，还是没有密码的内容")
        field(dialog, "password.new").setText("123")
        assert shown(dialog, "容易被猜到")
        field(dialog, "password.new").setText(PASSWORD)
        assert not shown(dialog, "容易被猜到")
        assert all("！" not in one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    with answering(look, "set_password_dialog"):
        filling.window.actions_["set_password"].trigger()
    assert not filling.desk.has_password


def test_an_empty_password_and_two_different_ones_are_refused_in_words(filling: Program) -> None:
    def answer(dialog: QDialog) -> None:
        accept(dialog)
        assert shown(dialog, "请先输入密码")
        field(dialog, "password.new").setText(PASSWORD)
        field(dialog, "password.again").setText(PASSWORD + "1")
        accept(dialog)
        assert shown(dialog, "两次输入的密码不一样")
        assert dialog.isVisible()
        field(dialog, "password.again").setText(PASSWORD)
        accept(dialog)

    with answering(answer, "set_password_dialog"):
        filling.window.actions_["set_password"].trigger()
    assert filling.desk.has_password
    assert "以前的备份" in notice(filling)


def test_typed_characters_are_masked_until_they_are_to_be_shown(filling: Program) -> None:
    def look(dialog: QDialog) -> None:
        tick = dialog.findChild(QCheckBox, "password.show")
        assert isinstance(tick, QCheckBox)
        fields = [field(dialog, name) for name in ("password.new", "password.again")]
        assert {one.echoMode() for one in fields} == {QLineEdit.EchoMode.Password}
        tick.click()
        assert {one.echoMode() for one in fields} == {QLineEdit.EchoMode.Normal}
        dialog.reject()

    with answering(look, "set_password_dialog"):
        filling.window.actions_["set_password"].trigger()


def test_the_list_says_which_draft_has_a_password(locked: Program) -> None:
    item = locked.window.start_page.drafts.table.item(0, 0)
    assert item is not None
    assert item.text() == "某区某局 2024年（有密码）"


def test_a_wrong_password_gives_a_sentence_and_another_try(locked: Program, qtbot: QtBot) -> None:
    def answer(dialog: QDialog) -> None:
        given = field(dialog, "password.given")
        assert given.hasFocus()
        qtbot.keyClicks(given, "wrong")
        qtbot.keyClick(given, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert shown(dialog, "密码不对")
        assert given.selectedText()
        give(dialog, PASSWORD)

    with answering(answer, "give_password_dialog"):
        go_on(locked)
    assert locked.session.report.cells[RECEIVED] == 3
    assert not locked.session.read_only


def test_without_the_password_the_start_page_stays(locked: Program) -> None:
    with answering(lambda dialog: dialog.reject(), "give_password_dialog"):
        go_on(locked)
    assert locked.desk.session is None


def test_work_history_and_restoring_go_on_as_ever(locked: Program) -> None:
    with answering(lambda dialog: give(dialog, PASSWORD)):
        go_on(locked)
    enter(locked, "7")
    locked.window.actions_["history"].trigger()
    settle()
    versions = locked.widget(QListWidget, "history.versions")
    words = [versions.item(row).text() for row in range(versions.count())]
    assert "设置密码" in words[1]
    versions.setCurrentRow(1)
    table = locked.widget(QTableWidget, "history.differences")
    cells = [table.item(0, column) for column in (1, 2)]
    assert [cell.text() for cell in cells if cell] == ["3", "7"]
    locked.widget(QPushButton, "history.restore").click()
    assert locked.session.report.cells[RECEIVED] == 3
    assert locked.desk.save_now()
    with_no_key = DraftStore(locked.desk.drafts.database)
    assert with_no_key.passwords.needs_password(locked.desk.draft_id)
    with_no_key.close()


def test_after_a_crash_the_password_is_asked_for(qtbot: QtBot, folder: Path) -> None:
    with running(folder) as program:
        program.desk.start_report("某区某局", 2024)
        settle()
        set_password(program)
        program.wizard.go_to("disputes")
        place = program.application.settings.open_place
    with running(folder) as again:
        again.application.settings.open_place = place  # as a power cut leaves it
        with answering(lambda dialog: give(dialog, PASSWORD), "give_password_dialog"):
            again.window.resume()
        settle()
        assert again.wizard.step == "disputes"


def test_a_removed_password_is_asked_for_no_more(locked: Program) -> None:
    with answering(lambda dialog: give(dialog, PASSWORD)):
        go_on(locked)
    keep = locked.window.actions_["remove_password"]
    with answering(lambda dialog: dialog.reject(), "remove_password_dialog"):
        keep.trigger()
    assert locked.desk.has_password

    def remove(dialog: QDialog) -> None:
        button = dialog.findChild(QPushButton, "password.remove")
        assert isinstance(button, QPushButton)
        button.click()

    with answering(remove, "remove_password_dialog"):
        keep.trigger()
    assert "已去掉密码" in notice(locked)
    assert not keep.isEnabled()
    enter(locked, "8")
    locked.desk.close_report()
    go_on(locked)
    assert locked.session.report.cells[RECEIVED] == 8


def test_commands_are_offered_only_where_they_can_be_done(filling: Program) -> None:
    actions = filling.window.actions_
    assert actions["set_password"].text() == "设置密码…"
    assert actions["set_password"].isEnabled()
    assert not actions["remove_password"].isEnabled()
    can_undo = actions["undo"].isEnabled(), actions["redo"].isEnabled()
    set_password(filling)
    assert actions["set_password"].text() == "更换密码…"
    assert actions["remove_password"].isEnabled()
    assert (actions["undo"].isEnabled(), actions["redo"].isEnabled()) == can_undo
    filling.window.actions_["sample"].trigger()
    settle()
    assert not actions["set_password"].isEnabled()
    assert not actions["remove_password"].isEnabled()


def test_a_new_report_takes_nothing_from_a_locked_one(filling: Program) -> None:
    filling.session.set_fact("phone", "027-85555555")
    assert filling.desk.save_now()
    set_password(filling)
    assert filling.desk.drafts.latest() is None
    filling.desk.start_report("某区某局", 2025)
    assert "phone" not in filling.session.report.facts


def test_what_was_kept_beside_a_conflict_keeps_the_password(locked: Program) -> None:
    with answering(lambda dialog: give(dialog, PASSWORD)):
        go_on(locked)
    locked.desk.keep_as_new()
    settle()
    assert locked.desk.has_password
    assert all(one.is_locked for one in locked.desk.drafts.all())


def test_a_locked_draft_is_taken_out_of_a_backup_with_its_password(locked: Program) -> None:
    back_up(locked.desk.drafts.database, local_now())
    locked.window.actions_["backups"].trigger()
    settle()
    line = locked.widget(QListWidget, "backup.drafts").item(0)
    assert "有密码" in line.text()
    locked.widget(QPushButton, "backup.take").click()
    assert "原来的密码" in notice(locked)
    first = locked.desk.drafts.all()[0]
    assert (first.name, first.is_locked) == ("某区某局 2024年（取自备份）", True)
    with answering(lambda dialog: give(dialog, PASSWORD)):
        locked.window.commands.open_draft(first.id)
    settle()
    assert locked.session.report.cells[RECEIVED] == 3


def test_a_locked_draft_comes_back_from_a_zip_with_its_password(
    locked: Program, tmp_path: Path
) -> None:
    target = tmp_path / "全部.zip"
    write_bundle(locked.desk.drafts.database, target)
    locked.window.open_path(target)
    assert "读入 1 份草稿" in notice(locked)
    assert [one.is_locked for one in locked.desk.drafts.all()] == [True, True]
    locked.desk.unlock(locked.desk.drafts.all()[0].id, PASSWORD)
