"""The tables of a document as rows: the labels before the figures, and the figures."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.document import CellRole, TableBlock
from core.importing.imported import Spot
from core.importing.matching.figures import looks_like_figure
from core.numbering import without_number

LONGEST_LABEL = 200  # characters; what is longer is no label, and is not read to its end
MOST_LABELS = 8  # of a row
_MOST_DIGITS = 12
_COUNTING = ("序号", "行次")  # the head of a column that counts the rows
_CUT = "这一行在原文中断成了两行，合起来读的。"
_BY_SUM = "这一行还有别的格，按各列相加等于总计认出来的。"
_LAST = "这一行应有 {count} 个数，写了 {there} 个，按最后 {count} 格放的。请核对。"
_UNCLEAR = "这一行应有 {count} 格，这里有 {there} 格，前后都有空格，看不出是哪几格，没有放。"


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


class Window(NamedTuple):
    """The figures of a row that count, () when they cannot be told, and what is to be said of the choice."""

    figures: tuple[Figure, ...]
    note: str = ""


def window(
    figures: Sequence[Figure],
    count: int,
    *,
    has_total: bool = False,
    usual: int | None = None,
    heads: Sequence[int] = (),
) -> Window:
    """Return the `count` of `figures` that the row is about: those around which no other figure stands.

    Where that may be several places, it is the one where the last figure is the sum of the others, if `has_total`,
    else the one under the `heads`, the columns in which the labels stand, else the `usual` one of the table, counted
    from the first cell. Where other figures stand around them it is the one place that adds up, else those under the
    heads, else the last, because notes and merged labels stand before them.
    """
    there = cells_of(figures, count)
    return Window(there) if len(there) <= count else _chosen(there, count, has_total, usual, heads)


def _chosen(
    there: Sequence[Figure],
    count: int,
    has_total: bool,
    usual: int | None,
    heads: Sequence[int],
) -> Window:
    there = tuple(there)
    places = range(len(there) - count + 1)
    alone = starts(there, count)
    if len(alone) == 1 or not _has_any(there):
        start = alone[-1] if alone else places[-1]
        return Window(there[start : start + count])
    fitting = [at for at in alone or places if has_total and _adds_up(there[at : at + count])]
    if fitting and (len(fitting) == 1 or (not alone and fitting[-1] == places[-1])):
        note = "" if alone or fitting[-1] == places[-1] else _BY_SUM
        return Window(there[fitting[-1] : fitting[-1] + count], note)
    written = sum(map(_is_figure, there))
    under = tuple(one for one in there if one.spot.column in heads)
    if len(under) == count and sum(map(_is_figure, under)) == written:
        return Window(under)
    if usual is not None and usual in alone:
        return Window(there[usual : usual + count])
    if alone or written <= count:
        return Window((), _UNCLEAR.format(count=count, there=len(there)))
    return Window(there[-count:], _LAST.format(count=count, there=written))


def cells_of(figures: Sequence[Figure], count: int) -> tuple[Figure, ...]:
    """Return the cells that the file has there; a row that is too short goes on with what it leaves out at its end."""
    cells = tuple(one for one in figures if not one.is_hole)
    return cells if len(cells) >= count else tuple(figures[:count])


def starts(cells: Sequence[Figure], count: int) -> list[int]:
    """Return where `count` of the cells may begin: figures or blanks in them, no figure before or behind them."""
    written = sum(map(_is_figure, cells))
    return [
        at
        for at in range(len(cells) - count + 1)
        if sum(map(_is_figure, cells[at : at + count])) == written
        and all(_is_figure(one) or not one.text.strip() for one in cells[at : at + count])
    ]


def _is_figure(figure: Figure) -> bool:
    return bool(figure.text.strip()) and looks_like_figure(figure.text)


def _has_any(figures: Sequence[Figure]) -> bool:
    return any(map(_is_figure, figures))


def _adds_up(figures: Sequence[Figure]) -> bool:
    """Return whether the last figure is the sum of the others, of which some may be blank and one is not 0."""
    numbers = [one.text.strip() for one in figures]
    if not numbers[-1] or not all(
        not one or (one.isdecimal() and len(one) <= _MOST_DIGITS) for one in numbers
    ):
        return False
    *parts, total = (int(one or 0) for one in numbers)
    return sum(parts) == total > 0
