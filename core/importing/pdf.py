"""A PDF with a text layer → `Document`: its lines, joined into paragraphs where they were only broken at the margin."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.document import Document, Paragraph
from core.errors import FileNotReadable
from core.importing.flow import checked
from core.importing.opening import head_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 300
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
    return Document("", "", checked(map(Paragraph, _paragraphs(lines)), path.name))


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


def _lines(document: "PdfDocument", name: str) -> Iterator[_Line]:
    left = MOST_CHARACTERS
    for page in document:
        text_page = page.get_textpage()
        left -= text_page.count_chars()
        if left < 0:
            raise FileNotReadable(_TOO_MUCH.format(name=name))
        found = [line for line in _lines_of(text_page) if not _PAGE_NUMBER.match(line.text)]
        text_page.close()
        page.close()
        yield from found


def _lines_of(page: "PdfTextPage") -> list[_Line]:
    """Return the lines of a page in reading order, with where each begins and ends."""
    content, at = page.get_text_range(), 0
    found: list[tuple[str, float, float]] = []
    for raw in content.split("\r\n"):
        first = at + len(raw) - len(raw.lstrip())
        last = at + len(raw.rstrip()) - 1
        at += len(raw) + 2
        if raw.strip() and last < page.count_chars():
            left, right = page.get_charbox(first)[0], page.get_charbox(last)[2]
            found.append((_BETWEEN_CHINESE.sub("", raw.strip()), left, right))
    begin = min((left for _, left, _ in found), default=0.0)
    width = max((right for _, _, right in found), default=1.0) - begin or 1.0
    return [
        _Line(text, (left - begin) / width, (right - begin) / width) for text, left, right in found
    ]


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """Yield the paragraphs: a line that fills the page goes on in the next one, unless that begins anew."""
    words = ""
    goes_on = False
    for line in lines:
        is_new = line.left >= _INDENT or _BEGINS.match(line.text) or _FIGURE.search(line.text)
        if words and goes_on and not is_new:
            words += line.text
        else:
            if words:
                yield words
            words = line.text
        is_full = line.left < _FAR and line.right >= _NEARLY_FULL
        goes_on = is_full and not _FIGURE.search(line.text)
    if words:
        yield words
