"""The tables of a document as rows: the labels before the figures, and the figures."""

from collections.abc import Iterator
from typing import NamedTuple

from core.document import CellRole, TableBlock
from core.importing.imported import Spot
from core.importing.matching.figures import looks_like_figure
from core.numbering import without_number

LONGEST_LABEL = 200  # characters; what is longer is no label, and is not read to its end
MOST_LABELS = 8  # of a row
_COUNTING = frozenset({"序号", "行次", "编号", "栏次"})  # the head of a column that counts the rows
_CUT = "这一行在原文中断成了两行，合起来读的。"


class Figure(NamedTuple):
    """A cell behind the labels: what is written in it, and where; `is_hole` where the file has no cell."""

    text: str
    spot: Spot
    is_hole: bool = False


class SourceRow(NamedTuple):
    """One row: the `labels` that begin in it, outermost first, and what stands behind the last of them.

    `behind` is what stands behind each label; `note` is what is to be said of how the row was read.
    """

    spot: Spot
    labels: tuple[str, ...]
    figures: tuple[Figure, ...]
    behind: tuple[tuple[Figure, ...], ...] = ()
    note: str = ""

    @property
    def label(self) -> str:
        """Return the innermost label, "" where the row has none."""
        return self.labels[-1] if self.labels else ""

    @property
    def has_figures(self) -> bool:
        """Return whether anything stands where figures belong."""
        return any(figure.text.strip() for figure in self.figures)

    def up_to(self, place: int) -> "SourceRow":
        """Return the row with the label at `place` as its innermost: the words behind it stand among the figures."""
        return self._replace(labels=self.labels[: place + 1], figures=self.behind[place])


def source_rows(block: TableBlock, number: int) -> Iterator[SourceRow]:
    """Yield the rows of the table that is block `number`; a cell counts to the row it begins in."""
    by_row: list[list[Figure]] = [[] for _ in range(block.height)]
    counting = {cell.column for cell in block.cells if cell.text in _COUNTING}
    for row, column, _, _, text, role, _, _ in block.cells:
        if column not in counting or not text.isdecimal():
            by_row[row].append(Figure(text, Spot(number, row, column), role is CellRole.LABEL))
    for row, cells in enumerate(by_row):
        figures = tuple(cells)
        places = [at for at, cell in enumerate(cells) if is_label(cell.text)]
        labels = tuple([cells[at].text.strip()[:LONGEST_LABEL] for at in places])
        behind = tuple([figures[at + 1 :] for at in places[:MOST_LABELS]])
        last = places[-1] + 1 if places else 0
        yield SourceRow(Spot(number, row), labels, figures[last:], behind)


def is_label(text: str) -> bool:
    """Return whether a cell holds words; “1.属于国家秘密” begins with a digit and is one, □ is none."""
    if not text or text.isdecimal() or not text.strip():
        return False
    if not looks_like_figure(text):
        return any(map(str.isalnum, text))
    words = without_number(text)
    return words != text.strip() and any("\u4e00" <= sign <= "\u9fff" for sign in words)


def joined(upper: SourceRow, lower: SourceRow) -> SourceRow:
    """Return the one row that a page break cut into `upper` and `lower`; figures are counted from the end."""
    label = upper.label + lower.label
    width = max(len(upper.figures), len(lower.figures))
    above = (None,) * (width - len(upper.figures)) + upper.figures
    below = (None,) * (width - len(lower.figures)) + lower.figures
    figures = tuple(
        Figure(f"{a.text if a else ''}{b.text if b else ''}".strip(), one.spot)
        for a, b in zip(above, below, strict=True)
        if (one := b if b and (a is None or not a.text.strip()) else a)
    )
    return SourceRow(upper.spot, (*upper.labels[:-1], label), figures, note=_CUT)
