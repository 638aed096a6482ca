"""Story: an officer pastes from Excel, fills the rest with 0, and takes everything back and forth."""

from collections.abc import Callable

import pytest

from core.keys import CellKey
from core.numbers import Number, display
from core.report import Report
from core.totals import totals
from tests.helpers.keyboard import Keyboard
from tests.helpers.officer import Officer, focused
from tests.helpers.spreadsheet import copied_block, copied_table
from tests.helpers.window import Program

COLUMNS = ("natural_person", "enterprise", "research", "nonprofit", "legal_service", "other")
ROWS = ("received", "carried_in", "granted")
BLOCK = [[12, 3, 0, 0, 1, 0], [1, 0, 0, 0, 0, 0], [10, 2, 0, 0, 1, 0]]


@pytest.mark.journey
def test_pasted_filled_and_typed_report_is_undone_to_the_start_and_redone_to_the_end(
    program: Program, keyboard: Keyboard
) -> None:
    officer = Officer(program, keyboard)
    officer.start_report("某区某局", 2024)
    reports = [program.session.report]
    deeds = (
        paste_bare_figures,
        paste_a_whole_table,
        fill_a_table_with_zeros,
        change_the_lead_sentence,
        add_a_passage,
        name_the_passage,
        move_the_passage,
    )
    for do in deeds:
        do(officer)
        assert program.session.report != reports[-1], do.__name__
        reports.append(program.session.report)
    take_back_all(officer, "ctrl+z", reports[::-1], program.session.undo_stack.canUndo)
    take_back_all(officer, "ctrl+y", reports, program.session.undo_stack.canRedo)


def paste_bare_figures(officer: Officer) -> None:
    officer.press("ctrl+4")
    officer.keyboard.paste_from_elsewhere(copied_block(BLOCK))
    expected = {
        CellKey("applications", row, column): figure
        for row, figures in zip(ROWS, BLOCK, strict=True)
        for column, figure in zip(COLUMNS, figures, strict=True)
    }
    assert officer.program.session.report.cells == expected


def paste_a_whole_table(officer: Officer) -> None:
    officer.press("ctrl+5")
    form = officer.program.session.form
    table = form.table("disputes")
    figures: dict[CellKey, Number] = {**dict.fromkeys(table.typed, 0), table.typed[0]: 2}
    copied = copied_table(table, {**figures, **totals(form, figures)})
    officer.keyboard.paste_from_elsewhere(copied)
    assert figures.items() <= officer.program.session.report.cells.items()


def fill_a_table_with_zeros(officer: Officer) -> None:
    officer.press("ctrl+3")
    officer.choose("没有发生，全部填 0")
    typed = officer.program.session.form.table("proactive").typed
    assert {officer.program.session.report.cells.get(key) for key in typed} == {0}


def change_the_lead_sentence(officer: Officer) -> None:
    """Begin to type a figure, think better of it, and change the sentence above."""
    officer.keyboard.type("1.50")
    assert focused().objectName() == "cell_editor"
    officer.press("Escape")
    officer.tab_to("texts.proactive.lead", "shift+Tab")
    officer.replace("2024年没有发生。")


def add_a_passage(officer: Officer) -> None:
    officer.press("ctrl+7")
    officer.add_passage(officer.program.session.form.section("other"), "议提案办理情况")


def name_the_passage(officer: Officer) -> None:
    officer.keyboard.paste("议案和提案")


def move_the_passage(officer: Officer) -> None:
    officer.tab_to("texts.other.1.body.up")
    officer.press("space")


def take_back_all(
    officer: Officer, key: str, reports: list[Report], goes_on: Callable[[], bool]
) -> None:
    """Press `key` as long as it does something; the reports come back in this order."""
    for report in reports[1:]:
        officer.press(key)
        assert_shown(officer.program, report)
    assert not goes_on()


def assert_shown(program: Program, report: Report) -> None:
    """Assert that the report is this one, and that every table on the screen shows its figures."""
    assert program.session.report == report
    values = {**report.cells, **totals(program.session.form, report.cells)}
    for key in program.session.form.units:
        assert program.shown(key) == display(values.get(key))
