"""A table of the printed report in rows, with the official merges, over as many pages as it takes."""

import re
from collections.abc import Iterator
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from core.document import CellRole, TableBlock, TableCell
from core.exporting.measure import em_width, fit_columns
from gui.paper.boxes import PT, Hit, TextBox
from gui.paper.fonts import Face, paper_font

_TABLE_PT = 10.0
_TABLE_LINE_PT = 13.0
_BORDER = 0.5 * PT
_PADDING = 1.5 * PT
_WIDE_PADDING = 2.5 * PT
_DIGIT_EM = 0.58
_TITLE_FILL = QColor("#c6d9f1")  # the official template's
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]")
_LEFT, _CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter


class TableBox:
    """A table in rows, drawn with the official merges."""

    gap = 8.0 * PT

    def __init__(self, table: TableBlock, width: float) -> None:
        self.header = table.header_rows if table.header_rows < table.height else 0
        self._table = table
        self._edges = (0, *accumulate(fit_columns(table.column_widths, round(width))))
        self._texts = {cell: self._text(cell) for cell in table.cells}
        self.heights = tuple(self._row_heights())
        self._tops = (0.0, *accumulate(self.heights))
        self._middles = {cell: self._middle_row(cell) for cell in table.cells}

    def stays_with_next(self, strip: int) -> bool:
        """Keep the header with the first row below it."""
        return strip < self._table.header_rows

    def draw(self, painter: QPainter, top: float, first: int, end: int) -> None:
        """Draw rows; the text of a cell that goes over the page stands in the larger part of it."""
        painter.save()
        painter.translate(0, top - self._tops[first])
        for cell, area in self._areas(first, end):
            fill = _TITLE_FILL if self._is_title(cell) else Qt.BrushStyle.NoBrush
            painter.setPen(QPen(Qt.GlobalColor.black, _BORDER))
            painter.setBrush(fill)
            painter.drawRect(area)
            if first <= self._middles[cell] < end:
                text = self._texts[cell]
                spare = (area.height() - text.height) / 2
                corner = area.topLeft() + QPointF(_padding(cell), spare)
                text.draw_at(painter, corner, 0, len(text.heights))
        painter.restore()

    def hit(self, point: QPointF, first: int, end: int) -> Hit | None:
        """Return the field of the cell at `point`."""
        shift = QPointF(0, self._tops[first])
        for cell, area in self._areas(first, end):
            if cell.key and area.contains(point + shift):
                return Hit(cell.key, area.translated(-shift))
        return None

    def _areas(self, first: int, end: int) -> Iterator[tuple[TableCell, QRectF]]:
        """Yield every cell that shows in these rows with the part of it that does."""
        for cell in self._table.cells:
            upper, lower = max(cell.row, first), min(cell.row + cell.row_span, end)
            if upper < lower:
                left = self._edges[cell.column]
                top, height = self._tops[upper], self._tops[lower] - self._tops[upper]
                yield cell, QRectF(left, top, self._cell_width(cell), height)

    def _text(self, cell: TableCell) -> TextBox:
        room = self._cell_width(cell) - 2 * _padding(cell)
        is_left = cell.is_note or _is_numbered(cell)
        alignment = _LEFT if is_left else _CENTRE
        return TextBox(cell.text, _cell_font(cell, room), room, _TABLE_LINE_PT * PT, alignment)

    def _cell_width(self, cell: TableCell) -> int:
        return self._edges[cell.column + cell.column_span] - self._edges[cell.column]

    def _is_title(self, cell: TableCell) -> bool:
        return cell.role is CellRole.HEADER and cell.column_span == self._table.width

    def _row_heights(self) -> list[float]:
        """Return the rows' heights; what merged cells need more goes to their last row."""
        heights = [0.0] * self._table.height
        for cell in sorted(self._table.cells, key=lambda cell: cell.row_span):
            rows = slice(cell.row, cell.row + cell.row_span)
            needed = self._texts[cell].height + 2 * _PADDING
            heights[cell.row + cell.row_span - 1] += max(needed - sum(heights[rows]), 0.0)
        return heights

    def _middle_row(self, cell: TableCell) -> int:
        end = cell.row + cell.row_span
        middle = (self._tops[cell.row] + self._tops[end]) / 2
        return next(row for row in range(cell.row, end) if middle <= self._tops[row + 1])


def _is_numbered(cell: TableCell) -> bool:
    return cell.role is CellRole.LABEL and _NUMBERED.match(cell.text) is not None


def _padding(cell: TableCell) -> float:
    return _WIDE_PADDING if cell.is_note or _is_numbered(cell) else _PADDING


def _cell_font(cell: TableCell, room: float) -> QFont:
    """Return the type of a cell; a figure too long for `room` gets smaller."""
    size = _TABLE_PT
    width = em_width(cell.text, narrow=_DIGIT_EM) * _TABLE_PT * PT
    if cell.role is CellRole.VALUE and width > room:
        size *= room / width
    return paper_font(Face.PASSAGE if cell.is_note else Face.TABLE, size)
