"""Last year's report: found by itself, chosen, carried over, compared; in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from core.exporting.reportfile import write_report
from core.keys import CellKey
from core.report import Passage, Report
from core.years.year_on_year import YearCell
from gui.last_year.chooser import LastYearChooser
from gui.last_year.compare_dialog import CompareDialog
from gui.last_year.year_table import YearTable, words
from gui.texts.fields import TextField
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.window import Program, running

TABLE = "applications"
COLUMNS = ("natural_person", "enterprise", "research", "nonprofit", "legal_service", "other")
OUT = {CellKey(TABLE, "carried_out", one): place for place, one in enumerate(COLUMNS)}
PROBLEMS = "公开内容不够细，下年度每季度自查一次，由办公室负责。"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def last(program: Program) -> Report:
    """Return last year's report, which lies among the drafts."""
    program.desk.start_report("某区某局", 2023)
    report = program.session.report.with_cells(dict(OUT)).with_passages(
        "problems",
        (
            Passage("上年度存在的问题及改进情况", "都改了。"),
            Passage("本年度存在的问题及下年度改进举措", PROBLEMS),
        ),
    )
    program.session.restore(report, "填好")
    program.desk.close_report()
    return report


def begin(program: Program, year: int = 2024) -> None:
    program.desk.start_report("某区某局", year)
    settle()


def test_draft_of_the_same_unit_and_the_year_before_is_found(
    program: Program, last: Report
) -> None:
    begin(program)
    assert program.session.last_year == last


def test_another_year_or_unit_finds_another_report_or_none(program: Program, last: Report) -> None:
    begin(program)
    found = []
    for fact, value in (("year", 2026), ("year", 2024), ("unit", "别的局")):
        program.session.set_fact(fact, value)
        found.append(program.session.last_year)
    assert found == [None, last, None]


def test_report_under_a_password_is_not_looked_into(program: Program, last: Report) -> None:
    program.desk.open_draft(program.desk.drafts.all()[0].id)
    program.desk.set_password("一二三四五六")
    begin(program)
    assert program.session.last_year is None


def test_all_columns_are_carried_over_with_one_click_and_one_undo(
    program: Program, last: Report
) -> None:
    begin(program)
    program.wizard.go_to(TABLE)
    settle()
    take = program.widget(QPushButton, "carried_take")
    assert take.text() == "填入上年结转"
    take.click()
    carried = [program.session.report.cells[CellKey(TABLE, "carried_in", one)] for one in COLUMNS]
    assert carried == [last.cells[CellKey(TABLE, "carried_out", one)] for one in COLUMNS]
    assert program.session.results.values[CellKey(TABLE, "carried_in", "total")] == sum(carried)
    assert not take.isVisible()
    program.session.undo_stack.undo()
    assert CellKey(TABLE, "carried_in", "other") not in program.session.report.cells
    assert take.isVisible()


def test_offer_that_is_refused_goes(program: Program, last: Report) -> None:
    begin(program)
    program.wizard.go_to(TABLE)
    settle()
    program.widget(QPushButton, "carried_refuse").click()
    assert not program.window.findChild(QPushButton, "carried_take").isVisible()  # type: ignore[union-attr]
    assert CellKey(TABLE, "carried_in", "other") not in program.session.report.cells


def test_no_offer_without_last_year(program: Program) -> None:
    begin(program)
    program.wizard.go_to(TABLE)
    settle()
    assert not program.window.findChild(QPushButton, "carried_take").isVisible()  # type: ignore[union-attr]


def test_last_years_problems_stand_beside_what_became_of_them(
    program: Program, last: Report
) -> None:
    begin(program)
    program.wizard.go_to("problems")
    settle()
    program.widget(QPushButton, "texts.problems.0.last_year").click()
    settle()
    assert program.widget(TextField, "texts.problems.0.last_year_text").toPlainText() == PROBLEMS
    program.widget(QPushButton, "texts.problems.0.last_year_copy").click()
    assert QApplication.clipboard().text() == PROBLEMS


def compare(program: Program) -> CompareDialog:
    program.window.actions_["compare"].trigger()
    dialog = program.window.findChild(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    wait_until(dialog.isVisible, "the comparison")
    return dialog


def test_figures_of_both_years_stand_whole_in_a_narrow_comparison(
    program: Program, last: Report
) -> None:
    begin(program)
    program.session.set_cells({CellKey(TABLE, "carried_out", "other"): 1234567}, "填写")
    program.wizard.go_to(TABLE)
    dialog = compare(program)
    dialog.resize(dialog.minimumSizeHint().width(), dialog.height())
    table = dialog.findChild(YearTable)
    assert isinstance(table, YearTable)
    settle()
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            width = table.fontMetrics().horizontalAdvance(item.text() if item else "")
            assert table.columnWidth(column) > width
    rows = sum(table.rowHeight(row) for row in range(table.rowCount()))
    wait_until(lambda: table.viewport().height() >= rows, "every row to be seen")


def test_comparison_shows_both_years_of_a_table_and_of_a_text(
    program: Program, last: Report
) -> None:
    begin(program)
    program.session.set_cells({CellKey(TABLE, "carried_out", "other"): 7}, "填写")
    passage = Passage("本年度存在的问题及下年度改进举措", f"今年：{PROBLEMS}")
    program.session.set_passages("problems", (passage,), "写")
    program.wizard.go_to(TABLE)
    dialog = compare(program)
    table = dialog.findChild(YearTable)
    assert isinstance(table, YearTable)
    texts = {
        item.text()
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        if (item := table.item(row, column))
    }
    assert "7 / 5（＋2）" in texts
    sections = dialog.findChild(QTabWidget, "compare.sections")
    assert isinstance(sections, QTabWidget)
    sections.setCurrentIndex(4)
    fields = sections.currentWidget().findChildren(TextField)
    marked = [
        selection.cursor.selectedText()  # type: ignore[attr-defined]
        for field in fields
        for selection in field.extraSelections()
    ]
    assert marked == [PROBLEMS, PROBLEMS]
    dialog.only.setChecked(True)
    hidden = [table.isRowHidden(row) for row in range(table.rowCount())]
    assert any(hidden)
    assert not all(hidden)
    dialog.close()


def test_comparison_without_last_year_says_how_to_give_one_and_takes_a_file(
    program: Program, last: Report, tmp_path: Path
) -> None:
    file = tmp_path / "去年.nianbao"
    write_report(last, file)
    program.desk.start_report("改名后的局", 2024)
    settle()
    dialog = compare(program)
    assert "还没有去年的年报" in dialog.remark.text()
    program.window.commands.last_years.choose_file(file)
    assert program.session.last_year == last
    assert "去年：去年.nianbao" in dialog.remark.text()
    dialog.close()
    draft = program.desk.draft_id
    program.desk.close_report()
    program.desk.open_draft(draft)
    assert program.session.last_year == last


def test_chosen_draft_of_another_year_is_taken_and_pointed_out(
    program: Program, last: Report
) -> None:
    begin(program, 2026)
    program.window.actions_["last_year"].trigger()
    chooser = program.window.findChild(LastYearChooser)
    assert isinstance(chooser, LastYearChooser)
    chooser.findChild(QPushButton, "last_year.take").click()  # type: ignore[union-attr]
    assert program.session.last_year == last
    assert "不是 2025 年度" in program.wizard.notices.text


def test_nothing_is_compared_when_the_officer_says_so(program: Program, last: Report) -> None:
    begin(program)
    program.window.commands.last_years.choose_none()
    assert program.session.last_year is None
    program.session.set_fact("short", "某局")
    program.session.set_fact("year", 2025)
    program.session.set_fact("year", 2024)
    assert program.session.last_year is None


def test_words_of_a_cell_say_blank_same_and_change() -> None:
    key = CellKey("a", "b", "c")
    pairs = ((None, None), (0, None), (3, 3), (2, 5))
    shown = [words(YearCell(key, *pair)) for pair in pairs]
    assert shown == ["—", "0 / —", "3 / 3", "2 / 5（－3）"]
