"""The tables of a document as rows: the labels before the figures, and the figures."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.document import TableBlock, TableCell
from core.importing.imported import Spot
from core.importing.matching.figures import looks_like_figure
from core.numbering import without_number

LONGEST_LABEL = 200  # characters; what is longer is no label, and is not read to its end
MOST_LABELS = 8  # of a row
_MOST_DIGITS = 12
_CUT = "这一行在原文中断成了两行，合起来读的。"
_BY_SUM = "这一行还有别的格，按各列相加等于总计认出来的。"
_LAST = "这一行应有 {count} 个数，写了 {there} 个，按最后 {count} 格放的。请核对。"
_UNCLEAR = "这一行应有 {count} 格，这里有 {there} 格，前后都有空格，看不出是哪几格，没有放。"


class Figure(NamedTuple):
    """A cell behind the labels: what is written in it, and where."""

    text: str
    spot: Spot


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
    by_row: list[list[TableCell]] = [[] for _ in range(block.height)]
    for cell in block.cells:
        by_row[cell.row].append(cell)
    for row, cells in enumerate(by_row):
        figures = tuple([Figure(cell.text, Spot(number, row, cell.column)) for cell in cells])
        places = [at for at, cell in enumerate(cells) if is_label(cell.text)]
        labels = tuple([cells[at].text.strip()[:LONGEST_LABEL] for at in places])
        behind = tuple([figures[at + 1 :] for at in places[:MOST_LABELS]])
        last = places[-1] + 1 if places else 0
        yield SourceRow(Spot(number, row), labels, figures[last:], behind)


def is_label(text: str) -> bool:
    """Return whether a cell holds words; “1.属于国家秘密” begins with a digit and is a label all the same."""
    if not text or text.isdecimal() or not text.strip():
        return False
    if not looks_like_figure(text):
        return True
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


class Window(NamedTuple):
    """The figures of a row that count, () when they cannot be told, and what is to be said of the choice."""

    figures: tuple[Figure, ...]
    note: str = ""


def window(figures: Sequence[Figure], count: int, *, has_total: bool = False) -> Window:
    """Return the `count` of `figures` that the row is about: those around which nothing else stands.

    Where other figures stand around them it is the one place where the last is the sum of the others, if
    `has_total`, else the last ones, because notes and merged labels stand before them.
    """
    extra = len(figures) - count
    if not extra:
        return Window(tuple(figures))
    starts = [tuple(figures[at : at + count]) for at in range(extra + 1)]
    written = sum(_is_written(one) for one in figures)
    alone = [one for one in starts if sum(map(_is_written, one)) == written]
    if not written or len(alone) == 1:
        return Window(alone[-1])
    last = starts[-1]
    if has_total and _adds_up(last):
        return Window(last)
    fitting = [one for one in starts if has_total and _adds_up(one) and not _is_nothing(one)]
    if len(fitting) == 1:
        return Window(fitting[0], _BY_SUM)
    if alone:
        return Window((), _UNCLEAR.format(count=count, there=len(figures)))
    return Window(last, _LAST.format(count=count, there=written))


def _is_written(figure: Figure) -> bool:
    return bool(figure.text.strip())


def _is_nothing(figures: Sequence[Figure]) -> bool:
    return all(one.text.strip() == "0" for one in figures)


def _adds_up(figures: Sequence[Figure]) -> bool:
    numbers = [one.text.strip() for one in figures]
    if not all(one.isdecimal() and len(one) <= _MOST_DIGITS for one in numbers):
        return False
    *parts, total = map(int, numbers)
    return sum(parts) == total
