"""What is painted over the paper on the screen, and never printed: the mouse, the keyboard, what is to be mended.

The paper is white in every palette, so these colours are fixed.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from core.format.check import Level

_HOVER = QColor(30, 90, 180, 28)
_PLACE = QColor("#1f4e8c")
_LEVELS = {
    Level.ERROR: QColor("#b3261e"),
    Level.WARNING: QColor("#9a5b00"),
    Level.INFO: QColor("#1f4e8c"),
}
_SIGNS = {Level.ERROR: "✕", Level.WARNING: "▲", Level.INFO: "●"}
_CORNER = 7.0  # of a marked cell, in units of the page
_SIGN_WIDTH = 18.0
_NARROW = 300.0  # what is wider is a paragraph: its sign stands in the margin
_FRAME = 2


def draw_hover(painter: QPainter, area: QRectF) -> None:
    """Tint what a click would jump to."""
    painter.fillRect(area, _HOVER)


def draw_place(painter: QPainter, area: QRectF) -> None:
    """Frame where the keyboard is."""
    painter.setPen(QPen(_PLACE, _FRAME))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)


def draw_focus(painter: QPainter, view: QRect, palette: QPalette) -> None:
    """Show along the edge that the keyboard is in the paper."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(palette.highlight().color(), _FRAME))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(view.adjusted(1, 1, -1, -1))


def draw_level(painter: QPainter, area: QRectF, level: Level) -> None:
    """Mark a field: a cell by its corner, a paragraph by a sign in the margin."""
    painter.save()
    painter.setPen(_LEVELS[level])
    painter.setBrush(_LEVELS[level])
    if area.width() < _NARROW:
        corner = area.topRight()
        edges = (corner, corner - QPointF(_CORNER, 0), corner + QPointF(0, _CORNER))
        painter.drawPolygon(QPolygonF(edges))
    else:
        sign = QRectF(area.left() - _SIGN_WIDTH, area.top(), _SIGN_WIDTH, area.height())
        painter.drawText(sign, Qt.AlignmentFlag.AlignVCenter, _SIGNS[level])
    painter.restore()
