"""Keys that name groups of lines: `applications.refused.total` is the sum of eight cells."""

from typing import TYPE_CHECKING

from core.format.mention import Cells
from core.keys import CellKey

if TYPE_CHECKING:
    from core.format.tables import Axis, Table


def cells_of(table: "Table", key: CellKey) -> Cells:
    """Return the cells of `table` that `key` stands for: its row and its column may be groups of lines."""
    return tuple(
        cell
        for block in table.blocks
        for row in _lines(block.rows, key.row)
        for column in _lines(block.columns, key.column)
        if (cell := CellKey(table.id, row, column)) in table.units
    )


def _lines(axis: "Axis", name: str) -> list[str]:
    return [path[-1].id for path in axis.paths if any(node.id == name for node in path)]
