"""Rows of cells with spans, as files give them → a `TableBlock` without hole or overlap."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from core.document import CellRole, TableBlock, TableCell

MOST_COLUMNS = 100
MOST_ROWS = 5_000
MOST_PLACES = 60_000


class RawCell(NamedTuple):
    """One cell as a file writes it; spans may be nonsense."""

    text: str
    row_span: int = 1
    column_span: int = 1


def table_block(rows: Iterable[Sequence[tuple[str, int, int]]], name: str = "") -> TableBlock:
    """Return the table that `rows` describe, laid out as browsers do; what exceeds the limits is left out."""
    given = list(islice(rows, MOST_ROWS))
    below: defaultdict[int, set[int]] = defaultdict(set)  # row → columns taken by cells from above
    cells: list[TableCell] = []
    widest = places = 0
    for row, raw_cells in enumerate(given):
        column = 0
        taken = below.pop(row, ())
        for text, row_span, column_span in raw_cells:
            while column in taken:
                column += 1
            if column >= MOST_COLUMNS or places > MOST_PLACES:
                break
            width, height = 1, 1
            if column_span > 1:
                width = min(column_span, MOST_COLUMNS - column)
                width = next((at for at in range(1, width) if column + at in taken), width)
            if row_span > 1:
                height = min(row_span, len(given) - row)
                for lower in range(row + 1, row + height):
                    below[lower].update(range(column, column + width))
            places += width * height
            cells.append(TableCell(row, column, height, width, text, CellRole.VALUE))
            column += width
            widest = max(widest, column)
    return _whole(cells, places, len(given), widest, name)


def _whole(cells: list[TableCell], places: int, height: int, widest: int, name: str) -> TableBlock:
    """Return the table with its holes filled by empty labels, where nobody was to write anything; `places` are those
    that `cells` take."""
    width = max(widest, 1)
    if places < height * width:
        taken = {
            (cell.row + y, cell.column + x)
            for cell in cells
            for y in range(cell.row_span)
            for x in range(cell.column_span)
        }
        cells += [
            TableCell(row, column, 1, 1, "", CellRole.LABEL)
            for row in range(height)
            for column in range(width)
            if (row, column) not in taken
        ]
        cells.sort()
    return TableBlock(name, height, width, 0, (1,) * width, tuple(cells))
