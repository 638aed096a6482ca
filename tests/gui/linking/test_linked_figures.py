"""A figure inserted into a sentence follows its cell, with real keys in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.keys import CellKey, TextKey
from core.report import Link, Passage
from gui.linking.figure_dialog import FigureDialog
from gui.linking.figure_field import FigureField
from gui.linking.figure_list import FigureList
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.window import Program, answering, running

PERSON = CellKey("applications", "received", "natural_person")
RECEIVED = "applications.received.total"
AT = "shift+2"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as started:
        started.desk.start_report("某区某局", 2024)
        settle()
        started.session.set_cells({PERSON: 12}, "填写")
        started.wizard.go_to("overview")
        settle()
        body(started).setFocus()
        settle()
        yield started


def body(program: Program) -> FigureField:
    return program.widget(FigureField, "texts.overview.0.body")


def passage(program: Program) -> Passage:
    return program.session.report.passages("overview")[0]


def offered(program: Program) -> FigureList | None:
    found = [one for one in program.window.findChildren(FigureList) if one.isVisible()]
    return found[0] if found else None


def write_with_figure(program: Program, keyboard: Keyboard) -> None:
    keyboard.paste("全年收到申请")
    keyboard.press(AT)
    keyboard.paste("新收")
    keyboard.press("Return")
    keyboard.paste("件。")


def test_at_and_two_characters_put_a_figure_into_the_sentence(
    program: Program, keyboard: Keyboard
) -> None:
    write_with_figure(program, keyboard)
    assert body(program).toPlainText() == "全年收到申请12件。"
    assert passage(program).links == (Link(6, 8, RECEIVED),)
    assert "表三 新收申请，跟着表变" in body(program).accessibleDescription()


def test_sentence_follows_the_table_there_and_back(program: Program, keyboard: Keyboard) -> None:
    write_with_figure(program, keyboard)
    field = body(program)
    program.session.set_cells({PERSON: 9}, "填写")
    assert field.toPlainText() == "全年收到申请9件。"
    keyboard.press("ctrl+z")  # which also shows the cell that changed
    assert field.toPlainText() == "全年收到申请12件。"
    keyboard.press("ctrl+y")
    assert field.toPlainText() == "全年收到申请9件。"


def test_figure_typed_over_is_told_and_put_right_with_one_click(
    program: Program, keyboard: Keyboard
) -> None:
    write_with_figure(program, keyboard)
    field = body(program)
    field.mark(6, 2)
    keyboard.type("15")
    assert field.toPlainText() == "全年收到申请15件。"
    assert passage(program).links == (Link(6, 8, RECEIVED, is_broken=True),)
    assert "不再跟着表变" in field.accessibleDescription()
    click(field, 7)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == [
        "改回 12（表三 新收申请）",
        "取消关联，当普通文字",
        "到表里看",
    ]
    keyboard.press("Down", "Return")
    assert field.toPlainText() == "全年收到申请12件。"
    assert passage(program).links == (Link(6, 8, RECEIVED),)


def test_backspace_deletes_a_whole_chip_and_arrows_step_over_it(
    program: Program, keyboard: Keyboard
) -> None:
    write_with_figure(program, keyboard)
    keyboard.press("Left", "Left", "Left")
    assert body(program).textCursor().position() == 6
    keyboard.press("Right", "BackSpace")
    assert body(program).toPlainText() == "全年收到申请件。"
    assert passage(program).links == ()


def test_escape_leaves_the_at_as_it_was_typed(program: Program, keyboard: Keyboard) -> None:
    keyboard.press(AT)
    assert offered(program) is not None
    keyboard.press("Escape", "a", "b", "Return")
    assert offered(program) is None
    assert body(program).toPlainText() == "@ab\n"


def test_address_opens_no_list(program: Program, keyboard: Keyboard) -> None:
    keyboard.type("someone")
    keyboard.press(AT)
    assert offered(program) is None


def test_down_takes_the_next_and_a_click_takes_any(program: Program, keyboard: Keyboard) -> None:
    keyboard.press(AT)
    keyboard.press("Down")
    keyboard.press("Tab")
    assert passage(program).links[0].target == "applications.carried_in.total"
    keyboard.press(AT)
    shown = offered(program)
    assert shown is not None
    item = shown.item(0)
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(item).center()
    )
    assert passage(program).links[-1].target == RECEIVED
    assert body(program).hasFocus()


def test_list_is_away_while_a_word_is_composed(program: Program, keyboard: Keyboard) -> None:
    keyboard.press(AT)
    QApplication.sendEvent(body(program), QInputMethodEvent("xinshou", []))
    assert offered(program) is None
    commit = QInputMethodEvent()
    commit.setCommitString("新收")
    QApplication.sendEvent(body(program), commit)
    assert offered(program) is not None
    keyboard.press("Return")
    assert body(program).toPlainText() == "12"


def test_figure_is_chosen_from_the_menu(program: Program, keyboard: Keyboard) -> None:
    keyboard.paste("共件")
    keyboard.press("Left")

    def choose(dialog: object) -> None:
        assert isinstance(dialog, FigureDialog)
        keyboard.paste("新收")
        keyboard.press("Return")

    with answering(choose, "figure_dialog"):
        keyboard.press("ctrl+d")
    wait_until(lambda: body(program).toPlainText() == "共12件", "the figure")
    assert passage(program).links == (Link(1, 3, RECEIVED),)


def test_typed_number_that_equals_a_cell_is_linked_from_its_menu(
    program: Program, keyboard: Keyboard
) -> None:
    keyboard.paste("本年新收政府信息公开申请12件。")
    menu = menu_at(program, keyboard, 13)
    first = menu.actions()[0]
    assert first.text() == "关联到“表三 新收申请”，跟着表变"
    first.trigger()
    menu.close()
    assert passage(program).links == (Link(12, 14, RECEIVED),)
    program.session.set_cells({PERSON: 20}, "填写")
    assert body(program).toPlainText() == "本年新收政府信息公开申请20件。"


def test_figure_in_the_lead_makes_it_the_officers_and_follows(
    program: Program, keyboard: Keyboard
) -> None:
    program.wizard.show_key(TextKey("applications"))
    settle()
    field = program.widget(FigureField, "texts.applications.lead")
    field.setFocus()
    keyboard.press("ctrl+End", AT, "Return")
    assert program.session.report.passages("applications")[0].links[0].target == RECEIVED
    program.session.set_cells({PERSON: 3}, "填写")
    assert field.toPlainText().endswith("3")


def test_rare_characters_before_a_chip_do_not_shift_it(
    program: Program, keyboard: Keyboard
) -> None:
    keyboard.paste("𠮷某")
    keyboard.press(AT, "Return")
    assert passage(program).links == (Link(2, 4, RECEIVED),)
    keyboard.press("BackSpace")
    assert body(program).toPlainText() == "𠮷某"


def menu_at(program: Program, keyboard: Keyboard, place: int) -> QMenu:
    field = body(program)
    field.mark(place, 0)
    keyboard.press("Menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def click(field: FigureField, place: int) -> None:
    field.mark(place, 0)
    point: QPoint = field.cursorRect().center()
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=point)
    settle()
