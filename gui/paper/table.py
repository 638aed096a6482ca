"""A table of the printed report in rows, with the official merges, over as many pages as it takes."""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.document import TableBlock, TableCell
from core.styles.table_measures import TWIPS_PER_POINT, TableMeasures
from core.table_look import CellLook, bound_rows, cell_look
from gui.paper.boxes import Hit
from gui.paper.fonts import PT
from gui.paper.lines import TextLines

TWIP = PT / TWIPS_PER_POINT


class TableBox:
    """A table in rows: `texts` are what stands in its cells, `edges` where its columns begin and end.

    It is kept on one page while `is_whole`.
    """

    def __init__(
        self,
        table: TableBlock,
        texts: Mapping[TableCell, TextLines],
        edges: tuple[float, ...],
        measures: TableMeasures,
    ) -> None:
        look = measures.look
        self.gap = 0.0
        self.table = table
        self.header = table.header_rows if table.header_rows < table.height else 0
        self.is_whole = False
        self._texts = texts
        self._edges = edges
        self._padding, self._inset = measures.padding * TWIP, measures.inset * TWIP
        self._border = look.border_pt * PT
        self._fill = QColor(f"#{look.title_fill}") if look.title_fill else None
        self.heights = tuple(self._row_heights(look.row_pt * PT))
        self._tops = (0.0, *accumulate(self.heights))
        self._middles = {cell: self._middle_row(cell) for cell in table.cells}
        self._bound = bound_rows(table)

    @property
    def height(self) -> float:
        """Return the height of all rows."""
        return self._tops[-1]

    def stays_with_next(self, strip: int) -> bool:
        """Keep what belongs together on one page; below the last row nothing does."""
        return strip < len(self.heights) - 1 and (self.is_whole or strip in self._bound)

    def draw(self, painter: QPainter, top: float, first: int, end: int) -> None:
        """Draw rows; the text of a cell that goes over the page stands in the larger part of it."""
        painter.save()
        painter.translate(0, top - self._tops[first])
        pen = QPen(Qt.GlobalColor.black, self._border)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        for cell, area in self._areas(first, end):
            fill = self._fill if self._is_title(cell) else None
            painter.setPen(pen)
            painter.setBrush(fill or Qt.BrushStyle.NoBrush)
            painter.drawRect(area)
            if first <= self._middles[cell] < end:
                lines = self._texts[cell]
                spare = (area.height() - lines.height) / 2
                corner = area.topLeft() + QPointF(self._left_of(cell), spare)
                lines.draw(painter, corner, 0, lines.count)
        painter.restore()

    def places(self, first: int, end: int) -> Iterator[Hit]:
        """Yield the fields of the cells in these rows."""
        for cell, area in self._areas(first, end):
            if cell.key:
                yield Hit(cell.key, area.translated(0, -self._tops[first]))

    def texts(self) -> dict[TableCell, tuple[str, ...]]:
        """Return the lines of every cell."""
        return {cell: lines.texts for cell, lines in self._texts.items()}

    def _areas(self, first: int, end: int) -> Iterator[tuple[TableCell, QRectF]]:
        """Yield every cell that shows in these rows with the part of it that does."""
        for cell in self.table.cells:
            upper, lower = max(cell.row, first), min(cell.row + cell.row_span, end)
            if upper < lower:
                left, right = self._edges[cell.column], self._edges[cell.column + cell.column_span]
                top, bottom = self._tops[upper], self._tops[lower]
                yield cell, QRectF(left, top, right - left, bottom - top)

    def _left_of(self, cell: TableCell) -> float:
        at_left = cell_look(cell, self.table.width).is_at_left
        return self._padding + (self._inset if at_left else 0.0)

    def _is_title(self, cell: TableCell) -> bool:
        return cell_look(cell, self.table.width) is CellLook.BLOCK_TITLE

    def _row_heights(self, least: float) -> list[float]:
        """Return the rows' heights; what merged cells need more goes to their last row."""
        heights = [least] * self.table.height
        for cell in sorted(self.table.cells, key=lambda cell: cell.row_span):
            rows = slice(cell.row, cell.row + cell.row_span)
            needed = self._texts[cell].height
            heights[cell.row + cell.row_span - 1] += max(needed - sum(heights[rows]), 0.0)
        return heights

    def _middle_row(self, cell: TableCell) -> int:
        end = cell.row + cell.row_span
        middle = (self._tops[cell.row] + self._tops[end]) / 2
        return next(row for row in range(cell.row, end) if middle <= self._tops[row + 1] + PT)
