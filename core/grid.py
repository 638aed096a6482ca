"""Where every label and cell of a table stands: rows, columns, spans. The only place with row and column numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.document import CellRole
from core.format.tables import Axis, Block, Node, Table
from core.keys import CellKey


@dataclass(frozen=True, slots=True)
class GridCell:
    """A label or a cell at its top-left place. Labels have `text`, cells have `key`."""

    row: int
    column: int
    row_span: int
    column_span: int
    role: CellRole
    text: str = ""
    key: CellKey | None = None
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out; `cells` are sorted in reading order and cover the grid without hole or overlap."""

    height: int
    width: int
    header_rows: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A label of an axis: it begins at `level` and `line`, and covers `levels` × `lines`."""

    node: Node
    level: int
    line: int
    levels: int
    lines: int


@cache
def lay_out(table: Table) -> Grid:
    """Return `table` as a grid as wide as its official column widths; laid out once, as forms do not change."""
    width = len(table.column_widths)
    label_width = label_columns(table)
    cells: list[GridCell] = []
    top = 0
    for block in table.blocks:
        labels = label_width if block.row_labels else 0
        placed = list(_block_cells(table.id, block, top, width, labels))
        cells += placed
        top = max(cell.row + cell.row_span for cell in placed)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(top, width, _header_rows(table), tuple(cells))


def label_columns(table: Table) -> int:
    """Return how many grid columns hold row labels."""
    return max(block.rows.depth if block.row_labels else 0 for block in table.blocks)


def labels_of(axis: Axis) -> Iterator[Label]:
    """Yield every label of an axis; a leaf reaches down to the last level."""
    line = 0
    for root in axis.roots:
        yield from _labels(root, 0, line, axis.depth)
        line += sum(1 for _ in root.leaves())


def _labels(node: Node, level: int, line: int, depth: int) -> Iterator[Label]:
    lines = sum(1 for _ in node.leaves())
    yield Label(node, level, line, depth - level if node.is_leaf else 1, lines)
    for child in node.children:
        yield from _labels(child, level + 1, line, depth)
        line += sum(1 for _ in child.leaves())


def _block_cells(
    table_id: str, block: Block, top: int, width: int, label_width: int
) -> Iterator[GridCell]:
    if block.title:
        yield GridCell(top, 0, 1, width, CellRole.HEADER, block.title)
        top += 1
    value_width = (width - label_width) // len(block.columns.leaves)
    depth = block.columns.depth
    if block.row_labels:
        yield GridCell(
            top, 0, depth, label_width, CellRole.HEADER, block.corner, None, block.corner_is_note
        )
    for label in labels_of(block.columns):
        yield GridCell(
            top + label.level,
            label_width + label.line * value_width,
            label.levels,
            label.lines * value_width,
            CellRole.HEADER,
            label.node.label,
        )
    yield from _row_labels(block, top + depth, label_width)
    for line, row in enumerate(block.rows.leaves):
        for place, column in enumerate(block.columns.leaves):
            key = CellKey(table_id, row.id, column.id)
            left = label_width + place * value_width
            yield GridCell(top + depth + line, left, 1, value_width, CellRole.VALUE, key=key)


def _row_labels(block: Block, top: int, label_width: int) -> Iterator[GridCell]:
    if not block.row_labels:
        return
    for label in labels_of(block.rows):
        columns = label_width - label.level if label.node.is_leaf else 1
        yield GridCell(
            top + label.line, label.level, label.lines, columns, CellRole.LABEL, label.node.label
        )


def _header_rows(table: Table) -> int:
    """Return the rows repeated on the next page; a table of several blocks has no common header."""
    if len(table.blocks) > 1:
        return 0
    block = table.blocks[0]
    return block.columns.depth + (1 if block.title else 0)
