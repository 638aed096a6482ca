"""What cells, rows and columns are called in sentences to the officer."""

from collections import Counter

from core.format.model import Axis, Node, Table
from core.keys import CellKey


def row_name(table: Table, key: CellKey) -> str:
    """Return what the row of `key` is called; the table's caption where rows have no labels."""
    block = table.block_of(key)
    if not block.row_labels:
        return table.caption
    return _line_name(block.rows, key.row)


def column_name(table: Table, key: CellKey) -> str:
    """Return what the column of `key` is called, with its groups where the label alone is ambiguous."""
    return _line_name(table.block_of(key).columns, key.column)


def cell_name(table: Table, key: CellKey) -> str:
    """Return what a single cell is called: row and column."""
    return f"{row_name(table, key)}／{column_name(table, key)}"


def label_text(node: Node) -> str:
    """Return a label on one line.

    >>> label_text(Node("enterprise", "商业\\n企业"))
    '商业企业'
    """
    return node.label.replace("\n", "")


def _line_name(axis: Axis, leaf_id: str) -> str:
    path = next(path for path in axis.paths if path[-1].id == leaf_id)
    times = Counter(leaf.label for leaf in axis.leaves)
    shown = path if times[path[-1].label] > 1 else path[-1:]
    return "－".join(label_text(node) for node in shown)
