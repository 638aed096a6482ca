"""The columns of a table that somebody needs.

The blocks of one official table may divide its width in different ways; their common grid then has columns in
which no cell begins, which HTML forbids.
"""

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from core.document import TableBlock


def in_needed_columns(table: TableBlock) -> TableBlock:
    """Return the same table with only the columns in which a cell begins."""
    starts = sorted({cell.column for cell in table.cells})
    if len(starts) == table.width:
        return table
    edges = [*starts, table.width]
    cells = tuple(
        cell._replace(
            column=(column := bisect_left(edges, cell.column)),
            column_span=bisect_left(edges, cell.column + cell.column_span) - column,
        )
        for cell in table.cells
    )
    widths = tuple(sum(table.column_widths[left:right]) for left, right in pairwise(edges))
    return replace(table, width=len(starts), column_widths=widths, cells=cells)
