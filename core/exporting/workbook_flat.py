"""The flat sheet: one line for each fact and each figure, for the superior who adds many reports up.

Plain values, no links to the other sheets: these lines are copied into other workbooks.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from core.exporting.workbook_look import (
    BAND,
    Shown,
    cell_at,
    dress,
    put_date,
    put_number,
    put_text,
    set_up_page,
)
from core.exporting.workbook_rows import fit_rows
from core.format.model import Format
from core.keys import CellKey, FactKey
from core.naming import cell_name
from core.numbers import Number
from core.report import Report

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ("编码", "名称", "值", "单位", "来源")
_VALUE = 3  # the column of values
TYPED, COMPUTED = "填报", "合计"
_WIDTHS = (52.0, 62.0, 22.0, 7.0, 7.0)


def fill_flat_sheet(
    sheet: "Worksheet", form: Format, report: Report, values: Mapping[CellKey, Number]
) -> Shown:
    """Write facts and figures in the order of the form; a line without value is not filled in."""
    for column, heading in enumerate(HEADINGS, start=1):
        put_text(cell_at(sheet, 1, column), heading)
        sheet.column_dimensions["ABCDE"[column - 1]].width = _WIDTHS[column - 1]
    for row, fact in enumerate(form.facts, start=2):
        _write_line(sheet, row, str(FactKey(fact.id)), fact.label)
        value = report.facts.get(fact.id)
        if isinstance(value, date):
            put_date(cell_at(sheet, row, _VALUE), value)
        elif isinstance(value, int):
            put_number(cell_at(sheet, row, _VALUE), value)
        else:
            put_text(cell_at(sheet, row, _VALUE), report.text_fact(fact.id))
    shown: dict[str, Number | str] = {}
    for row, (key, unit) in enumerate(form.units.items(), start=2 + len(form.facts)):
        table = form.table(key.table)
        _write_line(sheet, row, str(key), f"{table.name} {cell_name(table, key)}")
        put_number(cell_at(sheet, row, _VALUE), values.get(key))
        put_text(cell_at(sheet, row, 4), unit.value)
        put_text(cell_at(sheet, row, 5), COMPUTED if key in form.computed else TYPED)
    _dress_lines(sheet)
    return shown


def _write_line(sheet: "Worksheet", row: int, key: str, name: str) -> None:
    put_text(cell_at(sheet, row, 1), key)
    put_text(cell_at(sheet, row, 2), name)


def _dress_lines(sheet: "Worksheet") -> None:
    last = sheet.max_row
    for row in range(1, last + 1):
        for column in range(1, len(HEADINGS) + 1):
            cell = cell_at(sheet, row, column)
            is_figure = column == _VALUE and not isinstance(cell.value, str)
            dress(cell, horizontal="right" if is_figure else "left")
            if row == 1:
                cell.fill = BAND
    fit_rows(sheet, _WIDTHS)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:E{last}"
    set_up_page(sheet, "1:1")
