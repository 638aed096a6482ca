"""Type that fits a narrow table cell: long figures get smaller and narrower, labels a little narrower."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor

from core.exporting.measure import em_width

TABLE_HALF_POINTS = 20  # 10 pt, as in the official template

_TWIPS_PER_POINT = 20
_DIGIT_EM = 0.56  # a digit of 宋体 is 0.5 em; of the fonts that stand in for it, up to 0.56
_SMALLEST_COMFORTABLE = 15  # half-points: 六号
_SMALLEST = 10  # half-points: 八号
_NARROWEST = 60  # per cent of the character's width
_LABEL_SCALES = (100, 98, 96, 94)  # narrower than that is seen

# The labels of a form stay what they are; preview, page numbers and export ask the same of them again and again.
_kept = lru_cache(maxsize=1024)


def figure_properties(text: str, room: int, half_points: int = TABLE_HALF_POINTS) -> str:
    """Return run properties that keep the figure `text` on one line of `room` twips."""
    size, scale = figure_type(text, room, half_points)
    smaller = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size < half_points else ""
    return _scale_property(scale) + smaller


def label_properties(text: str, room: int, half_points: int = TABLE_HALF_POINTS) -> str:
    """Return run properties under which the row label `text` takes the fewest lines of `room`."""
    return _scale_property(label_scale(text, room, half_points))


def header_properties(text: str, room: int, half_points: int = TABLE_HALF_POINTS) -> str:
    """Return run properties that put a column label on one line of `room` if that takes little."""
    return _scale_property(header_scale(text, room, half_points))


def figure_type(text: str, room: int, half_points: int = TABLE_HALF_POINTS) -> tuple[int, int]:
    """Return (half-points, per cent of width) that keep the figure `text` on one line of `room` twips.

    `half_points` is its size where there is room enough.
    """
    ems = em_width(text, narrow=_DIGIT_EM)
    if ems <= _characters(room, half_points):
        return half_points, _LABEL_SCALES[0]
    return _figure_type(ems, room / _TWIPS_PER_POINT, half_points)


@_kept
def label_scale(text: str, room: int, half_points: int = TABLE_HALF_POINTS) -> int:
    """Return the per cent of width under which the row label `text` takes the fewest lines of `room`."""
    widest = _characters(room, half_points)
    if len(text) <= widest:
        return _LABEL_SCALES[0]
    ems = _line_widths(text)
    return min(_LABEL_SCALES, key=lambda scale: _lines(ems, widest, scale))


@_kept
def header_scale(text: str, room: int, half_points: int = TABLE_HALF_POINTS) -> int:
    """Return the per cent of width that puts a column label on one line of `room` if that takes little.

    Where it stays on several, its characters keep their width: 社会/公益/组织, not 社会公/益组织.
    """
    widest = _characters(room, half_points)
    if len(text) <= widest:
        return _LABEL_SCALES[0]
    ems = _line_widths(text)
    fitting = (scale for scale in _LABEL_SCALES if _lines(ems, widest, scale) == len(ems))
    return next(fitting, _LABEL_SCALES[0])


@_kept
def line_count(text: str, room: int, half_points: int = TABLE_HALF_POINTS) -> int:
    """Return how many lines of `room` twips `text` takes at full size and width."""
    widest = _characters(room, half_points)
    return 1 if len(text) <= widest and "\n" not in text else _lines(_line_widths(text), widest)


def _characters(room: int, half_points: int) -> float:
    """Return how many characters of full size and width `room` twips hold."""
    return room * 2 / _TWIPS_PER_POINT / half_points


def _figure_type(ems: float, points: float, half_points: int) -> tuple[int, int]:
    """Return (half-points, per cent of width) for a text of `ems` too long for `points`."""
    size = min(max(floor(points * 2 / ems), _SMALLEST_COMFORTABLE), half_points)
    scale = floor(100 * points * 2 / (ems * size))
    if scale < _NARROWEST:
        smaller = max(floor(points * 200 / (ems * _NARROWEST)), _SMALLEST)
        size, scale = min(smaller, half_points), _NARROWEST
    return size, min(scale, 100)


def _line_widths(text: str) -> list[float]:
    return [em_width(line) for line in text.split("\n")]


def _lines(ems: Sequence[float], widest: float, scale: int = 100) -> int:
    """Return how many lines `ems` take where `widest` characters of full width fit."""
    fits = max(floor(widest * 100 / scale + 0.01), 1)
    return sum(max(ceil(width / fits), 1) for width in ems)


def _scale_property(scale: int) -> str:
    return f'<w:w w:val="{scale}"/>' if scale < 100 else ""  # noqa: PLR2004
