"""The pages of the preview and of the printer: complete, in order, and the same on both."""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from core import paths
from core.compose import compose
from core.document import CellRole, Document, Heading, Paragraph, Role, TableBlock, TableCell
from core.errors import CannotWrite
from core.format.reader import load_format
from core.importing.reportfile import read_report
from core.keys import CellKey
from gui.paper.boxes import Hit, TextBox
from gui.paper.flow import paginate
from gui.paper.printing import Pages, print_document
from gui.paper.table import TableBox

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def document() -> Document:
    sample = next((paths.resources() / "samples").glob("*2024.nianbao"))
    return compose(load_format("2021-30"), read_report(sample))


@pytest.fixture
def pages(document: Document, qapp: QApplication) -> Pages:
    return Pages(document)


def _drawn(pages: Pages, page: int) -> QImage:
    image = QImage(pages.size.toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    pages.draw(painter, page)
    painter.end()
    return image


def test_every_block_stands_on_the_pages_once_and_in_order(
    pages: Pages, document: Document
) -> None:
    pieces = [piece for page in pages._pages for piece in page]
    shown = [(id(piece.box), strip) for piece in pieces for strip in range(piece.first, piece.end)]
    assert len(shown) == len(set(shown))
    boxes = list(dict.fromkeys(id(piece.box) for piece in pieces))
    assert len(boxes) == len(document.blocks)
    assert len(shown) == sum(
        len(piece.box.heights) for piece in {id(one.box): one for one in pieces}.values()
    )


def test_every_figure_is_found_where_it_is_drawn(pages: Pages, document: Document) -> None:
    found = set()
    for number, page in enumerate(pages._pages):
        for piece in page:
            if isinstance(piece.box, TableBox):
                shift = QPointF(0, piece._below_header - piece.box._tops[piece.first])
                for cell, area in piece.box._areas(piece.first, piece.end):
                    hit = pages.hit(number, area.center() + shift + pages._corner)
                    assert (hit.key if hit else None) == cell.key
                    found.add(cell.key)
    assert found >= {cell.key for table in document.tables() for cell in table.cells if cell.key}


def test_paragraph_is_found_where_it_is_drawn(pages: Pages, document: Document) -> None:
    title = document.blocks[0]
    assert isinstance(title, Heading)
    hit = pages.hit(0, pages._corner + QPointF(200, 20))
    assert hit is not None
    assert hit.key == title.key
    assert pages.hit(0, QPointF(5, 5)) is None


def test_table_over_a_page_repeats_its_header(pages: Pages) -> None:
    pieces = [piece for page in pages._pages for piece in page if piece.first]
    tables = [piece for piece in pieces if isinstance(piece.box, TableBox)]
    assert [piece.header for piece in tables] == [3]


def test_no_heading_is_left_alone_at_the_end_of_a_page(pages: Pages) -> None:
    for page in pages._pages[:-1]:
        last = page[-1]
        assert not last.box.stays_with_next(last.end - 1)


def test_paper_is_drawn_without_any_colour_of_the_palette(pages: Pages) -> None:
    image = _drawn(pages, 0)
    pixels = {image.pixel(x, y) for x in range(0, 700, 3) for y in range(0, 1000, 3)}
    colours = [QColor(pixel) for pixel in pixels]
    assert any(colour.lightness() < 60 for colour in colours)
    assert all(colour.red() == colour.green() == colour.blue() for colour in colours)


def test_figure_too_long_for_its_cell_gets_smaller() -> None:
    def width(text: str) -> float:
        cell = TableCell(0, 0, 1, 1, text, CellRole.VALUE, CellKey("a", "b", "c"))
        box = TableBox(TableBlock("", 1, 2, 0, (1, 9), (cell,)), 400)
        return box._texts[cell]._layout.lineAt(0).naturalTextWidth()

    assert width("24252.311082") <= 40
    assert width("7") > 4


def test_document_without_anything_has_one_page() -> None:
    assert Pages(Document("", "", ())).count == 1


def test_long_signature_ends_at_the_margin_and_the_date_is_centred_below() -> None:
    signature = Paragraph("国家市场监督管理总局办公厅政务公开处" * 2, Role.SIGNATURE)
    pages = Pages(Document("", "", (signature, Paragraph("2025年1月20日", Role.DATE))))
    upper, lower = (piece.box for piece in pages._pages[0])
    assert isinstance(upper, TextBox)
    assert isinstance(lower, TextBox)
    assert upper._width > lower._width


def test_preview_is_laid_out_within_a_tenth_of_a_second(document: Document) -> None:
    times = []
    for _ in range(3):
        begin = perf_counter()
        pages = Pages(document)
        _drawn(pages, 3)
        times.append(perf_counter() - begin)
    assert min(times) < 0.1


@dataclass(eq=False)
class _FakeBox:
    heights: tuple[float, ...]
    header: int
    gap: float
    kept: frozenset[int]

    def stays_with_next(self, strip: int) -> bool:
        return strip in self.kept

    def draw(self, painter: QPainter, top: float, first: int, end: int) -> None:
        raise NotImplementedError

    def hit(self, point: QPointF, first: int, end: int) -> Hit | None:
        raise NotImplementedError


_boxes = st.builds(
    _FakeBox,
    heights=st.lists(st.floats(1, 20), min_size=1, max_size=15).map(tuple),
    header=st.just(0),
    gap=st.floats(0, 10),
    kept=st.frozensets(st.integers(0, 14), max_size=3),
)


@given(st.lists(_boxes, max_size=12))
def test_pages_hold_every_strip_in_order_and_are_never_too_full(boxes: list[_FakeBox]) -> None:
    pages = paginate(boxes, 100)
    strips = [
        (piece.box, number)
        for page in pages
        for piece in page
        for number in range(piece.first, piece.end)
    ]
    assert strips == [(box, number) for box in boxes for number in range(len(box.heights))]
    for page in pages:
        for piece in page:
            assert piece.top + sum(piece.box.heights[piece.first : piece.end]) <= 100 + 1e-6


def _printer(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def _pdf_pages(target: Path) -> int:
    content = target.read_bytes()
    return content.count(b"/Type /Page\n")


def test_all_pages_are_printed(tmp_path: Path, document: Document, pages: Pages) -> None:
    target = tmp_path / "report.pdf"
    print_document(document, _printer(target))
    assert _pdf_pages(target) == pages.count


def test_only_the_wanted_pages_are_printed(tmp_path: Path, document: Document) -> None:
    target = tmp_path / "report.pdf"
    printer = _printer(target)
    printer.setFromTo(2, 3)
    print_document(document, printer)
    assert _pdf_pages(target) == 2


@pytest.mark.qt_log_ignore("QPainter::begin\\(\\): Returned false")
def test_printer_that_does_not_answer_is_a_sentence(tmp_path: Path, document: Document) -> None:
    with pytest.raises(CannotWrite, match="打印机"):
        print_document(document, _printer(tmp_path / "missing" / "report.pdf"))
