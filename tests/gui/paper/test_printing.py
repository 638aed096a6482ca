"""The pages at the printer: all, those asked for, as often as asked for."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

from core.document import Document, Paragraph
from core.errors import CannotWrite
from gui.paper.pages import Pages
from gui.paper.printing import _sheets, print_pages

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def pages(qapp: object) -> Pages:
    """Give five pages."""
    pages = Pages(Document("", "", (Paragraph("政府信息公开" * 500),)))
    assert pages.count == 5
    return pages


def _printer(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def _pdf_pages(target: Path) -> int:
    return target.read_bytes().count(b"/Type /Page\n")


def test_all_pages_are_printed(tmp_path: Path, pages: Pages) -> None:
    target = tmp_path / "report.pdf"
    print_pages(pages, _printer(target))
    assert _pdf_pages(target) == pages.count


def test_only_the_wanted_pages_are_printed(tmp_path: Path, pages: Pages) -> None:
    target = tmp_path / "report.pdf"
    printer = _printer(target)
    printer.setFromTo(2, 3)
    print_pages(pages, printer)
    assert _pdf_pages(target) == 2


def test_several_ranges_are_printed(tmp_path: Path) -> None:
    printer = _printer(tmp_path / "report.pdf")
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert _sheets(printer, 5) == [0, 2, 3]


def test_pages_that_do_not_exist_are_not_asked_of_the_printer(tmp_path: Path) -> None:
    printer = _printer(tmp_path / "report.pdf")
    printer.setPageRanges(QPageRanges.fromString("4-9"))
    assert _sheets(printer, 5) == [3, 4]


def test_copies_are_repeated_where_the_printer_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = _printer(tmp_path / "report.pdf")
    monkeypatch.setattr(printer, "supportsMultipleCopies", lambda: False)
    printer.setCopyCount(2)
    printer.setFromTo(1, 2)
    printer.setCollateCopies(True)
    assert _sheets(printer, 5) == [0, 1, 0, 1]
    printer.setCollateCopies(False)
    assert _sheets(printer, 5) == [0, 0, 1, 1]


def test_last_page_comes_first_where_that_is_wanted(tmp_path: Path) -> None:
    printer = _printer(tmp_path / "report.pdf")
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert _sheets(printer, 3) == [2, 1, 0]


@pytest.mark.qt_log_ignore("QPainter::begin\\(\\): Returned false")
def test_printer_that_does_not_answer_is_a_sentence(tmp_path: Path, pages: Pages) -> None:
    with pytest.raises(CannotWrite, match="打印机"):
        print_pages(pages, _printer(tmp_path / "missing" / "report.pdf"))
