"""Rows of cells with spans, as files give them → a `TableBlock` without hole or overlap."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.document import CellRole, TableBlock, TableCell

MOST_COLUMNS = 100
MOST_ROWS = 5_000
MOST_CELLS = 60_000


class RawCell(NamedTuple):
    """One cell as a file writes it; spans may be nonsense."""

    text: str
    row_span: int = 1
    column_span: int = 1


def table_block(rows: Iterable[Sequence[RawCell]], name: str = "") -> TableBlock:
    """Return the table that `rows` describe, laid out as browsers do; what exceeds the limits is left out."""
    given = [list(row) for _, row in zip(range(MOST_ROWS), rows, strict=False)]
    taken: set[tuple[int, int]] = set()
    cells: list[TableCell] = []
    for row, raw_cells in enumerate(given):
        column = 0
        for raw in raw_cells:
            while (row, column) in taken:
                column += 1
            if column >= MOST_COLUMNS or len(taken) > MOST_CELLS:
                break
            width = min(max(raw.column_span, 1), MOST_COLUMNS - column)
            height = min(max(raw.row_span, 1), len(given) - row)
            width = next((at for at in range(1, width) if (row, column + at) in taken), width)
            taken |= {(row + down, column + at) for down in range(height) for at in range(width)}
            cells.append(TableCell(row, column, height, width, raw.text, CellRole.VALUE))
            column += width
    return _whole(cells, taken, len(given), name)


def _whole(
    cells: list[TableCell], taken: set[tuple[int, int]], height: int, name: str
) -> TableBlock:
    """Return the table with its holes filled by empty cells."""
    width = 1 + max((column for _, column in taken), default=0)
    holes = [
        TableCell(row, column, 1, 1, "", CellRole.VALUE)
        for row in range(height)
        for column in range(width)
        if (row, column) not in taken
    ]
    ordered = tuple(sorted([*cells, *holes]))
    return TableBlock(name, height, width, 0, (1,) * width, ordered)
