"""A PDF with a text layer → `Document`: ruled tables, and lines, joined where they were only broken at the margin."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.document import Block, Document, Paragraph, TableBlock
from core.errors import FileNotReadable
from core.importing.flow import checked
from core.importing.opening import head_of
from core.importing.pdf_grid import Ruled, Sign, filled, ruled_tables
from core.importing.pdf_rules import MOST_PATHS, rules_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 300
_MOST_PATHS = 20_000  # of all pages
_MOST_PAGES_WITH_TABLES = 40  # the lines of later ones are not looked at
_LARGEST_SIGN = 48.0  # points; fonts for writing downwards claim boxes of hundreds
_FEWEST_PAGES = 3  # on which something is printed on top or at the foot of each
MOST_CHARACTERS = 1_000_000
LARGEST_UNPACKED = 200_000_000
_STREAM = b"stream"
_ZLIB = (b"\x78", b"\x58", b"\x48", b"\x68")  # how what zlib packed begins
_PIECE = 1 << 20
_PASSWORD = 4  # PDFium's number for a file that wants one
_NOT_PDF = "“{name}”不是 PDF 文件，或者已经损坏。请换一份，或者从 Word、WPS 重新导出。"
_LOCKED = "“{name}”加了密码，读不出来。请换一份没有密码的。"
_NO_TEXT = "“{name}”里没有文字，多半是扫描件。请找到它的 Word 文件，或者用能复制文字的 PDF。"
_TOO_LONG = "“{name}”有 {pages} 页，不像一份年报。请核对是不是选错了文件。"
_TOO_MUCH = "“{name}”内容太多或不正常，不像一份年报。请核对是不是选错了文件。"
_PAGE_NUMBER = re.compile(r"[-—–－\s]*\d{1,3}[-—–－\s]*\Z")
_BEGINS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])"
)
_LESS_FULL = 0.85
_MOST_IN_A_LABEL = 15  # signs before a single figure; a longer line is running text
_FIGURES = re.compile(r"\d\s+\d[\d,.]*\s*\Z", re.ASCII)
_SENTENCE = re.compile(r"[，。；]")
_ENDS = re.compile(r"[。：:；！？]\Z")
_AROUND_FIGURES = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef“”]) +(?=[\dA-Za-z])|(?<=[\dA-Za-z]) +(?=[\u3000-\u9fff\uff00-\uffef“”])"
)
_NEARLY_FULL = 0.93  # of the width of the text: a shorter line ends a paragraph
_INDENT = 0.04  # a line that begins further in begins a paragraph
_FAR = 0.3  # a line that begins further in is no running text
_FIGURE = re.compile(r"(?:^|\s)\d[\d,.]*\s*\Z", re.ASCII)  # a row of a table ends so
_BETWEEN_CHINESE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef“”]) (?=[\u3000-\u9fff\uff00-\uffef“”])"
)


class _Line(NamedTuple):
    """One line of a page; `left` and `right` are where it begins and ends, in parts of the width of the text."""

    text: str
    left: float
    right: float


def read_pdf(path: Path) -> Document:
    """Return the text of the PDF `path`. Raises FileNotReadable, also for scans and locked files."""
    import pypdfium2

    head_of(path)
    if swells(path.read_bytes()):
        raise FileNotReadable(_TOO_MUCH.format(name=path.name))
    try:
        with pypdfium2.PdfDocument(path) as document:
            if len(document) > MOST_PAGES:
                raise FileNotReadable(_TOO_LONG.format(name=path.name, pages=len(document)))
            lines = list(_lines(document, path.name))
    except pypdfium2.PdfiumError as error:
        sentence = _LOCKED if getattr(error, "err_code", None) == _PASSWORD else _NOT_PDF
        raise FileNotReadable(sentence.format(name=path.name)) from error
    if not lines:
        raise FileNotReadable(_NO_TEXT.format(name=path.name))
    return Document("", "", checked(_blocks(lines), path.name))


def swells(content: bytes) -> bool:
    """Return whether the packed streams of a PDF become more than any report is when they are unpacked."""
    left = LARGEST_UNPACKED
    at = content.find(_STREAM)
    while at >= 0 and left > 0:
        begin = at + len(_STREAM)
        begin += 2 if content[begin : begin + 2] == b"\r\n" else 1
        if content[begin : begin + 1] in _ZLIB:
            left -= _unpacked_size(memoryview(content)[begin:], left)
        at = content.find(_STREAM, begin)
    return left <= 0


def _unpacked_size(packed: memoryview, most: int) -> int:
    """Return how many bytes a stream becomes, no more than a little over `most`."""
    unpacker, size, at = zlib.decompressobj(), 0, 0
    piece = b""
    with suppress(zlib.error):  # no zlib stream, or a damaged one
        while size <= most and not unpacker.eof and (piece or at < len(packed)):
            if not piece:
                piece, at = bytes(packed[at : at + _PIECE]), at + _PIECE
            size += len(unpacker.decompress(piece, _PIECE))
            piece = unpacker.unconsumed_tail
    return size


def _lines(document: "PdfDocument", name: str) -> "Iterator[_Line | TableBlock]":
    """Yield the lines and ruled tables of every page; what is printed on top of each is left out."""
    left, left_paths = MOST_CHARACTERS, _MOST_PATHS
    pages: list[list[_Line | TableBlock]] = []
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        left -= text_page.count_chars()
        if left < 0:
            raise FileNotReadable(_TOO_MUCH.format(name=name))
        tables: list[Ruled] = []
        if number < _MOST_PAGES_WITH_TABLES and left_paths > 0:
            rules = rules_of(page, min(MOST_PATHS, left_paths))
            left_paths -= rules.paths
            tables = ruled_tables(rules)
        pages.append(list(_content_of(text_page, tables)))
        text_page.close()
        page.close()
    printed = _printed_on_pages(pages)
    for found in pages:
        yield from (
            one
            for one in found
            if isinstance(one, TableBlock) or _without_digits(one.text) not in printed
        )


def _printed_on_pages(pages: "list[list[_Line | TableBlock]]") -> set[str]:
    """Return the texts with which most of several pages begin or end."""
    edges = Counter(
        text
        for found in pages
        for text in {
            _without_digits(one.text) for one in (*found[:1], *found[-1:]) if isinstance(one, _Line)
        }
    )
    fewest = max(_FEWEST_PAGES, len(pages) // 2 + 1)
    return {text for text, count in edges.items() if count >= fewest and text}


def _without_digits(text: str) -> str:
    return "".join(sign for sign in text if not sign.isdigit() and not sign.isspace())


def _content_of(page: "PdfTextPage", tables: "list[Ruled]") -> "Iterator[_Line | TableBlock]":
    """Yield the lines of a page in reading order, and each table in front of the first line below it."""
    if not tables:
        yield from (line for line, _ in _lines_of(page, set()))
        return
    signs = dict(_signs_of(page))
    inside = {at for at, sign in signs.items() if any(one.place_of(sign) for one in tables)}
    held = [signs[at] for at in inside]
    waiting = list(tables)
    for line, height in _lines_of(page, inside):
        while waiting and waiting[0].top > height:
            yield filled(waiting.pop(0), held)
        yield line
    yield from (filled(one, held) for one in waiting)


def _signs_of(page: "PdfTextPage") -> "Iterator[tuple[int, Sign]]":
    """Yield every character of a page that is seen, with its number."""
    for at, text in enumerate(page.get_text_range()):
        if at < page.count_chars() and not text.isspace():
            box = page.get_charbox(at, loose=True)
            is_wild = max(box[2] - box[0], box[3] - box[1]) > _LARGEST_SIGN
            yield at, Sign(text, *(page.get_charbox(at) if is_wild else box))


def _lines_of(page: "PdfTextPage", left_out: set[int]) -> "list[tuple[_Line, float]]":
    """Return the lines of a page without the characters `left_out`, with where each begins and ends and its height."""
    content, at = page.get_text_range(), 0
    found: list[tuple[str, float, float, float]] = []
    for raw in content.split("\r\n"):
        seen = [
            place
            for place, sign in enumerate(raw, at)
            if not sign.isspace() and place not in left_out and place < page.count_chars()
        ]
        if seen:
            kept = "".join(
                sign for place, sign in enumerate(raw, at) if place not in left_out
            ).strip()
            left, _, _, top = page.get_charbox(seen[0])
            right = page.get_charbox(seen[-1])[2]
            found.append((_BETWEEN_CHINESE.sub("", kept), left, right, top))
        at += len(raw) + 2
    found = [one for one in found if not _PAGE_NUMBER.match(one[0])]  # they may stand outside
    begin = min((left for _, left, _, _ in found), default=0.0)
    width = max((right for _, _, right, _ in found), default=1.0) - begin or 1.0
    return [
        (_Line(text, (left - begin) / width, (right - begin) / width), top)
        for text, left, right, top in found
    ]


def _blocks(lines: "list[_Line | TableBlock]") -> Iterator[Block]:
    """Yield the paragraphs and tables: a line that fills the page goes on in the next one, unless that begins anew."""
    words = ""
    goes_on = False
    for line in lines:
        if isinstance(line, TableBlock):
            if words:
                yield _paragraph(words)
            words, goes_on = "", False
            yield line
            continue
        is_row = _is_row(line.text)
        is_new = line.left >= _INDENT or _BEGINS.match(line.text) or is_row
        if words and goes_on and not is_new:
            words += line.text
        else:
            if words:
                yield _paragraph(words)
            words = line.text
        goes_on = line.left < _FAR and _is_full(line) and not is_row
    if words:
        yield _paragraph(words)


def _is_row(text: str) -> bool:
    """Return whether a line is a row of a table: it ends with a figure, and is no sentence that only breaks there."""
    if not _FIGURE.search(text) or _SENTENCE.search(text):
        return False
    words = sum("\u4e00" <= sign <= "\u9fff" for sign in text)
    return words < _MOST_IN_A_LABEL or _FIGURES.search(text) is not None


def _is_full(line: _Line) -> bool:
    """Return whether a line reaches the margin, or nearly so where a sign must not begin the next line."""
    return line.right >= _NEARLY_FULL or (line.right >= _LESS_FULL and not _ENDS.search(line.text))


def _paragraph(words: str) -> Paragraph:
    """Return running text without the gaps that setting leaves around figures; rows of tables keep theirs."""
    return Paragraph(_AROUND_FIGURES.sub("", words) if _SENTENCE.search(words) else words)
