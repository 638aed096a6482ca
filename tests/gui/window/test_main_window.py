"""The window around the pages: menus, title, status, and that nothing typed is lost on the way out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolBar,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from core.errors import DraftsUnavailable
from gui.actions import COMMANDS, SCHEMES
from gui.tables.balance_strip import BalanceStrip
from gui.texts.fields import LineField, TextField
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.sessions import FORM
from tests.helpers.window import Program, answering, running

FIRST = FORM.table("applications").typed[0]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def filling(program: Program) -> Program:
    """Return the program with a new report open."""
    program.desk.start_report("某区某局", 2024)
    settle()
    return program


def do(program: Program, command: str) -> None:
    program.window.actions_[command].trigger()
    settle()


def type_number(program: Program, qtbot: QtBot, digit: str) -> None:
    """Type into the first cell of 三 and do not leave it."""
    program.wizard.go_to("applications")
    qtbot.keyClicks(program.table("applications").blocks[0], digit)
    wait_until(
        lambda: (QApplication.focusWidget() or program.window).objectName() == "cell_editor",
        "the editor of the cell",
    )


def test_start_page_offers_only_what_can_be_done_there(program: Program) -> None:
    enabled = {one.name for one in COMMANDS if program.window.actions_[one.name].isEnabled()}
    assert enabled == {one.name for one in COMMANDS if not one.needs_report}
    assert program.window.windowTitle() == "年报助手"


def test_no_two_commands_share_a_key(program: Program) -> None:
    keys = [
        key.toString() for action in program.window.actions_.all() for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_one_of_the_colours_is_chosen_and_says_so_with_a_dot(program: Program) -> None:
    actions = [program.window.actions_[name] for name in SCHEMES]
    assert {action.actionGroup() for action in actions} != {None}
    for action in (*actions, actions[-1]):
        action.trigger()
        assert [one.isChecked() for one in actions] == [one is action for one in actions]
        assert program.application.settings.color_scheme == action.objectName().split("_")[-1]


def test_menu_of_a_field_offers_the_undo_of_the_report(filling: Program) -> None:
    filling.session.set_fact("phone", "1")
    filling.wizard.go_to("facts")
    fields = (
        filling.widget(LineField, "facts.phone"),
        filling.widget(TextField, "facts.basis").viewport(),
    )
    for field in fields:
        QApplication.sendEvent(
            field,
            QContextMenuEvent(
                QContextMenuEvent.Reason.Mouse, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5))
            ),
        )
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        shown = {one.text(): one.isEnabled() for one in menu.actions() if one.text()}
        assert shown["撤销"]
        assert not shown["重做"]
        assert not [text for text in shown if "撤消" in text]
        menu.close()
    assert filling.window.actions_["undo"].shortcuts()


def test_every_command_is_in_a_menu(program: Program) -> None:
    menus = program.window.frame.menus.values()
    shown = {action.objectName() for menu in menus for action in menu.actions()}
    assert {f"action_{one.name}" for one in COMMANDS} <= shown


def test_open_report_names_unit_and_year_and_what_is_left_of_the_time(filling: Program) -> None:
    assert filling.window.windowTitle() == "年报助手 — 某区某局 2024年"
    filling.session.set_fact("short", "某局")
    assert filling.window.windowTitle() == "年报助手 — 某局 2024年"


def test_status_tells_when_it_was_saved(filling: Program) -> None:
    filling.session.set_fact("phone", "1")
    assert filling.window.frame.saved.text() == "正在保存…"
    wait_until(lambda: filling.window.frame.saved.text().startswith("已保存"), "the save")
    kept = len(filling.desk.versions())
    assert filling.window.frame.saved.text().endswith(f" · 留有 {kept} 个版本")


def test_undo_is_offered_with_what_it_takes_back(filling: Program) -> None:
    undo, redo = filling.window.actions_["undo"], filling.window.actions_["redo"]
    assert not undo.isEnabled()
    filling.session.set_fact("phone", "1")
    assert undo.isEnabled()
    assert undo.toolTip() == "撤销：填写联系电话"
    do(filling, "undo")
    assert not undo.isEnabled()
    assert redo.isEnabled()


@pytest.mark.parametrize("command", ["save", "start", "next_step", "preview"])
def test_number_still_being_typed_is_taken_in(filling: Program, qtbot: QtBot, command: str) -> None:
    type_number(filling, qtbot, "5")
    session = filling.session
    do(filling, command)
    assert session.report.cells == {FIRST: 5}
    assert filling.desk.drafts.all()[0].steps_all == 8
    saved = filling.desk._store.load(filling.desk.drafts.all()[0].id)
    assert saved.cells == {FIRST: 5}


def test_number_still_being_typed_is_taken_in_by_the_export(
    filling: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_number(filling, qtbot, "5")
    file = tmp_path / "年报.nianbao"
    monkeypatch.setattr(filling.window.commands.exports._questions, "ask_path", lambda *_: file)
    do(filling, "export_report")
    wait_until(file.exists, "the file")
    assert '"applications.received.natural_person": 5' in file.read_text("utf-8")


def test_number_still_being_typed_is_not_lost_when_the_window_closes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(tmp_path) as program:
        program.desk.start_report("某区某局", 2024)
        settle()
        type_number(program, qtbot, "5")
        program.window.close()
    with running(tmp_path) as program:
        assert program.desk._store.load(program.desk.drafts.all()[0].id).cells == {FIRST: 5}


def test_year_still_being_typed_is_not_lost_when_the_window_closes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(tmp_path) as program:
        program.desk.start_report("某区某局", 2024)
        settle()
        year = program.widget(LineField, "facts.year")
        year.setFocus()
        year.selectAll()
        qtbot.keyClicks(year, "2023")
        program.window.close()
    with running(tmp_path) as program:
        assert program.desk.drafts.all()[0].year == 2023


def test_enter_presses_the_button_with_the_keyboard(filling: Program, qtbot: QtBot) -> None:
    filling.wizard.middle.next.setFocus()
    qtbot.keyClick(filling.wizard.middle.next, Qt.Key.Key_Return)
    assert filling.wizard.step == "overview"


def test_window_stays_when_the_officer_wants_to_keep_what_cannot_be_saved(
    filling: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DraftsUnavailable("磁盘已满。")

    def stay(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        next(one for one in dialog.buttons() if one.text() == "留下").click()

    with monkeypatch.context() as patch:
        patch.setattr(filling.desk._store, "save", full)
        filling.session.set_fact("phone", "1")
        with answering(stay):
            filling.window.close()
        assert filling.window.isVisible()
        assert filling.wizard.notices.text == "磁盘已满。"
        assert filling.window.frame.saved.text() == "没有保存"
    assert filling.desk.save_now()
    assert filling.window.frame.saved.text().startswith("已保存")


def test_file_that_cannot_be_read_is_told_quietly(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "信.nianbao"
    file.write_text("您好", "utf-8")
    program.window.open_path(file)
    assert program.window.wizard is None
    assert program.window.notices().text


def test_unforeseen_error_is_told_quietly_and_the_work_is_saved(filling: Program) -> None:
    filling.session.set_fact("phone", "027-1")
    filling.window.show_crash(ValueError("boom"))
    assert filling.wizard.notices.text
    assert filling.desk._store.load(filling.desk.drafts.all()[0].id).facts["phone"] == "027-1"


def test_window_comes_back_where_it_was_with_text_as_large_as_it_was(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(tmp_path) as program:
        room = program.window.screen().availableSize()
        size = (room.width() - 10, room.height() - 60)
        program.resize(*size)
        for _ in range(2):
            do(program, "larger")
        do(program, "dark")
        program.desk.start_report("某区某局", 2024)
        program.window.actions_["findings"].trigger()
    with running(tmp_path) as program:
        assert (program.window.width(), program.window.height()) == size
        assert program.application.settings.font_percent == 120
        assert program.window.actions_["dark"].isChecked()
        assert not program.window.actions_["light"].isChecked()
        assert not program.window.actions_["findings"].isChecked()


def test_command_for_the_right_pane_tells_whether_it_is_there(filling: Program) -> None:
    command = filling.window.actions_["findings"]
    filling.resize(1300, 700)
    assert command.isChecked()
    filling.resize(filling.window.minimumSizeHint().width(), 600)
    settle()
    assert not filling.wizard.findings.isVisible()
    assert not command.isChecked()
    command.trigger()
    assert filling.wizard.findings.isVisible()


def test_headings_grow_and_shrink_with_the_text(program: Program) -> None:
    heading = next(one for one in program.window.findChildren(QLabel) if one.text() == "草稿")
    before = heading.font().pointSizeF()
    for _ in range(2):
        do(program, "larger")
    do(program, "dark")
    assert heading.font().pointSizeF() == pytest.approx(before * 1.2)
    assert heading.font().bold()
    do(program, "normal")
    assert heading.font().pointSizeF() == pytest.approx(before)


def test_balances_are_readable_in_colours_chosen_while_they_are_shown(filling: Program) -> None:
    do(filling, "light")
    filling.wizard.go_to("applications")
    settle()
    do(filling, "dark")
    settle()
    strip = filling.widget(BalanceStrip, "balance_strip")
    shown = strip.grab().toImage()
    strip.clear()
    strip.refresh()
    assert shown == strip.grab().toImage()  # as if written in these colours in the first place


def test_text_size_stays_within_its_bounds(program: Program) -> None:
    for _ in range(10):
        do(program, "larger")
    assert program.application.settings.font_percent == 160
    for _ in range(10):
        do(program, "smaller")
    assert program.application.settings.font_percent == 90
    do(program, "normal")
    assert program.application.settings.font_percent == 100


def test_sub_heading_is_inserted_from_the_menu(filling: Program) -> None:
    menu = filling.window.frame.menus["插入"]
    assert [action.text() for action in menu.actions()] == ["插入数字…"]
    filling.wizard.go_to("other")
    assert menu.isEnabled()
    next(one for one in menu.actions() if one.text() == "小标题：议提案办理情况").trigger()
    assert filling.session.report.passages("other")[-1].title == "议提案办理情况"


def test_sample_tells_the_way_out_and_the_tool_bar_leads_there(program: Program) -> None:
    do(program, "sample")
    assert "只能看" in program.window.notices().text
    bar = program.widget(QToolBar, "toolbar")
    way_out = next(one for one in bar.findChildren(QToolButton) if one.text() == "开始页")
    way_out.click()
    settle()
    assert program.window.wizard is None
    assert not way_out.isEnabled()


def test_sample_cannot_be_changed_and_leaves_no_draft(program: Program) -> None:
    do(program, "sample")
    assert program.session.read_only
    for name in ("save", "fill_zero", "cut", "paste", "undo", "redo"):
        assert not program.window.actions_[name].isEnabled()
    do(program, "start")
    assert program.desk.drafts.all() == ()
    assert program.window.windowTitle() == "年报助手"


def test_windows_of_the_help_menu_open_and_close(program: Program) -> None:
    for name in ("shortcuts", "about"):
        do(program, name)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        close = next(one for one in dialog.findChildren(QPushButton) if one.text() == "关闭")
        close.click()
        settle()
        assert QApplication.activeModalWidget() is None
