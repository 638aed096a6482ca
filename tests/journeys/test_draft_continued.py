"""Story: an officer is called away, ends the program, and goes on the next day."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTableWidget

from core.keys import CellKey
from core.report import Report
from tests.helpers.keyboard import Keyboard, wait_until
from tests.helpers.officer import Officer, focused
from tests.helpers.window import Program, running

UNIT = "武汉市硚口区人力资源局"
OVERVIEW = "2024年主动公开信息287条。"
PENALTIES = CellKey("proactive", "penalties", "decisions")


@pytest.mark.journey
def test_draft_left_in_the_middle_is_continued_where_it_was(
    keyboard: Keyboard, tmp_path: Path
) -> None:
    with running(tmp_path) as program:
        left = begin_and_leave(Officer(program, keyboard))
    with running(tmp_path) as program:
        assert draft_row(program) == [f"{UNIT} 2024年", UNIT, "2024", "1/8"]
        continue_draft(Officer(program, keyboard), left)


def begin_and_leave(officer: Officer) -> Report:
    """Begin a report, end the program at once, and return what was typed till then."""
    program = officer.program
    officer.start_report(UNIT, 2024)
    officer.write("facts.short", "硚口区人力资源局")
    officer.press("ctrl+2")
    officer.replace(OVERVIEW)
    officer.press("ctrl+3")
    officer.choose("没有发生，全部填 0")
    program.table("proactive").show_key(PENALTIES)
    officer.keyboard.type("1")
    officer.press("Return")
    left = program.session.report
    assert len(left.cells) == 10
    officer.press("ctrl+q")
    wait_until(program.window.isHidden, "the window to close")
    return left


def draft_row(program: Program) -> list[str]:
    drafts = program.widget(QTableWidget, "drafts")
    items = [drafts.item(0, column) for column in range(4)]
    return [item.text() for item in items if item]


def continue_draft(officer: Officer, left: Report) -> None:
    """Open the draft by the button that has the keyboard, and find everything in its place."""
    program = officer.program
    assert focused().objectName() == "choice_continue"
    officer.press("Return")
    wait_until(lambda: program.window.wizard is not None, "the wizard")
    assert program.session.report == left
    assert not program.session.undo_stack.canUndo()
    assert program.window.windowTitle().startswith("年报助手 — 硚口区人力资源局 2024年")
    assert program.widget(QLabel, "progress").text() == "进度 1/8"
    officer.press("ctrl+2")
    assert program.widget(QPlainTextEdit, "texts.overview.0.body").toPlainText() == OVERVIEW
    officer.press("ctrl+3")
    assert program.shown(PENALTIES) == "1"
