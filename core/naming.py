"""What cells, rows and columns are called in sentences to the officer."""

from core.format.tables import Table
from core.keys import CellKey


def row_name(table: Table, key: CellKey) -> str:
    """Return what the row of `key` is called; the table's caption where rows have no labels."""
    block = table.block_of(key)
    return block.rows.names[key.row] if block.row_labels else table.caption


def column_name(table: Table, key: CellKey) -> str:
    """Return what the column of `key` is called."""
    return table.block_of(key).columns.names[key.column]


def cell_name(table: Table, key: CellKey) -> str:
    """Return what a single cell is called: row and column."""
    return f"{row_name(table, key)}／{column_name(table, key)}"
