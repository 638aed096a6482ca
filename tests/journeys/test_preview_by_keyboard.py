"""Story: an officer reads the finished report by keyboard, goes from a mistake on the paper to its cell, and back."""

import pytest

from core.keys import CellKey
from core.steps import PREVIEW
from gui.pages.preview_page import PreviewPage
from gui.paper.view import PaperView
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.officer import Officer, focused
from tests.helpers.window import Program

CELL = CellKey("applications", "received", "natural_person")


def _paper(program: Program) -> PaperView:
    page = program.wizard.page(PREVIEW)
    assert isinstance(page, PreviewPage)
    return page.findChildren(PaperView)[0]


@pytest.mark.journey
def test_report_is_read_and_mended_from_the_paper(program: Program, keyboard: Keyboard) -> None:
    officer = Officer(program, keyboard)
    officer.start_report("某区某局", 2024)
    officer.press("ctrl+4")
    keyboard.type("3")
    officer.press("Return")
    assert program.session.report.cells[CELL] == 3

    officer.press("ctrl+8")
    officer.tab_to("paper")
    paper = _paper(program)
    text_size = program.application.settings.font_percent
    before = paper.zoom
    officer.press("ctrl+equal")
    assert paper.zoom > before
    officer.press("ctrl+minus", "ctrl+minus")
    assert paper.zoom < before
    assert program.application.settings.font_percent == text_size

    officer.press("End")
    assert paper.page == paper.page_count - 1
    officer.press("Home", "Next")
    assert paper.verticalScrollBar().value() > 0

    for _ in range(60):
        if paper.place == CELL:
            break
        officer.press("Right")
    assert paper.place == CELL
    assert "必须改" in paper.accessibleDescription()

    officer.press("Return")
    assert program.wizard.step == "applications"
    assert focused() is program.table("applications").blocks[0]
    keyboard.type("0")
    officer.press("Return")
    officer.press("ctrl+8")
    assert paper.place == CELL
    wait_until(lambda: "必须改" not in paper.accessibleDescription(), "the paper to be judged anew")


@pytest.mark.journey
def test_pages_are_chosen_in_the_strip(program: Program, keyboard: Keyboard) -> None:
    officer = Officer(program, keyboard)
    program.desk.open_sample()
    settle()
    officer.press("ctrl+8")
    officer.tab_to("thumbnails")
    paper = _paper(program)
    officer.press("Down", "Down")
    assert paper.page == 2
    officer.press("End")
    assert paper.page == paper.page_count - 1
