"""Story: an officer mistypes, sees it in the panel and at the cell, goes there, and mends it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.keys import CellKey
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.officer import Officer
from tests.helpers.window import Program

COLUMN = "natural_person"


def cell(row: str) -> CellKey:
    return CellKey("applications", row, COLUMN)


def shown_findings(program: Program) -> list[str]:
    findings = program.wizard.findings.list
    return [findings.item(row).text() for row in range(findings.count())]


def bubble(program: Program) -> str:
    """Return the sentence that stands at the present cell, "" when there is none."""
    bubbles = program.table("applications").findChildren(QLabel, "cell_bubble")
    return "\n".join(one.text() for one in bubbles if one.isVisible())


def state_of_applications(program: Program) -> str:
    return program.wizard.steps.list.item(3).text()


@pytest.mark.journey
def test_unbalanced_column_is_found_jumped_to_by_f8_and_mended(
    program: Program, keyboard: Keyboard
) -> None:
    officer = Officer(program, keyboard)
    officer.start_report("某区某局", 2024)
    officer.press("ctrl+4")
    officer.choose("没有发生，全部填 0")
    assert not any("相差" in text or "还差" in text for text in shown_findings(program))
    keyboard.type("3")  # 新收 3 件
    officer.press("Return", "Return")  # 上年结转 0, on to 予以公开
    keyboard.type("1")
    officer.press("Return")

    wrong = [text for text in shown_findings(program) if "自然人" in text]
    assert len(wrong) == 1
    assert state_of_applications(program).startswith("▲")
    strip = program.widget(QLabel, "balance_strip")
    assert "还差 2 件" in strip.text()

    officer.press("ctrl+1", "F8")
    assert program.wizard.step == "applications"
    assert program.table("applications").current_key() == cell("received")
    assert wrong[0] in bubble(program)

    officer.press("Return", "Return")
    assert program.table("applications").current_key() == cell("granted")
    keyboard.type("3")
    officer.press("Return")
    assert not any("自然人" in text for text in shown_findings(program))
    assert "还差" not in strip.text()
    assert state_of_applications(program).startswith("✓")


@pytest.mark.journey
def test_word_in_a_cell_is_refused_there_and_reached_by_a_click_in_the_panel(
    program: Program, keyboard: Keyboard, qtbot: QtBot
) -> None:
    officer = Officer(program, keyboard)
    officer.start_report("某区某局", 2024)
    officer.press("ctrl+4", "F2")
    keyboard.paste("无")
    officer.press("Return")
    panel = program.table("applications")
    assert panel.current_key() == cell("received")
    assert program.shown(cell("received")) == "无"
    assert program.session.report.cells == {}
    refused = [text for text in shown_findings(program) if "“无”" in text]
    assert len(refused) == 1
    assert bubble(program)
    assert bubble(program) in refused[0]

    officer.press("ctrl+2")
    findings = program.wizard.findings.list
    row = shown_findings(program).index(refused[0])
    place = findings.visualItemRect(findings.item(row)).center()
    qtbot.mouseClick(findings.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert program.wizard.step == "applications"
    assert panel.current_key() == cell("received")
    wait_until(lambda: bool(bubble(program)), "the sentence at the cell")

    keyboard.type("0")
    officer.press("Return")
    assert not any("“无”" in text for text in shown_findings(program))
    assert not bubble(program)
    assert program.session.report.cells == {cell("received"): 0}
