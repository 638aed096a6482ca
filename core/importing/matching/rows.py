"""The tables of a document as rows: the labels before the figures, and the figures."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from core.document import TableBlock, TableCell
from core.importing.imported import Spot
from core.importing.matching.figures import looks_like_figure
from core.numbering import without_number


class Figure(NamedTuple):
    """A cell behind the labels: what is written in it, and where."""

    text: str
    spot: Spot


class SourceRow(NamedTuple):
    """One row: the `labels` that begin in it, outermost first, and what stands behind the last of them."""

    spot: Spot
    labels: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def label(self) -> str:
        """Return the innermost label, "" where the row has none."""
        return self.labels[-1] if self.labels else ""

    @property
    def has_figures(self) -> bool:
        """Return whether anything stands where figures belong."""
        return any(figure.text.strip() for figure in self.figures)


def source_rows(block: TableBlock, number: int) -> Iterator[SourceRow]:
    """Yield the rows of the table that is block `number`; a cell counts to the row it begins in."""
    by_row: dict[int, list[TableCell]] = {row: [] for row in range(block.height)}
    for cell in block.cells:
        by_row[cell.row].append(cell)
    for row, cells in by_row.items():
        last = max((at for at, cell in enumerate(cells) if is_label(cell.text)), default=-1)
        yield SourceRow(
            Spot(number, row),
            tuple(cell.text.strip() for cell in cells[: last + 1] if is_label(cell.text)),
            tuple(Figure(cell.text, Spot(number, row, cell.column)) for cell in cells[last + 1 :]),
        )


def is_label(text: str) -> bool:
    """Return whether a cell holds words; “1.属于国家秘密” begins with a digit and is a label all the same."""
    if not text.strip():
        return False
    if not looks_like_figure(text):
        return True
    words = without_number(text)
    return words != text.strip() and any("\u4e00" <= sign <= "\u9fff" for sign in words)


def joined(upper: SourceRow, lower: SourceRow) -> SourceRow:
    """Return the one row that a page break cut into `upper` and `lower`."""
    label = upper.label + lower.label
    pairs = zip_longest(upper.figures, lower.figures)
    figures = tuple(
        Figure(f"{a.text if a else ''}{b.text if b else ''}".strip(), (a or b).spot)
        for a, b in pairs
        if a or b
    )
    return SourceRow(upper.spot, (*upper.labels[:-1], label), figures)


def at_end(figures: Sequence[Figure], count: int) -> tuple[Figure, ...]:
    """Return the last `count` figures: notes and merged labels stand before them."""
    return tuple(figures[-count:])
