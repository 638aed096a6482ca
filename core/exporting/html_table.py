"""A `TableBlock` as rows of HTML cells: what is a header, of which cells, and how wide a column is on a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from core.document import CellRole, TableBlock, TableCell
from core.exporting.measure import em_width
from core.exporting.table_columns import in_needed_columns

_LABELS_EM = 14.6  # all label columns together: beside them, three figures stand on a phone
_NARROWEST_LABEL_EM = 3.8  # （三） on one line
_PHONE_EM = 27.0  # what a phone of 360 points shows at once
_WINDOW_EM = 52.0  # what the narrowest window shows that is no phone
_FIGURE_EM = 3.2
_DIGIT_EM = 0.62  # a digit of the widest font that may stand in
_PADDING_EM = 0.9


class Markings(Enum):
    """How much a table says beyond its structure."""

    FULL = auto()  # widths too, for our own page
    PLAIN = auto()  # structure only


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """One `td` or `th`. `headers` are the ids of the cells that say what a figure is.

    `left` is where a label stays while the figures move under it, in em; None for a figure or a column label.
    """

    tag: str
    lines: tuple[str, ...]
    row_span: int
    column_span: int
    scope: str = ""
    id: str = ""
    headers: str = ""
    role: str = ""
    left: float | None = None


@dataclass(frozen=True, slots=True)
class HtmlGroup:
    """Rows under one `thead` or `tbody`."""

    tag: str
    rows: tuple[tuple[HtmlCell, ...], ...]


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table for the template; column widths in per cent and, on a phone, in em, or none where structure is enough."""

    caption: str
    groups: tuple[HtmlGroup, ...]
    shares: tuple[float, ...] = ()
    widths: tuple[float, ...] = ()

    @property
    def least(self) -> float:
        """Return the width in em below which a figure would not fit its column."""
        return sum(self.widths)

    @property
    def slides(self) -> bool:
        """Return whether a phone shows the table in parts only."""
        return self.least > _PHONE_EM


def html_table(table: TableBlock, table_id: str, markings: Markings) -> HtmlTable:
    """Return `table` as HTML cells; every id in it begins with `table_id`."""
    table = in_needed_columns(table)
    widths = _widths(table)
    cells = [_cell(cell, table, table_id, widths) for cell in table.cells]
    rows: list[list[HtmlCell]] = [[] for _ in range(table.height)]
    for place, cell in zip(table.cells, cells, strict=True):
        rows[place.row].append(cell)
    groups = tuple(
        HtmlGroup(tag, tuple(map(tuple, rows[start:end]))) for tag, start, end in _groups(table)
    )
    if markings is Markings.PLAIN:
        return HtmlTable(table.name, groups)
    return HtmlTable(table.name, groups, _shares(table, widths), widths)


def _groups(table: TableBlock) -> Iterator[tuple[str, int, int]]:
    """Yield tag, first row and the row after the last of each group: a header, then one body a block."""
    if table.header_rows:
        yield "thead", 0, table.header_rows
    titles = [cell.row for cell in table.cells if _is_block_title(cell, table)]
    starts = sorted({table.header_rows, *(row for row in titles if row >= table.header_rows)})
    for start, end in zip(starts, [*starts[1:], table.height], strict=True):
        yield "tbody", start, end


def _is_block_title(cell: TableCell, table: TableBlock) -> bool:
    return cell.role is CellRole.HEADER and cell.column_span == table.width > 1


def _cell(cell: TableCell, table: TableBlock, table_id: str, widths: Sequence[float]) -> HtmlCell:
    lines = tuple(cell.text.split("\n"))
    spans = (cell.row_span, cell.column_span)
    if cell.role is CellRole.VALUE:
        headers = " ".join(_id(one, table_id) for one in _headers_of(cell, table))
        return HtmlCell("td", lines, *spans, headers=headers, role="value")
    left = sum(widths[: cell.column]) if _stays(cell, table) else None
    if cell.is_note:
        return HtmlCell("td", lines, *spans, role="note", left=left)
    scope = "row" if cell.role is CellRole.LABEL else "col"
    if _is_block_title(cell, table):
        scope = "rowgroup"
    return HtmlCell(
        "th", lines, *spans, scope, _id(cell, table_id), role=cell.role.value, left=left
    )


def _id(cell: TableCell, table_id: str) -> str:
    return f"{table_id}-{cell.row}-{cell.column}"


def _headers_of(value: TableCell, table: TableBlock) -> Iterator[TableCell]:
    """Yield the cells that name a figure: title and column labels of its block, then its row labels."""
    above = [
        cell
        for cell in table.cells
        if cell.role is CellRole.HEADER
        and not cell.is_note
        and cell.row < value.row
        and cell.column <= value.column < cell.column + cell.column_span
    ]
    first = max((cell.row for cell in above if _is_block_title(cell, table)), default=0)
    yield from (cell for cell in above if cell.row >= first)
    for cell in table.cells:
        if cell.role is CellRole.LABEL and cell.row <= value.row < cell.row + cell.row_span:
            yield cell


def _stays(cell: TableCell, table: TableBlock) -> bool:
    """Return whether a cell stands in the label columns alone."""
    return cell.column + cell.column_span <= _label_columns(table)


def _label_columns(table: TableBlock) -> int:
    """Return how many columns on the left hold row labels."""
    labels = (cell for cell in table.cells if cell.role is CellRole.LABEL)
    return max((cell.column + cell.column_span for cell in labels), default=0)


def _widths(table: TableBlock) -> tuple[float, ...]:
    """Return the width of every column on a phone, in em: labels share a fixed room, figures fit."""
    labels = _label_columns(table)
    shares = _label_widths(table.column_widths[:labels])
    figures = [_FIGURE_EM] * (table.width - labels)
    for cell in table.cells:
        if cell.role is CellRole.VALUE and cell.column_span == 1:
            needed = em_width(cell.text, narrow=_DIGIT_EM) + _PADDING_EM
            figures[cell.column - labels] = max(figures[cell.column - labels], round(needed, 1))
    return (*shares, *figures)


def _shares(table: TableBlock, widths: Sequence[float]) -> tuple[float, ...]:
    """Return the per cent of every column in a window: the official ones, and more where figures need it."""
    whole, room = sum(table.column_widths), max(sum(widths), _WINDOW_EM)
    official = [100 * width / whole for width in table.column_widths]
    labels = _label_columns(table)
    figures = [
        max(share, 100 * width / room)
        for share, width in zip(official[labels:], widths[labels:], strict=True)
    ]
    if figures != official[labels:]:
        left = (100 - sum(figures)) / (sum(widths[:labels]) or 1)
        official = [width * left for width in widths[:labels]] + figures
    return tuple(round(100 * share / sum(official), 2) for share in official)


def _label_widths(proportions: Sequence[int]) -> list[float]:
    room = _LABELS_EM - _NARROWEST_LABEL_EM * len(proportions)
    least = min(proportions, default=0)
    more = sum(proportions) - least * len(proportions)
    return [
        round(
            _NARROWEST_LABEL_EM + room * ((width - least) / more if more else 1 / len(proportions)),
            1,
        )
        for width in proportions
    ]
