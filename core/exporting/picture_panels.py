"""The panels of the picture: cards, bars, two years side by side, a small table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from core.exporting.picture_drawing import (
    ACCENT,
    INK,
    MARGIN,
    PALE,
    QUIET,
    TRACK,
    WIDTH,
    box,
    fitting_size,
    text,
    wrapped,
)
from core.exporting.picture_plan import Cells, Figure, Panel, figures_of
from core.numbers import Number

_INNER = 30  # between the edge of a panel and what stands in it
_LEFT = MARGIN + _INNER
_RIGHT = WIDTH - MARGIN - _INNER
_HEAD = 84  # the title of a panel
_FOOT = 28
_LABEL, _FIGURE, _SMALL = 27, 42, 24
_BAR_LEFT, _BAR_RIGHT = _LEFT + 190, 540
_BAR_HEIGHT, _SHORTEST_BAR = 32, 4

_Lines = Sequence[Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel at its place: what to draw, how high it is, and the same in words."""

    content: str
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class Years:
    """The figures of this year, and of last year where they are known; `names` as “2024年”."""

    names: tuple[str, str]
    now: Cells
    before: Cells | None


def draw_panel(panel: Panel, years: Years, top: float) -> Drawn | None:
    """Return `panel` with its upper edge at `top`; None for a comparison with an unknown year."""
    if panel.kind == "years" and years.before is None:
        return None
    lines = _figures(panel, years)
    names = {"years": years.names, "matrix": panel.columns}.get(panel.kind, ("",))
    words = _instead(panel, lines)
    if words:
        parts, height = _sentence(words, top + _HEAD)
    else:
        parts, height = _DRAW[panel.kind](panel, names, lines, top + _HEAD)
        words = _in_words(panel, names, lines)
    whole = _HEAD + height + _FOOT
    frame = [
        box(MARGIN, top, WIDTH - 2 * MARGIN, whole, "#ffffff", radius=14),
        box(_LEFT, top + 32, 8, 32, ACCENT),
        text((_LEFT + 22, top + 60), panel.title, 32, fill=ACCENT, bold=True),
    ]
    return Drawn("\n".join([*frame, *parts]), whole, f"{panel.title}：{words}")


def _instead(panel: Panel, lines: _Lines) -> str:
    """Return what is said instead of drawing a panel in which there is nothing to see, else ""."""
    figures = list(chain.from_iterable(lines))
    if all(one.value is None for one in figures):
        return "这一部分未填。"
    is_zero = all(one.value == 0 and not one.is_partial for one in figures)
    return panel.zero if is_zero else ""


def _figures(panel: Panel, years: Years) -> list[list[Figure]]:
    """Return the figures of every item: one, of a comparison two, of a matrix one a column."""
    if panel.kind == "years":
        both = (years.before or {}, years.now)
        return [[one for cells in both for one in figures_of(item, cells)] for item in panel.items]
    return [list(figures_of(item, years.now)) for item in panel.items]


def _in_words(panel: Panel, names: Sequence[str], lines: _Lines) -> str:
    """Return the panel as a sentence for who does not see it."""
    said = (
        item.label + "、".join(map("{}{}".format, names, (one.words for one in line)))
        for item, line in zip(panel.items, lines, strict=True)
    )
    return "；".join(said) + "。"


def _sentence(sentence: str, top: float) -> tuple[list[str], float]:
    lines = wrapped(sentence, _LABEL, _RIGHT - _LEFT)
    return [
        text((_LEFT, top + 30 + place * 42), line, _LABEL, fill=QUIET)
        for place, line in enumerate(lines)
    ], len(lines) * 42


def _cards(
    panel: Panel, _names: Sequence[str], lines: _Lines, top: float
) -> tuple[list[str], float]:
    """Draw two cards in a row."""
    gap, high = 16, 128
    wide = (_RIGHT - _LEFT - gap) / 2
    parts: list[str] = []
    for place, (item, (one,)) in enumerate(zip(panel.items, lines, strict=True)):
        row, column = divmod(place, 2)
        left, upper = _LEFT + column * (wide + gap), top + row * (high + gap)
        middle = left + wide / 2
        parts.append(box(left, upper, wide, high, TRACK, radius=10))
        size = fitting_size(one.words, _FIGURE, wide - 20, bold=True)
        color = QUIET if one.value is None else ACCENT
        parts.append(
            text((middle, upper + 64), one.words, size, fill=color, anchor="middle", bold=True)
        )
        parts.append(text((middle, upper + 106), item.label, _SMALL, anchor="middle"))
    rows = -(-len(panel.items) // 2)
    return parts, rows * (high + gap) - gap


def _bars(
    panel: Panel, _names: Sequence[str], lines: _Lines, top: float
) -> tuple[list[str], float]:
    step = 60
    longest = max(one.value or 0 for (one,) in lines)
    parts: list[str] = []
    for place, (item, (one,)) in enumerate(zip(panel.items, lines, strict=True)):
        y = top + place * step
        parts.append(text((_LEFT, y + 34), item.label, _LABEL))
        parts += _bar(one, y + 10, longest, ACCENT)
    return parts, len(panel.items) * step - 16


def _bar(one: Figure, y: float, longest: Number, fill: str) -> list[str]:
    """Draw a bar on its track, and the figure at the right edge."""
    room = _BAR_RIGHT - _BAR_LEFT
    parts = [box(_BAR_LEFT, y, room, _BAR_HEIGHT, TRACK, radius=4)]
    if one.value:
        width = max(room * float(one.value) / float(longest), _SHORTEST_BAR)
        parts.append(box(_BAR_LEFT, y, round(width, 1), _BAR_HEIGHT, fill, radius=4))
    size = fitting_size(one.words, _LABEL, _RIGHT - _BAR_RIGHT - 10)
    color = QUIET if one.value is None else INK
    return [*parts, text((_RIGHT, y + 24), one.words, size, fill=color, anchor="end")]


def _two_years(
    panel: Panel, names: Sequence[str], lines: _Lines, top: float
) -> tuple[list[str], float]:
    """Draw last year above this year for each item, both on one scale."""
    step = 142
    parts: list[str] = []
    for place, (item, both) in enumerate(zip(panel.items, lines, strict=True)):
        y = top + place * step
        longest = max(one.value or 0 for one in both)
        parts.append(text((_LEFT, y + 26), item.label, _LABEL, bold=True))
        for line, one in enumerate(both):
            upper = y + 40 + line * 42
            parts.append(text((_LEFT, upper + 24), names[line], _SMALL, fill=QUIET))
            parts += _bar(one, upper, longest, (PALE, ACCENT)[line])
    return parts, len(panel.items) * step - 24


def _matrix(
    panel: Panel, names: Sequence[str], lines: _Lines, top: float
) -> tuple[list[str], float]:
    step, first = 58, _LEFT + 150
    wide = (_RIGHT - first) / len(names)
    middles = [first + (place + 0.5) * wide for place in range(len(names))]
    parts = [box(_LEFT, top, _RIGHT - _LEFT, 48, TRACK, radius=6)]
    for x, name in zip(middles, names, strict=True):
        parts.append(text((x, top + 33), name, _SMALL, anchor="middle"))
    for row, (item, line) in enumerate(zip(panel.items, lines, strict=True)):
        y = top + 88 + row * step
        parts.append(text((_LEFT + 8, y), item.label, _SMALL))
        for x, one in zip(middles, line, strict=True):
            size = fitting_size(one.words, _LABEL, wide - 8)
            color = QUIET if one.value is None else (ACCENT if one.value else INK)
            parts.append(text((x, y), one.words, size, fill=color, anchor="middle"))
    return parts, 88 + (len(panel.items) - 1) * step + 16


_DRAW = {"cards": _cards, "bars": _bars, "years": _two_years, "matrix": _matrix}
