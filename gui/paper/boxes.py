"""Boxes of a printed page, which may go over to the next: what they have in common, and text in lines.

QTextDocument is not used: where a table goes over a page it draws merged cells over the repeated header.
All lengths are in units of 1/96 inch, on every screen and printer.
"""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from core.keys import Key
from gui.paper.lines import TextLines


class Hit(NamedTuple):
    """A field's place on paper: which field, and the rectangle it fills."""

    key: Key
    area: QRectF


class Box(Protocol):
    """A stack of strips that stay whole: lines or rows. A page shows some of them one below the other.

    `header` of them are repeated on each further page; `gap` is kept free above unless a page begins.
    """

    heights: tuple[float, ...]
    header: int
    gap: float

    def stays_with_next(self, strip: int) -> bool:
        """Return whether no page may end below this strip."""

    def draw(self, painter: QPainter, top: float, first: int, end: int) -> None:
        """Draw the strips from `first` to before `end`, the first at `top`."""

    def places(self, first: int, end: int) -> Iterator[Hit]:
        """Yield the fields in these strips, counted from the top-left corner of strip `first`."""


class TextBox:
    """A paragraph or heading. `keeps` of its last lines stay with what comes next."""

    header = 0

    def __init__(self, lines: TextLines, key: Key | None, gap: float = 0.0) -> None:
        self.lines = lines
        self.key = key
        self.gap = gap
        self.keeps = 0
        self.heights = (lines.line_height,) * lines.count

    def stays_with_next(self, strip: int) -> bool:
        """Keep a heading with what it heads."""
        return strip >= self.lines.count - self.keeps

    def draw(self, painter: QPainter, top: float, first: int, end: int) -> None:
        """Draw lines."""
        self.lines.draw(painter, QPointF(0, top), first, end)

    def places(self, first: int, end: int) -> Iterator[Hit]:
        """Yield the field of the whole text, if it has one."""
        if self.key:
            height = (end - first) * self.lines.line_height
            yield Hit(self.key, QRectF(0, 0, self.lines.width, height))
