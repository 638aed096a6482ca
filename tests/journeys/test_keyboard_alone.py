"""Story: an officer whose mouse is broken goes through the whole program by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

from core.keys import CellKey
from core.steps import FACTS, PREVIEW
from gui.texts.fields import LineField, TextField
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.officer import Officer, focused
from tests.helpers.window import Program

MOST_STOPS = 250
STEPS = (FACTS, "overview", "proactive", "applications", "disputes", "problems", "other", PREVIEW)


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader calls `widget`."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface else ""


def stops(window: QWidget) -> set[QWidget]:
    """Return every visible widget that is made to be reached by Tab."""
    return {
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.window() is window
    }


def tab_round(officer: Officer) -> set[QWidget]:
    """Press Tab until the keyboard is where it began; return what it came by."""
    start, seen = focused(), {focused()}
    was_away = False
    for _ in range(MOST_STOPS):
        officer.press("Tab")
        assert spoken_name(focused()), f"{focused()} has no name"
        was_away = was_away or focused() is not start
        if was_away and focused() is start:
            return seen
        seen.add(focused())
    raise AssertionError(f"{MOST_STOPS} times Tab did not lead round: {focused()}")


def assert_all_reached(program: Program, officer: Officer) -> None:
    missed = stops(program.window) - tab_round(officer)
    assert not missed, sorted(f"{type(one).__name__} {one.objectName()}" for one in missed)


@pytest.mark.journey
def test_tab_leads_round_the_start_page_by_way_of_everything(
    program: Program, keyboard: Keyboard
) -> None:
    assert_all_reached(program, Officer(program, keyboard))


@pytest.mark.journey
@pytest.mark.parametrize("place", range(8), ids=STEPS)
def test_tab_leads_round_every_page_by_way_of_everything(
    program: Program, keyboard: Keyboard, place: int
) -> None:
    officer = Officer(program, keyboard)
    program.desk.start_report("某区某局", 2024)
    settle()
    officer.press(f"ctrl+{place + 1}")
    assert program.wizard.step == STEPS[place]
    assert_all_reached(program, officer)


@pytest.mark.journey
def test_every_key_of_the_help_page_does_what_it_says(program: Program, keyboard: Keyboard) -> None:
    officer = Officer(program, keyboard)
    officer.start_report("某区某局", 2024)
    walk_through_the_steps(officer)
    visit_the_panes(officer)
    ask_for_help(officer)
    find_a_text(officer)
    take_back_in_a_text_field(officer)


def walk_through_the_steps(officer: Officer) -> None:
    wizard = officer.program.wizard
    for number, step in enumerate(STEPS, start=1):
        officer.press(f"ctrl+{number}")
        assert wizard.step == step
    for step in reversed(STEPS[:-1]):
        officer.press("ctrl+shift+Return")
        assert wizard.step == step
    officer.press("ctrl+Return")
    assert wizard.step == STEPS[1]


def visit_the_panes(officer: Officer) -> None:
    """Go once round the panes; the way back ends in the very field."""
    wizard = officer.program.wizard
    officer.press("ctrl+1", "Tab", "Tab")
    origin = focused()
    round_trip = [wizard.findings.list, wizard.findings.help.area, wizard.steps.list, origin]
    for widget in round_trip:
        officer.press("F6")
        assert focused() is widget
    for widget in (*reversed(round_trip[:-1]), origin):
        officer.press("shift+F6")
        assert focused() is widget
    officer.press("shift+F6", "Down")
    assert wizard.step == STEPS[1]


def ask_for_help(officer: Officer) -> None:
    wizard = officer.program.wizard
    officer.press("ctrl+4")
    cell = focused()
    officer.press("F1")
    assert focused() is wizard.findings.help.area
    assert "新收" in wizard.findings.help.text.text()
    officer.press("Escape")
    assert focused() is cell
    officer.press("F1", "F1")
    assert focused() is cell
    officer.press("F8")
    first = wizard.findings.list.currentRow()
    officer.press("F8")
    assert wizard.findings.list.currentRow() > first
    officer.press("shift+F8")
    assert wizard.findings.list.currentRow() == first


def find_a_text(officer: Officer) -> None:
    wizard = officer.program.wizard
    officer.press("ctrl+2", "ctrl+f")
    assert isinstance(focused(), QLineEdit)
    officer.keyboard.paste("国家秘密")
    officer.press("Return")
    assert wizard.step == "applications"
    assert focused() is wizard.search.text
    panel = officer.program.table("applications")
    assert panel.current_key() == CellKey(
        "applications", "refused_state_secret", panel.table.blocks[0].columns.leaves[0].id
    )
    officer.press("Escape")
    assert not wizard.search.isVisible()
    assert focused() is panel.blocks[0]


def take_back_in_a_text_field(officer: Officer) -> None:
    session = officer.program.session
    officer.press("ctrl+2")
    field = focused()
    assert isinstance(field, TextField)
    before = session.report
    officer.keyboard.paste("写错了")
    assert session.report != before
    officer.press("ctrl+z")
    assert field.toPlainText() == ""
    assert focused() is field
    assert session.report == before
    officer.press("ctrl+y")
    assert field.toPlainText() == "写错了"
    officer.press("ctrl+1")
    name = focused()
    assert isinstance(name, LineField)
    officer.replace("另一个局")
    wait_until(lambda: session.report.unit == "另一个局", "the unit")
    officer.press("ctrl+z")
    assert name.text() == "某区某局"
