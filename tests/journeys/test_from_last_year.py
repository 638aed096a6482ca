"""Story: last year's Word file lies there; this year begins from it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from core.keys import CellKey
from gui.importing.dialog import ImportDialog
from tests.helpers.keyboard import Keyboard, wait_until
from tests.helpers.officer import Officer, focused
from tests.helpers.window import Program

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
CARRIED_IN = CellKey("applications", "carried_in", "natural_person")


def import_page(program: Program) -> ImportDialog:
    def dialog() -> ImportDialog | None:
        return program.window.commands.imports.dialog

    wait_until(lambda: dialog() is not None, "the import page")
    found = dialog()
    assert found is not None
    wait_until(lambda: QApplication.activeWindow() is found, "the page to have the keyboard")
    return found


def tab_to_button(officer: Officer, name: str) -> None:
    officer.tab_to(name)
    button = focused()
    assert isinstance(button, QPushButton)


@pytest.mark.journey
def test_this_year_begins_from_last_years_word_file(program: Program, keyboard: Keyboard) -> None:
    officer = Officer(program, keyboard)
    program.window.open_path(DOCUMENTS / "pingtan_2021.docx")
    import_page(program)
    tab_to_button(officer, "import_as_draft")
    officer.press("Return")
    wait_until(lambda: program.window.wizard is not None, "the draft")
    last_year = program.session.report
    assert last_year.year == 2021
    program.wait_active()

    program.window.actions_["next_year"].trigger()
    wait_until(lambda: program.session.report.year == 2022, "the new report")
    assert program.session.report.unit == last_year.unit
    assert program.session.report.cells[CARRIED_IN] == 1
    problems = program.session.report.passages("problems")
    assert problems[0].title == "上年度存在的问题及改进情况"
    assert problems[0].body.startswith("上年年报写的问题是：“")
    assert program.session.last_year == last_year  # the comparison of both years finds it
    assert sorted(draft.year or 0 for draft in program.desk.drafts.all()) == [2021, 2022]

    officer.press("ctrl+4")
    assert program.shown(CARRIED_IN) == "1"
    officer.press("ctrl+z")
    assert CARRIED_IN not in program.session.report.cells
    assert program.shown(CARRIED_IN) == ""
    officer.press("ctrl+y")
    assert program.shown(CARRIED_IN) == "1"


@pytest.mark.journey
def test_document_is_looked_through_by_keyboard(program: Program, keyboard: Keyboard) -> None:
    officer = Officer(program, keyboard)
    program.window.open_path(DOCUMENTS / "pingtan_2020.html")
    page = import_page(program).page
    assert focused() is page.document
    officer.press("F8")
    assert page.places.key == CellKey("applications", "concluded", "total")
    assert "合计不符" in page.notes.list.currentItem().text()
    received = CellKey("applications", "received", "natural_person")
    place = next(at for at, one in enumerate(page.imported.pieces) if one.key == received)
    page.document.choose([place])
    figure = page.imported.report.cells[received]
    officer.press("Return")
    assert focused() is page.places.tables[-2]
    officer.press("Right", "Return")
    assert page.imported.pieces[page.document.chosen[0]].key == received._replace(
        column="enterprise"
    )
    officer.press("Left", "Delete")
    assert received not in page.imported.report.cells
    officer.press("ctrl+z")
    assert page.imported.report.cells[received] == figure
    officer.press("Escape")
    wait_until(lambda: program.window.commands.imports.dialog is None, "the page to close")
    assert program.desk.drafts.all() == ()
