"""Boxes of a printed page, which may go over to the next: what they have in common, and text in lines.

QTextDocument is not used: where a table goes over a page it draws merged cells over the repeated header.
All lengths are in units of 1/96 inch, on every screen and printer.
"""

from functools import cache
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout, QTextOption

from core.keys import Key

UNITS_PER_INCH = 96
PT = UNITS_PER_INCH / 72
MM = UNITS_PER_INCH / 25.4


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

    def hit(self, point: QPointF, first: int, end: int) -> Hit | None:
        """Return what is at `point`, counted from the top-left corner of strip `first`."""


class TextBox:
    """A paragraph or heading in lines of the same height."""

    header = 0

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        line_height: float,
        alignment: Qt.AlignmentFlag,
        indent: float = 0.0,
    ) -> None:
        self.key: Key | None = None
        self.gap = 0.0
        self.keeps_next = False
        self._width = width
        self._line_height = line_height
        self._layout = _laid_out(text, font, width, alignment, indent, line_height)
        self.heights = (line_height,) * self._layout.lineCount()

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return sum(self.heights)

    def stays_with_next(self, strip: int) -> bool:
        """Keep a heading with what it heads."""
        return self.keeps_next and strip == len(self.heights) - 1

    def draw(self, painter: QPainter, top: float, first: int, end: int) -> None:
        """Draw lines."""
        self.draw_at(painter, QPointF(0, top - first * self._line_height), first, end)

    def draw_at(self, painter: QPainter, corner: QPointF, first: int, end: int) -> None:
        """Draw lines of a text whose first line would begin at `corner`."""
        for number in range(first, end):
            self._layout.lineAt(number).draw(painter, corner)

    def hit(self, point: QPointF, first: int, end: int) -> Hit | None:
        """Return the field of the whole text."""
        area = QRectF(0, 0, self._width, (end - first) * self._line_height)
        return Hit(self.key, area) if self.key and area.contains(point) else None


def _laid_out(
    text: str, font: QFont, width: float, alignment: Qt.AlignmentFlag, indent: float, height: float
) -> QTextLayout:
    option = QTextOption(alignment)
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), font, _measuring_device())
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        left = 0.0 if number else indent
        line.setLineWidth(width - left)
        line.setPosition(QPointF(left, number * height + (height - line.height()) / 2))
        number += 1
    layout.endLayout()
    return layout


@cache
def _measuring_device() -> QImage:
    """Return what type is measured for, so that lines break alike on every screen and printer."""
    device = QImage(1, 1, QImage.Format.Format_ARGB32)
    per_metre = round(UNITS_PER_INCH / 0.0254)
    device.setDotsPerMeterX(per_metre)
    device.setDotsPerMeterY(per_metre)
    return device
