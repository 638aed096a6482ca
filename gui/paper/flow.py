"""Boxes on pages: where a page ends, and which header is repeated on the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QPainter

from gui.paper.boxes import Box, Hit

_ROUNDING = 0.01


@dataclass(slots=True)
class Piece:
    """Some strips of a box on one page: `first` to before `end`, below a repeated header if one is due."""

    box: Box
    top: float
    first: int
    end: int

    @property
    def header(self) -> int:
        """Return how many strips of the header are repeated here."""
        return self.box.header if self.first else 0

    def draw(self, painter: QPainter) -> None:
        """Draw it at its place in the type area."""
        if self.header:
            self.box.draw(painter, self.top, 0, self.header)
        self.box.draw(painter, self._below_header, self.first, self.end)

    def places(self) -> Iterator[Hit]:
        """Yield the fields of the piece where they stand in the type area."""
        for key, area in self.box.places(self.first, self.end):
            yield Hit(key, area.translated(0, self._below_header))

    @property
    def _below_header(self) -> float:
        return self.top + sum(self.box.heights[: self.header])


Page: TypeAlias = list[Piece]


def paginate(boxes: Sequence[Box], height: float) -> list[Page]:
    """Return the pages of `height` that hold all `boxes`.

    As in Word, what is free above a box is kept at the top of the first page, and of no other.
    """
    strips = [(box, number) for box in boxes for number in range(len(box.heights))]
    pages: list[Page] = [[]]
    y = 0.0
    for place, (box, number) in enumerate(strips):
        gap = box.gap if number == 0 and (pages[-1] or place == 0) else 0.0
        needed = y + gap + _height_kept_together(strips, place, height)
        if pages[-1] and needed > height + _ROUNDING:
            pages.append([])
            y, gap = 0.0, 0.0
        y += gap
        page = pages[-1]
        if page and page[-1].box is box:
            page[-1].end = number + 1
        else:
            page.append(Piece(box, y, number, number + 1))
            y += sum(box.heights[: page[-1].header])
        y += box.heights[number]
    return pages


def _height_kept_together(
    strips: Sequence[tuple[Box, int]], place: int, page_height: float
) -> float:
    """Return the height of the strip at `place` and of those that must follow on the same page.

    As in Word, what no page could hold together is not kept together.
    """
    total = 0.0
    for box, number in strips[place:]:
        total += box.heights[number] + (box.gap if number == 0 and total else 0.0)
        if total > page_height + _ROUNDING:
            return strips[place][0].heights[strips[place][1]]
        if not box.stays_with_next(number):
            break
    return total
