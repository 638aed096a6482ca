"""What Excel and WPS put on the clipboard."""

from collections.abc import Mapping, Sequence

from core.format.tables import Table
from core.grid import lay_out
from core.keys import CellKey
from core.numbers import Number, display


def copied_block(rows: Sequence[Sequence[int]]) -> str:
    """Return bare figures as copied cells."""
    return "".join("\t".join(map(str, row)) + "\r\n" for row in rows)


def copied_table(table: Table, values: Mapping[CellKey, Number]) -> str:
    """Return a whole table as copied with its labels: merged ones once, line breaks in quotes."""
    grid = lay_out(table)
    lines = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        text = display(values.get(cell.key)) if cell.key else cell.text
        lines[cell.row][cell.column] = f'"{text}"' if "\n" in text else text
    return "".join("\t".join(line) + "\r\n" for line in lines)
