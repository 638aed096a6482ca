"""One official table on a sheet: merged as in the form, its totals live, a row that checks the 勾稽关系."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from openpyxl.styles import Border
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from core.document import CellRole
from core.exporting.workbook_check import balances_of, write_check
from core.exporting.workbook_look import (
    BAND,
    COMPUTED,
    Shown,
    cell_at,
    dress,
    number_format,
    put_number,
    put_text,
    set_up_page,
)
from core.exporting.workbook_rows import ROW_POINTS, lines_in, row_points
from core.format.model import Format
from core.format.tables import Table
from core.grid import Grid, GridCell, label_columns, lay_out
from core.keys import CellKey
from core.numbers import Number, display
from core.report import Report

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS_ABOVE = 2  # caption; unit and year
_CHARACTERS_PER_TWIP = (
    92 / 9740
)  # the official table is as wide as 92 digits of the sheet's own font
_PADDING = 2.5  # digits
_TITLE_POINTS = 15


def fill_table_sheet(
    sheet: "Worksheet",
    form: Format,
    table: Table,
    report: Report,
    values: Mapping[CellKey, Number],
) -> Shown:
    """Write `table` to `sheet` and return what its formulas come to."""
    grid = lay_out(table)
    places = {cell.key: _place(cell) for cell in grid.cells if cell.key}
    shown: dict[str, Number | str] = {}
    _write_head(sheet, table, report, grid.width)
    for cell in grid.cells:
        _write_cell(sheet, cell, grid, values)
        if cell.key and cell.key in table.parts:
            parts = [places[part] for part in table.parts[cell.key]]
            shown[places[cell.key]] = _write_total(
                sheet, places[cell.key], parts, values.get(cell.key)
            )
    last = _ROWS_ABOVE + grid.height
    for spec in balances_of(form, table):
        last += 1
        shown |= write_check(sheet, spec, table, last, places, values)
    _size(sheet, table, grid, values)
    head = _ROWS_ABOVE + grid.header_rows
    sheet.freeze_panes = f"{get_column_letter(label_columns(table) + 1)}{head + 1}"
    sheet.print_area = f"A1:{get_column_letter(grid.width)}{last}"
    set_up_page(sheet, f"1:{head}")
    return shown


def _place(cell: GridCell) -> str:
    return f"{get_column_letter(cell.column + 1)}{cell.row + 1 + _ROWS_ABOVE}"


def _write_head(sheet: "Worksheet", table: Table, report: Report, width: int) -> None:
    year = f"{report.year}年" if report.year else "未填"
    for row, text in (
        (1, f"{table.name}　{table.caption}"),
        (2, f"单位：{report.unit or '未填'}　　报告年度：{year}"),
    ):
        put_text(cell_at(sheet, row, 1), text)
        dress(cell_at(sheet, row, 1), bold=row == 1, points=14 if row == 1 else 10)
        cell_at(sheet, row, 1).border = Border()
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        sheet.row_dimensions[row].height = 30 if row == 1 else ROW_POINTS


def _write_cell(
    sheet: "Worksheet", cell: GridCell, grid: Grid, values: Mapping[CellKey, Number]
) -> None:
    top, left = cell.row + 1 + _ROWS_ABOVE, cell.column + 1
    for row in range(top, top + cell.row_span):
        for column in range(left, left + cell.column_span):
            dress(cell_at(sheet, row, column))  # borders of merged cells are drawn from all of them
    target = cell_at(sheet, top, left)
    if cell.key:
        put_number(target, values.get(cell.key))
    else:
        put_text(target, cell.text)
        starts_left = cell.role is CellRole.LABEL or cell.is_note
        dress(target, horizontal="left" if starts_left else "center")
        if cell.column_span == grid.width:
            target.fill = BAND
    if cell.row_span > 1 or cell.column_span > 1:
        sheet.merge_cells(
            start_row=top,
            end_row=top + cell.row_span - 1,
            start_column=left,
            end_column=left + cell.column_span - 1,
        )


def _write_total(
    sheet: "Worksheet", place: str, parts: Sequence[str], value: Number | None
) -> Number | str:
    """Write the formula of a total; of blanks only it is blank too, as in the program."""
    summed = _ranges(parts)
    sheet[place].value = f'=IF(COUNT({summed})=0,"",SUM({summed}))'
    sheet[place].number_format = number_format(value if value is not None else 0)
    sheet[place].fill = COMPUTED
    return "" if value is None else value


def _ranges(places: Sequence[str]) -> str:
    """Return cells as ranges, as in “D6:D26”; they are all of one row or of one column.

    >>> _ranges(["D6", "D7", "D8", "D10"])
    'D6:D8,D10'
    """
    spots = [coordinate_to_tuple(place) for place in places]
    along = 0 if len({column for _, column in spots}) == 1 else 1
    runs = groupby(enumerate(spots), key=lambda one: one[1][along] - one[0])
    ends = [[places[number] for number, _ in run] for _, run in runs]
    return ",".join(run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in ends)


def _size(sheet: "Worksheet", table: Table, grid: Grid, values: Mapping[CellKey, Number]) -> None:
    """Make columns wide enough for their longest figure, and rows high enough for their wrapped labels."""
    widths = [twips * _CHARACTERS_PER_TWIP for twips in table.column_widths]
    for cell in grid.cells:
        if cell.key and cell.column_span == 1:
            widths[cell.column] = max(
                widths[cell.column], len(display(values.get(cell.key))) + _PADDING
            )
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = round(width, 1)
    lines = [1] * grid.height
    for cell in grid.cells:
        if cell.row_span == 1 and not cell.key:
            room = sum(widths[cell.column : cell.column + cell.column_span])
            lines[cell.row] = max(lines[cell.row], lines_in(cell.text, room))
    for row, count in enumerate(lines, start=1 + _ROWS_ABOVE):
        sheet.row_dimensions[row].height = row_points(count)
