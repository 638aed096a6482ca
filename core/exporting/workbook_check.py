"""The row below a table that checks the 勾稽关系 of every column: 0, or by how much its two sides differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from core.exporting.workbook_look import COMPUTED, Shown, cell_at, dress, put_text
from core.exporting.workbook_rows import ROW_POINTS
from core.format.check import CheckSpec
from core.format.model import Format
from core.format.tables import Table
from core.grid import label_columns
from core.keys import CellKey
from core.numbers import Number, add_up, display, gap

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CHECK_LABEL = "勾稽检查（0 为相符，不相符时写相差多少件）"


def balances_of(form: Format, table: Table) -> Iterator[CheckSpec]:
    """Return the rules that two sums of a column are equal."""
    return (one for one in form.checks if one.kind == "balance" and one.fields["table"] == table.id)


def write_check(
    sheet: "Worksheet",
    spec: CheckSpec,
    table: Table,
    row: int,
    places: Mapping[CellKey, str],
    values: Mapping[CellKey, Number],
) -> Shown:
    """Write the row that checks every column: 0, or by how much its two sides differ."""
    labels = label_columns(table)
    put_text(cell_at(sheet, row, 1), CHECK_LABEL)
    for column in range(1, labels + 1):
        dress(cell_at(sheet, row, column), horizontal="left", bold=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=labels)
    sheet.row_dimensions[row].height = ROW_POINTS
    shown: dict[str, Number | str] = {}
    for number, line in enumerate(table.blocks[0].columns.leaves, start=labels + 1):
        left, right = (_keys(spec, side, table, line.id) for side in ("left", "right"))
        cell = cell_at(sheet, row, number)
        one, other = (",".join(places[key] for key in keys) for keys in (left, right))
        cell.value = (
            f'=IF(COUNT({one},{other})=0,"",IF(SUM({one})=SUM({other}),0,'
            f'"差 "&ABS(SUM({one})-SUM({other}))))'
        )
        dress(cell, bold=True)
        cell.fill = COMPUTED
        shown[cell.coordinate] = _checked(left, right, values)
    return shown


def _keys(spec: CheckSpec, side: str, table: Table, column: str) -> list[CellKey]:
    rows = spec.fields[side]
    assert isinstance(rows, Iterable)  # the reader of the form saw to it
    return [CellKey(table.id, str(row), column) for row in rows]


def _checked(
    left: Sequence[CellKey], right: Sequence[CellKey], values: Mapping[CellKey, Number]
) -> Number | str:
    if not any(key in values for key in (*left, *right)):
        return ""
    difference = gap(*(add_up(values.get(key, 0) for key in side) for side in (left, right)))
    return f"差 {display(difference)}" if difference else 0
