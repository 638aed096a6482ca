"""Pasted numbers with labels around them: the labels say where each number belongs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.errors import BadNumber
from core.format.tables import Axis, Block, Table, Unit
from core.keys import CellKey
from core.label_matching import LabelIndex
from core.numbers import parse

Row = Sequence[str]
Columns = Mapping[int, str]
"""Column of the pasted text → id of the column of the table."""

_NAMED = 2
_HEADER_ROWS = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """Texts by cell, computed cells among them, and sentences about what found no place."""

    texts: Mapping[CellKey, str]
    left_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A pasted row of figures: `row_id` is "" when no label was recognised, figures begin behind `label_at`."""

    cells: Row
    columns: Columns
    block: Block | None
    row_id: str
    label_at: int


@dataclass
class _Labels:
    """The labels of all blocks of a table."""

    table: Table
    rows: list[LabelIndex] = field(init=False)
    columns: list[LabelIndex] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = [LabelIndex(block.rows) for block in self.table.blocks]
        self.columns = [LabelIndex(block.columns) for block in self.table.blocks]

    def row(self, text: str) -> tuple[Block, str] | None:
        """Return the block and id of the row called `text`."""
        for block, index in zip(self.table.blocks, self.rows, strict=True):
            for row_id in index.leaves(text):
                return block, row_id
        return None

    def is_row(self, text: str) -> bool:
        """Return whether `text` is, number included, the label of a row."""
        return any(index.exact(text) for index in self.rows)

    def column_leaves(self, text: str) -> list[tuple[Axis, str]]:
        """Return every column called `text`, with its axis."""
        return [(index.axis, leaf) for index in self.columns for leaf in index.leaves(text)]

    def column_group(self, text: str) -> str:
        """Return the id of the group of columns called `text`, "" when there is none."""
        return next((group for index in self.columns if (group := index.group(text))), "")


def has_labels(matrix: Iterable[Row], table: Table) -> bool:
    """Return whether any pasted text is the label of a row or column of `table`."""
    labels = _Labels(table)
    return any(labels.row(text) or labels.column_leaves(text) for row in matrix for text in row)


def place_by_labels(matrix: Sequence[Row], table: Table, current: CellKey) -> Placed:
    """Return the figures of `matrix` by the labels around them.

    Where only one side has labels, the other side goes on from the current cell.
    """
    lines = _lines(matrix, _Labels(table))
    if not any(line.row_id for line in lines):
        lines = _numbered_by_place(lines, table, current)
    texts: dict[CellKey, str] = {}
    lost = 0
    for line in lines:
        if line.block is not None:
            columns = line.columns or _columns_by_place(lines, line.block, current)
            keys = {at: CellKey(table.id, line.row_id, column) for at, column in columns.items()}
            fitting = {at: key for at, key in keys.items() if key in table.units}
            texts |= {key: line.cells[at] for at, key in fitting.items() if at < len(line.cells)}
            lost += _figures(line, set(range(len(line.cells))) - fitting.keys())
    return Placed(texts, (*_unknown_rows(lines), *_lost_figures(lost)))


def _lines(matrix: Sequence[Row], labels: _Labels) -> list[_Line]:
    """Return the rows that hold figures or are called like a row; labels above columns hold from there on."""
    lines: list[_Line] = []
    header: list[Row] = []
    columns: Columns = {}
    for row in matrix:
        if _is_header(row, labels):
            header.append(row)
            continue
        if header:
            columns, header = _columns(header[-_HEADER_ROWS:], labels), []
        line = _line(row, columns, labels)
        if line is not None:
            lines.append(line)
    return lines


def _is_header(row: Row, labels: _Labels) -> bool:
    if any(_is_figure(text) or labels.is_row(text) for text in row):
        return False
    return any(labels.column_leaves(text) or labels.column_group(text) for text in row)


def _columns(header: Sequence[Row], labels: _Labels) -> Columns:
    """Return the columns named by the rows of a header; groups tell columns of the same name apart."""
    columns: dict[int, str] = {}
    for level, row in enumerate(header):
        for at, text in enumerate(row):
            candidates = labels.column_leaves(text)
            if candidates:
                groups = {_group_above(above, at, labels) for above in header[:level]}
                columns[at] = _best(candidates, groups, columns.values())
    return columns


def _group_above(row: Row, at: int, labels: _Labels) -> str:
    """Return the group over column `at`: merged cells are copied as one text and blanks behind it."""
    groups = [labels.column_group(text) for text in row[: at + 1]]
    return next((group for group in reversed(groups) if group), "")


def _best(candidates: Sequence[tuple[Axis, str]], groups: set[str], taken: Iterable[str]) -> str:
    """Return the column under most of `groups`, the first of equals that is not taken yet."""
    used = set(taken)

    def fitness(candidate: tuple[Axis, str]) -> tuple[int, bool]:
        axis, leaf = candidate
        path = next(path for path in axis.paths if path[-1].id == leaf)
        return len(groups & {node.id for node in path}), leaf not in used

    return max(candidates, key=fitness)[1]


def _line(row: Row, columns: Columns, labels: _Labels) -> _Line | None:
    first_figure = min(columns, default=len(row))
    for at in reversed(range(min(first_figure, len(row)))):
        found = None if _is_figure(row[at]) else labels.row(row[at])
        if found is not None:
            return _Line(row, columns, *found, at)
    return _Line(row, columns, None, "", -1) if any(map(_is_figure, row)) else None


def _numbered_by_place(lines: Sequence[_Line], table: Table, current: CellKey) -> list[_Line]:
    """Return `lines` laid on the rows from the current one on, or from the first when only that fits."""
    block = table.block_of(current)
    rows = [row.id for row in block.rows.leaves]
    first = _start(rows.index(current.row), len(lines), len(rows))
    ids = [*rows[first:], *[""] * len(lines)]
    return [
        _Line(line.cells, line.columns, block if row_id else None, row_id, -1)
        for line, row_id in zip(lines, ids, strict=False)
    ]


def _columns_by_place(lines: Sequence[_Line], block: Block, current: CellKey) -> Columns:
    """Return the columns of figures that have labels beside but none above.

    Labels merged over several columns are copied with blanks behind them: the figures are the last ones then.
    """
    names = [column.id for column in block.columns.leaves]
    width = max(len(line.cells) for line in lines)
    begin = 1 + max(line.label_at for line in lines)
    begin = max(begin, width - len(names))
    here = names.index(current.column) if current.column in names else 0
    first = _start(here, width - begin, len(names))
    return dict(zip(range(begin, width), names[first:], strict=False))


def _start(here: int, wanted: int, available: int) -> int:
    """Return where to begin: at the current place, at the first when all fits only there."""
    return here if here + wanted <= available or wanted > available else 0


def _is_figure(text: str) -> bool:
    try:
        return parse(text, Unit.TEN_THOUSAND_YUAN) is not None
    except BadNumber:
        return False


def _figures(line: _Line, places: Iterable[int]) -> int:
    return sum(1 for at in places if at > line.label_at and _is_figure(line.cells[at]))


def _unknown_rows(lines: Sequence[_Line]) -> list[str]:
    unknown = [line for line in lines if line.block is None]
    if not unknown:
        return []
    names = [
        next((t for t in line.cells if t.strip() and not _is_figure(t)), "") for line in unknown
    ]
    named = "".join(f"“{name.strip()}”" for name in names if name)
    if not named or len(unknown) > _NAMED:
        return [f"有 {len(unknown)} 行在表里找不到，没有粘贴。"]
    return [f"{named}在表里找不到，没有粘贴。"]


def _lost_figures(count: int) -> list[str]:
    return [f"有 {count} 个数不在表的各列里，没有粘贴。"] if count else []
