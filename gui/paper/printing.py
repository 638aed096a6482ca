"""The pages of a `Document` to a printer."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from core.errors import CannotWrite
from gui.paper.fonts import UNITS_PER_INCH
from gui.paper.pages import Pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def print_pages(pages: Pages, printer: "QPrinter") -> None:
    """Print `pages`, all of them or those asked for in the dialog. Raises CannotWrite."""
    printer.setFullPage(True)  # the margins are ours
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotWrite("没有打印成，打印机没有回应。请检查打印机是否开着、是否连好，再试一次。")
    scale = printer.resolution() / UNITS_PER_INCH
    painter.scale(scale, scale)
    for place, page in enumerate(_sheets(printer, pages.count)):
        if place:
            printer.newPage()
        pages.draw(painter, page)
    painter.end()


def _sheets(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages to print in their order, each as often as the printer does not repeat it itself."""
    from PySide6.QtPrintSupport import QPrinter

    pages = _wanted_pages(printer, count)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _wanted_pages(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages the print dialog asks for, counted from 0; what it leaves open means all."""
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        wanted = [page - 1 for page in range(1, count + 1) if ranges.contains(page)]
        if wanted:
            return wanted
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(min(first, count) - 1, min(last, count)))
