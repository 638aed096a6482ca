"""Story: an officer lets a sentence follow the table, spoils it, and has it put right, by keyboard alone."""

import pytest

from core.keys import CellKey
from gui.linking.figure_field import FigureField
from tests.helpers.keyboard import Keyboard, settle
from tests.helpers.officer import Officer, focused
from tests.helpers.window import Program

RECEIVED = CellKey("applications", "received", "natural_person")
BODY = "texts.overview.1.body"


def sentence(program: Program) -> str:
    return program.session.report.passages("overview")[1].body


@pytest.mark.journey
def test_sentence_follows_the_table_is_spoilt_and_put_right(
    program: Program, keyboard: Keyboard
) -> None:
    officer = Officer(program, keyboard)
    officer.start_report("某区某局", 2024)
    officer.press("ctrl+4")
    keyboard.type("12")
    officer.press("Return", "ctrl+2")
    officer.tab_to(BODY)
    keyboard.paste("本年新收政府信息公开申请")
    officer.press("shift+2")
    keyboard.paste("新收")
    officer.press("Return")
    keyboard.paste("件。")
    assert sentence(program) == "本年新收政府信息公开申请12件。"

    officer.press("ctrl+4")
    keyboard.type("9")
    officer.press("Return")
    assert sentence(program) == "本年新收政府信息公开申请9件。"
    officer.press("ctrl+z")
    assert sentence(program) == "本年新收政府信息公开申请12件。"

    officer.press("ctrl+2")
    officer.tab_to(BODY)
    field = focused()
    assert isinstance(field, FigureField)
    officer.press("ctrl+End", "Left", "Left", "shift+Left")
    assert field.textCursor().selectedText() == "12"
    keyboard.type("15")
    assert sentence(program) == "本年新收政府信息公开申请15件。"
    assert "N-LINK" in [one.check for one in program.session.findings]
    officer.press("Menu")
    settle()
    officer.press("Down", "Return")  # 改回 12
    assert sentence(program) == "本年新收政府信息公开申请12件。"
    assert "N-LINK" not in [one.check for one in program.session.findings]
    officer.press("ctrl+4")
    keyboard.type("20")
    officer.press("Return")
    assert program.session.results.values[RECEIVED] == 20
    assert sentence(program) == "本年新收政府信息公开申请20件。"
