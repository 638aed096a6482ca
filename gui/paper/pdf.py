"""A `Document` as a PDF: the pages of the preview, with bookmarks and text that can be searched.

Needs a QGuiApplication; may run in a thread, as it shares nothing with what the window shows.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QRawFont

from core.document import Document, Heading, TableBlock
from core.errors import CannotWrite
from core.exporting.files import write_file
from core.exporting.pdf.finish import finish
from core.exporting.pdf.outline import Bookmark
from core.styles.model import PageStyle
from gui.paper.fonts import PT, UNITS_PER_INCH, Face, face
from gui.paper.pages import Pages
from gui.paper.typesetting import Typesetter

_RESOLUTION = 1200
_FIRST_RADICAL, _LAST_RADICAL = "\u2e80", "\u2fdf"
_DASHES = {"\u2e3a": "——", "\u2e3b": "———"}  # one glyph for what was typed as several


def write_pdf(document: Document, style: PageStyle, target: Path) -> None:
    """Write `document` to `target` as PDF, whole or not at all. Raises CannotWrite."""
    write_file(target, pdf_bytes(document, style))


def pdf_bytes(document: Document, style: PageStyle) -> bytes:
    """Return `document` in `style` as the bytes of a PDF."""
    pages = Pages(document, Typesetter(style))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _draw(pages, _writer(buffer, document))
    return finish(
        bytes(buffer.data().data()),
        tuple(_bookmarks(pages)),
        _Meanings(document, pages).of,
        pages.size.height() / PT,
    )


def _writer(buffer: QBuffer, document: Document) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(document.title)
    writer.setAuthor(document.author)
    writer.setCreator("年报助手")
    return writer


def _draw(pages: Pages, writer: QPdfWriter) -> None:
    painter = QPainter()
    if not painter.begin(writer):
        raise CannotWrite("没有生成 PDF 文件，内存可能不够。请关掉一些程序再试。")
    scale = _RESOLUTION / UNITS_PER_INCH
    painter.scale(scale, scale)
    for page in range(pages.count):
        if page:
            writer.newPage()
        pages.draw(painter, page)
    painter.end()


def _bookmarks(pages: Pages) -> Iterator[Bookmark]:
    tops = pages.block_tops()
    for number, block in enumerate(pages.document.blocks):
        if isinstance(block, Heading) and block.level and block.text:
            page, top = tops[number]
            yield Bookmark(block.level, block.text, page, top / PT)


class _Meanings:
    """Which character of the document a glyph means, where its font has several for it."""

    def __init__(self, document: Document, pages: Pages) -> None:
        self._characters = _characters(document)
        self._fonts = [QRawFont.fromFont(one.font()) for one in _faces(pages)]
        typed = sorted(self._characters)
        self._by_glyph = [
            {
                glyph: one
                for one in reversed(typed)
                if not _is_radical(one)
                for glyph in font.glyphIndexesForString(one)
            }
            for font in self._fonts
        ]

    def of(self, text: str) -> str:
        """Return what is meant by `text`, itself when that is what the document has."""
        if text in _DASHES:
            return _DASHES[text]
        if len(text) != 1 or (text in self._characters and not _is_radical(text)):
            return text
        for font, by_glyph in zip(self._fonts, self._by_glyph, strict=True):
            for glyph in font.glyphIndexesForString(text):
                if glyph in by_glyph:
                    return by_glyph[glyph]
        return text


def _is_radical(character: str) -> bool:
    return _FIRST_RADICAL <= character <= _LAST_RADICAL


def _characters(document: Document) -> frozenset[str]:
    texts = [
        text
        for block in document.blocks
        for text in (
            (cell.text for cell in block.cells) if isinstance(block, TableBlock) else (block.text,)
        )
    ]
    return frozenset("".join(texts)) - {"\n"}


def _faces(pages: Pages) -> Iterator[Face]:
    """Yield every typeface of the style in one size: glyphs are the same in all of them."""
    style = pages.style
    looks = (style.title, style.heading_1, style.heading_2, style.heading_3, style.body)
    tables = (style.table, *(look for _, look in style.special_tables))
    names = {(look.font, look.bold) for look in looks}
    names |= {(name, False) for look in tables for name in (look.font, look.note_font)}
    for name, bold in sorted(names):
        yield face(name, style.body.size_pt, bold=bold)
