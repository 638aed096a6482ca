"""A `Document` on A4 pages, for the preview and for the printer: the same pages in both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QPainter

from core.document import Document
from core.errors import CannotWrite
from gui.paper.boxes import MM, PT, UNITS_PER_INCH, Hit, TextBox
from gui.paper.flow import boxes_of, paginate
from gui.paper.fonts import Face, paper_font

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PAGE_MM = (210.0, 297.0)
_TOP_MM, _RIGHT_MM, _BOTTOM_MM, _LEFT_MM = 37.0, 26.0, 35.0, 28.0  # GB/T 9704—2012: 156 × 225 mm
_NUMBER_BELOW_MM = 7.0
_NUMBER_PT = 14.0


class Pages:
    """A document laid out on pages of `size`, in units of 1/96 inch."""

    def __init__(self, document: Document) -> None:
        self.size = QSizeF(_PAGE_MM[0] * MM, _PAGE_MM[1] * MM)
        self._width = self.size.width() - (_LEFT_MM + _RIGHT_MM) * MM
        self._corner = QPointF(_LEFT_MM * MM, _TOP_MM * MM)
        height = self.size.height() - (_TOP_MM + _BOTTOM_MM) * MM
        self._pages = paginate(boxes_of(document, self._width), height)

    @property
    def count(self) -> int:
        """Return how many pages there are, at least one."""
        return len(self._pages)

    def draw(self, painter: QPainter, page: int) -> None:
        """Draw page `page`, counted from 0, its top-left corner at the painter's origin."""
        painter.save()
        painter.setPen(Qt.GlobalColor.black)
        painter.translate(self._corner)
        for piece in self._pages[page]:
            piece.draw(painter)
        self._draw_number(painter, page + 1)
        painter.restore()

    def hit(self, page: int, point: QPointF) -> Hit | None:
        """Return the field whose paragraph or cell is at `point` of `page`, None beside the text."""
        for piece in self._pages[page]:
            hit = piece.hit(point - self._corner)
            if hit:
                return Hit(hit.key, hit.area.translated(self._corner))
        return None

    def _draw_number(self, painter: QPainter, number: int) -> None:
        """Draw “— 1 —” below the text, one character in: odd pages right, even pages left."""
        inset = _NUMBER_PT * PT
        side = Qt.AlignmentFlag.AlignRight if number % 2 else Qt.AlignmentFlag.AlignLeft
        font = paper_font(Face.TABLE, _NUMBER_PT)
        text = TextBox(f"— {number} —", font, self._width - 2 * inset, inset, side)
        height = self.size.height() - (_TOP_MM + _BOTTOM_MM - _NUMBER_BELOW_MM) * MM
        text.draw_at(painter, QPointF(inset, height), 0, 1)


def print_document(document: Document, printer: "QPrinter") -> None:
    """Print `document`, all pages or those asked for in the dialog. Raises CannotWrite."""
    pages = Pages(document)
    printer.setFullPage(True)  # the margins are ours
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotWrite("没有打印成，打印机没有回应。请检查打印机是否开着、是否连好，再试一次。")
    scale = printer.resolution() / UNITS_PER_INCH
    painter.scale(scale, scale)
    wanted = _wanted_pages(printer, pages.count)
    for page in wanted:
        if page != wanted[0]:
            printer.newPage()
        pages.draw(painter, page)
    painter.end()


def _wanted_pages(printer: "QPrinter", count: int) -> range:
    """Return the pages the print dialog asks for; it says 0 for all of them."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(min(first, count) - 1, min(last, count))
