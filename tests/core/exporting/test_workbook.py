"""The workbook: official tables with live totals, a 勾稽 row, and a flat sheet of all values."""

import errno
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import SerialisationError
from openpyxl import Workbook, load_workbook

from core.errors import CannotWrite
from core.exporting.measure import em_width
from core.exporting.workbook import make_workbook, saved, write_workbook
from core.exporting.workbook_cache import with_values
from core.grid import lay_out
from core.keys import CellKey
from core.numbers import Number
from core.report import Passage
from core.totals import all_values
from tests.helpers.judging import EMPTY, key, report_with, zeros
from tests.helpers.published import FORM, SAMPLE, published_report

ABOVE = 2
REPORTS = {
    "sample": published_report(SAMPLE),
    "empty": EMPTY,
    "zeros": zeros(),
    "suqian": published_report("suqian_city_2023"),
    "pingtan": published_report("pingtan_2023"),
    "unbalanced": report_with(
        {"applications.received.other": 11398889, "proactive.fees.amount": Decimal("24252.311082")}
    ),
}


@cache
def opened(name: str, *, values: bool = False) -> Workbook:
    """Return the exported workbook of a report, with what formulas come to or with the formulas."""
    workbook, shown = make_workbook(FORM, REPORTS[name])
    file = with_values(saved(workbook), shown)
    return load_workbook(BytesIO(file), data_only=values)


def placed(workbook: Workbook) -> dict[CellKey, Any]:
    """Return the cell of the official sheets for each key."""
    cells = {}
    for sheet, table in zip(workbook.worksheets, FORM.tables, strict=False):
        for cell in lay_out(table).cells:
            if cell.key:
                cells[cell.key] = sheet.cell(cell.row + 1 + ABOVE, cell.column + 1)
    return cells


def figures(workbook: Workbook) -> dict[CellKey, Number]:
    """Return what stands in the official sheets."""
    found = {one: cell.value for one, cell in placed(workbook).items()}
    return {one: value for one, value in found.items() if value not in (None, "")}


def check_row(workbook: Workbook) -> list[Any]:
    sheet = workbook["表三依申请公开"]
    return [cell.value for cell in sheet[sheet.max_row][3:]]


def test_each_official_table_has_a_sheet_and_the_data_come_last() -> None:
    names = opened("sample").sheetnames
    assert names == ["表二主动公开", "表三依申请公开", "表四复议诉讼", "数据", "文字"]


@pytest.mark.parametrize("name", REPORTS)
def test_values_beside_the_formulas_are_those_of_the_program(name: str) -> None:
    expected = {one: float(value) for one, value in all_values(FORM, REPORTS[name]).items()}
    assert figures(opened(name, values=True)) == expected


def test_merges_and_labels_are_the_official_ones() -> None:
    for sheet, table in zip(opened("sample").worksheets, FORM.tables, strict=False):
        cells = lay_out(table).cells
        spans = {
            (one.row + 1 + ABOVE, one.column + 1, one.row_span, one.column_span)
            for one in cells
            if one.row_span > 1 or one.column_span > 1
        }
        merged = {
            (one.min_row, one.min_col, one.size["rows"], one.size["columns"])
            for one in sheet.merged_cells.ranges
        }
        below = ABOVE + lay_out(table).height
        assert {one for one in merged if ABOVE < one[0] <= below} == spans
        for one in cells:
            if not one.key:
                assert sheet.cell(one.row + 1 + ABOVE, one.column + 1).value == one.text


def test_every_total_is_a_live_formula_and_nothing_else_is() -> None:
    formulas = {one for one, cell in placed(opened("suqian")).items() if cell.data_type == "f"}
    assert formulas == FORM.computed


def test_total_adds_a_range_and_is_blank_where_its_parts_are() -> None:
    total = placed(opened("suqian"))[key("applications.concluded.natural_person")]
    assert total.value == '=IF(COUNT(D8:D28)=0,"",SUM(D8:D28))'


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("suqian", [0] * 7),
        ("zeros", [0] * 7),
        ("empty", [None] * 7),
        ("unbalanced", [None, None, None, None, None, "差 11398889", "差 11398889"]),
    ],
)
def test_check_row_says_zero_or_the_difference(name: str, shown: list[object]) -> None:
    assert check_row(opened(name, values=True)) == shown
    assert all(str(formula).startswith("=IF(COUNT(") for formula in check_row(opened(name)))


def test_flat_sheet_has_a_line_for_every_fact_and_every_cell() -> None:
    rows = list(opened("suqian")["数据"].iter_rows(values_only=True))
    assert rows[0] == ("编码", "名称", "值", "单位", "来源")
    assert [row[0] for row in rows[1:]] == [
        *(f"facts.{fact.id}" for fact in FORM.facts),
        *map(str, FORM.units),
    ]
    by_key = {row[0]: row[1:] for row in rows}
    assert by_key["facts.unit"][1] == "宿迁市人民政府"
    assert by_key["proactive.fees.amount"][1:] == (59237.2449, "万元", "填报")
    assert by_key["applications.received.total"] == (
        "表三 一、本年新收政府信息公开申请数量／总计",
        3511,
        "件",
        "合计",
    )


@pytest.mark.parametrize("name", REPORTS)
def test_flat_sheet_has_the_values_of_the_program_and_no_formula(name: str) -> None:
    values = all_values(FORM, REPORTS[name])
    for row in opened(name)["数据"].iter_rows(min_row=2 + len(FORM.facts)):
        cell = key(str(row[0].value))
        expected = values.get(cell)
        assert row[2].data_type != "f"
        assert row[2].value == (float(expected) if expected is not None else None)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", '=HYPERLINK("x")', "\t=1"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    workbook, _ = make_workbook(FORM, EMPTY.with_fact("phone", text).with_fact("unit", text))
    again = load_workbook(BytesIO(saved(workbook)))
    for name in ("facts.phone", "facts.unit"):
        (cell,) = [row[2] for row in again["数据"].iter_rows() if row[0].value == name]
        assert (cell.data_type, cell.value) == ("s", text.strip())
        assert cell.quotePrefix


def test_control_characters_are_left_out() -> None:
    workbook, _ = make_workbook(FORM, EMPTY.with_fact("unit", "某\x00\x0b局\ud800"))
    assert "某" in str(load_workbook(BytesIO(saved(workbook)))["数据"]["C2"].value)


def test_amounts_show_every_decimal_that_was_typed() -> None:
    report = report_with({"proactive.fees.amount": Decimal("24252.311082")})
    cell = placed(make_workbook(FORM, report)[0])[key("proactive.fees.amount")]
    assert cell.number_format == "0.000000"
    cell = placed(make_workbook(FORM, report_with({"proactive.fees.amount": Decimal("1.50")}))[0])[
        key("proactive.fees.amount")
    ]
    assert cell.number_format == "0.00"


def test_amount_longer_than_a_workbook_can_keep_stays_whole_as_text() -> None:
    long = Decimal("123456789012.0123456789")
    report = report_with({"proactive.fees.amount": long})
    cell = placed(make_workbook(FORM, report)[0])[key("proactive.fees.amount")]
    assert (cell.data_type, cell.value) == ("s", "123456789012.0123456789")


def test_long_figures_have_room_in_their_column() -> None:
    sheet = opened("unbalanced")["表三依申请公开"]
    assert sheet.column_dimensions["I"].width >= len("11398889") + 1


def test_dates_and_years_are_dates_and_numbers() -> None:
    report = EMPTY.with_fact("year", 2024).with_fact("date", date(2025, 1, 20))
    rows = make_workbook(FORM, report)[0]["数据"].iter_rows(values_only=True)
    by_key = {row[0]: row[2] for row in rows}
    assert by_key["facts.year"] == 2024
    assert by_key["facts.date"] == date(2025, 1, 20)


def test_sheets_print_on_a4_and_keep_their_heads_in_sight() -> None:
    sheets = opened("suqian").worksheets
    assert all(sheet.page_setup.paperSize == 9 for sheet in sheets)
    assert all(sheet.page_setup.fitToWidth == 1 for sheet in sheets)
    pages = [sheet.sheet_properties.pageSetUpPr for sheet in sheets]
    assert all(page and page.fitToPage for page in pages)
    assert [sheet.freeze_panes for sheet in sheets] == ["B3", "D6", "A6", "A2", None]
    assert [sheet.print_title_rows for sheet in sheets] == [
        "$1:$2",
        "$1:$5",
        "$1:$5",
        "$1:$1",
        "$1:$1",
    ]


def test_properties_are_those_of_the_report() -> None:
    about = opened("sample").properties
    assert about.title == "硚口区人力资源局2024年政府信息公开工作年度报告"
    assert about.creator == about.lastModifiedBy == "武汉市硚口区人力资源局"
    assert about.language == "zh-CN"


def test_file_is_written(tmp_path: Path) -> None:
    write_workbook(FORM, published_report(SAMPLE), tmp_path / "a.xlsx")
    assert figures(load_workbook(tmp_path / "a.xlsx", data_only=True))


def test_disk_without_room_for_the_files_of_openpyxl_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(**_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", no_room)
    with pytest.raises(CannotWrite, match="磁盘已满"):
        write_workbook(FORM, EMPTY, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_disk_that_fills_while_openpyxl_writes_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fills(*_: object) -> None:  # what lxml makes of it
        raise SerialisationError("IO_ENOSPC")

    monkeypatch.setattr("openpyxl.writer.excel.ExcelWriter.write_worksheet", fills)
    with pytest.raises(CannotWrite, match="磁盘已满"):
        write_workbook(FORM, EMPTY, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def room(sheet: Any, row: int, column: str) -> float:
    """Return how many Chinese characters of 10 pt the cell shows."""
    lines = sheet.row_dimensions[row].height // 13
    return float(lines * (sheet.column_dimensions[column].width - 1) // 2.2)


@pytest.mark.parametrize("name", ["sample", "suqian"])
def test_every_text_has_room_in_its_row(name: str) -> None:
    workbook, _ = make_workbook(FORM, REPORTS[name])
    for title, column in (("文字", "A"), ("数据", "B"), ("数据", "C")):
        sheet = workbook[title]
        for cell in sheet[column]:
            if isinstance(cell.value, str) and len(cell.value) > 1:
                assert room(sheet, cell.row, column) >= em_width(cell.value)


def test_a_row_is_never_higher_than_a_workbook_allows() -> None:
    report = EMPTY.with_passages("overview", (Passage("", "政府信息公开" * 3000),))
    workbook, _ = make_workbook(FORM, report)
    heights = [one.height for one in workbook["文字"].row_dimensions.values()]
    assert max(heights) == 409


def test_texts_stand_in_a_column_that_fits_the_paper() -> None:
    """A column wider than the page would be cut: only several columns are made smaller."""
    workbook, _ = make_workbook(FORM, EMPTY)
    millimetres = workbook["文字"].column_dimensions["A"].width * 8 * 25.4 / 96  # 8 pixels a digit
    assert millimetres < 210 - 2 * 0.6 * 25.4


def test_a_paragraph_longer_than_a_cell_holds_is_there_to_its_end() -> None:
    words = "政府信息公开" * 12_000 + "完"
    workbook, _ = make_workbook(FORM, EMPTY.with_passages("overview", (Passage("", words),)))
    read = load_workbook(BytesIO(saved(workbook)))
    assert words in "".join(str(one.value) for one in read["文字"]["A"])
