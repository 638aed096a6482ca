"""Which cells of a row are its figures: those under the heads, or those that nothing else can be."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from core.importing.matching.beside import Beside
from core.importing.matching.figures import looks_like_figure
from core.importing.matching.heads import Heads
from core.importing.matching.rows import Figure

_MOST_DIGITS = 12
_BY_SUM = "这一行还有别的格，按各列相加等于总计认出来的。"
_LAST = "这一行应有 {count} 个数，写了 {there} 个，按最后 {count} 格放的。请核对。"
_SPARE = "这一行应有 {count} 格，这里有 {there} 格，空着的没有算。请核对。"
_UNCLEAR = "这一行应有 {count} 格，这里有 {there} 格，前后都有空格，看不出是哪几格，没有放。"
_BESIDE = "这一行应有 {count} 个数，写了 {there} 个，按各列的名称放的；“{rest}”没有用。请核对。"
_NO_FIGURE = "“{rest}”像是序号或备注，没有当作数字。请核对。"
_MAY_COUNT = "“{rest}”上面没有认得出的列名，可能是序号或备注，不是这一列的数。请核对。"
_NOT_UNDER = "这一行的数字不在各列的名称下面，看不出是哪一列的，没有放。"


class Window(NamedTuple):
    """The figures of a row that count, () when they cannot be told, and what is to be said of the choice."""

    figures: tuple[Figure, ...]
    note: str = ""


class About(NamedTuple):
    """What is known of the place of a row's figures.

    `heads` are those above it, from left to right; `beside` returns the columns that hold no figures; `usual` is where
    the figures begin in rows of the same shape, counted from the first cell; `has_total` when the last figure is the
    sum of the others.
    """

    heads: Heads
    beside: Callable[[], Beside]
    usual: int | None
    has_total: bool


def window(figures: Sequence[Figure], count: int, about: About) -> Window:
    """Return the `count` of `figures` that a row is about: those under the heads, where these tell it.

    Else those around which no other figure stands. Where that may be several places, it is the one where the last
    figure is the sum of the others, else the `usual` one of the table. Where other figures stand around them it is
    the one place that adds up, else the last, because notes and merged labels stand before them.
    """
    under = _under(figures, about.heads.places) if about.heads.is_whole else ()
    if under:
        written = sum(map(_is_figure, figures))
        rest = [one for one in figures if _is_figure(one) and one not in under]
        counting = about.beside().counting if rest else frozenset[int]()
        is_counted = all(one.spot.column in counting for one in rest)
        words = _BESIDE.format(count=count, there=written, rest=_texts(rest))
        return Window(under, "" if is_counted else words)
    if len(figures) == count:
        return _checked(Window(tuple(figures), _doubt(figures, about)), about.heads)
    there, note = _without_beside(cells_of(figures, count), count, about.beside())
    chosen = Window(there) if len(there) <= count else _chosen(there, count, about)
    if note and chosen.figures:
        chosen = Window(chosen.figures, " ".join(filter(None, (note, chosen.note))))
    return _checked(chosen, about.heads)


def _under(figures: Sequence[Figure], places: Sequence[range | None]) -> tuple[Figure, ...]:
    """Return the one cell under each of the heads, () when there is not one under each."""
    columns = [one for one in places if one is not None]
    found = [[one for one in figures if one.spot.column in place] for place in columns]
    if any(len(cells) != 1 for cells in found):
        return ()
    under = tuple(cells[0] for cells in found)
    # A row that is too short ends where the table does; it did not begin before the heads.
    is_moved = any(one.is_hole for one in under) and any(
        one.spot.column < columns[0].start for one in figures if not one.is_hole
    )
    return () if is_moved else under


def _doubt(figures: Sequence[Figure], about: About) -> str:
    """Return what is to be said of figures that no head is over, in columns that may hold none; else ""."""
    unknown = [
        one
        for one, place in zip(figures, about.heads.places, strict=False)
        if place is None and _is_figure(one)
    ]
    columns = about.beside().columns if unknown else frozenset[int]()
    doubtful = [one for one in unknown if one.spot.column in columns]
    return _MAY_COUNT.format(rest=_texts(doubtful)) if doubtful else ""


def _checked(chosen: Window, heads: Heads) -> Window:
    """Return the choice, none when some heads are known, all have figures under them, and others were chosen."""
    known = [place for place in heads.places if place is not None]
    if not chosen.figures or not known or not _under(chosen.figures, known):
        return chosen
    is_under = all(
        place is None or one.spot.column in place
        for one, place in zip(chosen.figures, heads.places, strict=True)
    )
    return chosen if is_under else Window((), _NOT_UNDER)


def _without_beside(
    cells: tuple[Figure, ...], count: int, beside: Beside
) -> tuple[tuple[Figure, ...], str]:
    """Return the cells of a row that has too many without those beside the figures, and what is said of them."""
    out: list[Figure] = []
    while len(cells) > count and cells[0].spot.column in beside.columns:
        out, cells = [*out, cells[0]], cells[1:]
    while len(cells) > count and cells[-1].spot.column in beside.columns:
        out, cells = [*out, cells[-1]], cells[:-1]
    rest = [one for one in out if one.text.strip()]
    return cells, _NO_FIGURE.format(rest=_texts(rest)) if rest else ""


def _texts(figures: Sequence[Figure]) -> str:
    return "”“".join(one.text.strip() for one in figures)


def _chosen(there: tuple[Figure, ...], count: int, about: About) -> Window:
    places = range(len(there) - count + 1)
    alone = starts(there, count)
    if not _has_any(there):
        return Window(there[-count:])
    spare = _SPARE.format(count=count, there=len(there))
    if len(alone) == 1:
        return Window(there[alone[0] : alone[0] + count], spare)
    fitting = [at for at in alone or places if about.has_total and _adds_up(there[at : at + count])]
    if len(fitting) == 1:
        return Window(there[fitting[0] : fitting[0] + count], spare if alone else _BY_SUM)
    written = sum(map(_is_figure, there))
    if about.usual is not None and about.usual in alone:
        return Window(there[about.usual : about.usual + count], spare)
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
