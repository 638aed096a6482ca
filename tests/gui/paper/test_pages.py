"""The report on pages: complete, in order, every field where it is drawn."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from core import paths
from core.compose import compose
from core.document import Document, Heading, Paragraph, Role, TableBlock
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.styles.library import presets
from core.styles.model import PageStyle
from gui.paper.boxes import TextBox
from gui.paper.pages import Pages
from gui.paper.table import TableBox
from gui.paper.typesetting import Typesetter

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def document() -> Document:
    sample = next((paths.resources() / "samples").glob("*2024.nianbao"))
    return compose(load_format("2021-30"), read_report(sample))


@pytest.fixture(params=presets(), ids=lambda style: style.name)
def style(request: pytest.FixtureRequest) -> PageStyle:
    found: PageStyle = request.param
    return found


@pytest.fixture
def pages(document: Document, style: PageStyle, qapp: QApplication) -> Pages:
    return Pages(document, Typesetter(style))


def _drawn(pages: Pages, page: int) -> QImage:
    image = QImage(pages.size.toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    pages.draw(painter, page)
    painter.end()
    return image


def _text_box(pages: Pages, text: str) -> TextBox:
    boxes = [box for box in pages._boxes if isinstance(box, TextBox)]
    return next(box for box in boxes if "".join(box.lines.texts).startswith(text))


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


def test_every_field_is_found_where_it_is_drawn(pages: Pages, document: Document) -> None:
    found = set()
    for number in range(pages.count):
        for key, area in pages.places(number):
            hit = pages.hit(number, area.center())
            assert hit is not None
            assert hit.key == key
            found.add(key)
    cells = {cell.key for table in document.tables() for cell in table.cells if cell.key}
    texts = {block.key for block in document.blocks if not isinstance(block, TableBlock)}
    assert found == cells | (texts - {None})


def test_paragraph_is_found_where_it_is_drawn(pages: Pages, document: Document) -> None:
    title = document.blocks[0]
    assert isinstance(title, Heading)
    hit = pages.hit(0, pages._corner + QPointF(200, 40))
    assert hit is not None
    assert hit.key == title.key
    assert pages.hit(0, QPointF(5, 5)) is None
    assert pages.find(title.key) == (0, hit)


def test_no_heading_is_left_alone_at_the_end_of_a_page(pages: Pages) -> None:
    for page in pages._pages[:-1]:
        last = page[-1]
        assert not last.box.stays_with_next(last.end - 1)


def test_type_is_drawn_without_any_colour_of_the_palette(pages: Pages) -> None:
    image = _drawn(pages, 0)
    pixels = {image.pixel(x, y) for x in range(0, 700, 3) for y in range(0, 1000, 3)}
    colours = [QColor(pixel) for pixel in pixels]
    assert any(colour.lightness() < 60 for colour in colours)
    assert all(colour.red() == colour.green() == colour.blue() for colour in colours)


def test_document_without_anything_has_one_page() -> None:
    assert Pages(Document("", "", ())).count == 1


def test_long_signature_ends_at_the_margin_and_the_date_is_centred_below() -> None:
    signature = Paragraph("国家市场监督管理总局办公厅政务公开处" * 2, Role.SIGNATURE)
    pages = Pages(Document("", "", (signature, Paragraph("2025年1月20日", Role.DATE))))
    upper, lower = pages._boxes
    assert isinstance(upper, TextBox)
    assert isinstance(lower, TextBox)
    assert upper.lines.width > lower.lines.width


def test_page_number_stands_outside_in_one_style_and_nowhere_in_the_other(
    document: Document,
) -> None:
    official, as_is = (Pages(document, Typesetter(style)) for style in presets())
    below = official.size.height() - 35 * 96 / 25.4 + 5
    odd, even = (_black(_drawn(official, page), below) for page in (0, 1))
    assert odd
    assert min(odd) > official.size.width() / 2
    assert max(even) < official.size.width() / 2
    assert not _black(_drawn(as_is, 0), as_is.size.height() - 20 * 96 / 25.4)


def _black(image: QImage, top: float) -> list[int]:
    """Return how far right the dark points below `top` are."""
    rows = range(round(top), image.height(), 2)
    return [
        x for y in rows for x in range(image.width()) if image.pixelColor(x, y).lightness() < 128
    ]


def test_official_style_sets_28_characters_a_line_and_22_lines_a_page() -> None:
    text = Paragraph("政府信息公开" * 200)
    pages = Pages(Document("", "", (text,)))
    (piece,) = pages.pieces(0)
    assert isinstance(piece.box, TextBox)
    assert [len(line) for line in piece.box.lines.texts[:3]] == [26, 28, 28]
    assert piece.end - piece.first == 22


def test_title_that_just_misses_its_line_is_broken_sensibly(document: Document) -> None:
    as_is = Typesetter(presets()[1])
    title = _text_box(Pages(document, as_is), "硚口区")
    assert all(len(line) > 4 for line in title.lines.texts)


def test_only_what_changed_is_set_anew(document: Document, style: PageStyle) -> None:
    typesetter = Typesetter(style)
    before = Pages(document, typesetter)
    changed = list(document.blocks)
    changed[1] = Paragraph("另一段话。")
    after = Pages(Document("", "", tuple(changed)), typesetter)
    same = [
        getattr(one, "lines", one) is getattr(other, "lines", other)
        for one, other in zip(before._boxes, after._boxes, strict=True)
    ]
    assert same.count(False) == 1
    assert not same[1]


def test_headings_begin_where_they_are_drawn(pages: Pages, document: Document) -> None:
    tops = pages.block_tops()
    assert set(tops) == set(range(len(document.blocks)))
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            page, top = tops[number]
            hit = pages.hit(page, QPointF(pages.size.width() / 2, top + 2))
            assert hit is not None
            assert hit.key == block.key


def test_tables_in_the_official_width_stand_in_the_middle(document: Document) -> None:
    pages = Pages(document, Typesetter(presets()[1]))
    tables = [box for box in pages._boxes if isinstance(box, TableBox)]
    width = pages.style.page.text_width_mm * 96 / 25.4
    for table in tables:
        assert table._edges[0] == pytest.approx(width - table._edges[-1], abs=0.1)
        assert table._edges[-1] > width
