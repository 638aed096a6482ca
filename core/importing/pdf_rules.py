"""The ruling lines of a PDF page: where lines across and down are drawn, in points from the lower left."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

MOST_PATHS = 2_500  # of a page; what draws more is a picture
_MOST_POINTS = 200  # of a path
_THICKEST = 3.0
_SHORTEST = 4.0
_SAME = 2.5  # lines no further apart are one
_JOINED = 4.0  # pieces of a line no further apart are one
_Point = tuple[float, float]


class Rule(NamedTuple):
    """A line: `at` is its height when it goes across, else how far right it is; from `begin` to `end`."""

    at: float
    begin: float
    end: float


class Rules(NamedTuple):
    """The lines of a page, each drawn once however many pieces it was made of; `paths` is how many were looked at."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    paths: int = 0


def rules_of(page: "PdfPage", most: int = MOST_PATHS) -> Rules:
    """Return the ruling lines of `page`; none where more than `most` pieces are drawn on it."""
    from pypdfium2 import raw

    paths = list(islice(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=2), most + 1))
    if len(paths) > most:
        return Rules((), (), len(paths))
    across: list[Rule] = []
    down: list[Rule] = []
    for path in paths:
        for (x1, y1), (x2, y2) in _lines(path):
            if abs(y1 - y2) <= _THICKEST / 2 and abs(x1 - x2) >= _SHORTEST:
                across.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
            elif abs(x1 - x2) <= _THICKEST / 2 and abs(y1 - y2) >= _SHORTEST:
                down.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return Rules(merged(across), merged(down), len(paths))


def merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return `rules` with the pieces of a line put together, in order of place."""
    found: list[Rule] = []
    for at, line in _by_place(rules):
        begin, end = line[0].begin, line[0].end
        for rule in line[1:]:
            if rule.begin <= end + _JOINED:
                end = max(end, rule.end)
            else:
                found.append(Rule(at, begin, end))
                begin, end = rule.begin, rule.end
        found.append(Rule(at, begin, end))
    return tuple(found)


def _by_place(rules: Sequence[Rule]) -> Iterator[tuple[float, list[Rule]]]:
    """Yield the rules that lie on one line, in order of their beginnings, and where that line is."""
    group: list[Rule] = []
    for rule in sorted(rules):
        if group and rule.at - group[0].at > _SAME:
            yield group[0].at, sorted(group, key=lambda one: one.begin)
            group = []
        group.append(rule)
    if group:
        yield group[0].at, sorted(group, key=lambda one: one.begin)


def _lines(path: "PdfObject") -> Iterator[tuple[_Point, _Point]]:
    """Yield the straight lines that a path draws; one that is only filled draws a line where it is thin."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path.raw, fill, stroke):
        return
    if stroke.value:
        yield from pairwise_lines(list(_points(path)))
    elif fill.value:
        left, bottom, right, top = path.get_bounds()
        if min(right - left, top - bottom) <= _THICKEST:
            yield (left, bottom), (right, top)


def pairwise_lines(
    points: Sequence[tuple[_Point, bool, bool]],
) -> Iterator[tuple[_Point, _Point]]:
    """Yield the lines between points, each given with whether it begins anew and whether it leads back."""
    first = points[0][0] if points else (0.0, 0.0)
    for (one, _, _), (other, begins, closes) in pairwise(points):
        if begins:
            first = other
            continue
        yield one, other
        if closes:
            yield other, first


def _points(path: "PdfObject") -> Iterator[tuple[_Point, bool, bool]]:
    from pypdfium2 import raw

    matrix = path.get_matrix()
    for number in range(min(raw.FPDFPath_CountSegments(path.raw), _MOST_POINTS)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        if raw.FPDFPathSegment_GetPoint(segment, x, y):
            begins = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
            closes = bool(raw.FPDFPathSegment_GetClose(segment))
            yield matrix.on_point(x.value, y.value), begins, closes
