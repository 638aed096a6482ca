"""A web page, saved or as a Word or WPS export → `Document`: paragraphs and tables in reading order."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy

from lxml import etree
from lxml import html as lxml_html

from core.document import Block, Document, Paragraph
from core.errors import FileNotReadable
from core.importing.tables import RawCell, table_block

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_CHINESE_LINE_BREAK = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)
_LINE_BREAK = re.compile(r"\s*\n\s*")
_HEAD = 4096
_SKIPPED = {"script", "style", "head", "noscript", "template", "select", "iframe", "object", "svg"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_NOT_A_PAGE = "“{name}”不是网页文件，或者已经损坏。请用浏览器打开它，另存为“网页，全部”再试。"


def read_html(content: bytes, name: str) -> Document:
    """Return the text and tables of a web page. Raises FileNotReadable."""
    text = decoded(content)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FileNotReadable(_NOT_A_PAGE.format(name=name)) from error
    title = root.findtext(".//title") or ""
    return Document(title.strip(), "", tuple(_blocks(root)))


def read_mht(content: bytes, name: str) -> Document:
    """Return the text and tables of a web archive (.mht). Raises FileNotReadable."""
    message = message_from_bytes(content, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return read_html(payload, name)
    raise FileNotReadable(_NOT_A_PAGE.format(name=name))


def decoded(content: bytes) -> str:
    """Return the text of a file: by its mark, by the charset it names, else as UTF-8 or Chinese GB 18030."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    named = _CHARSET.search(content[:_HEAD])
    name = named[1].decode("ascii").lower() if named else ""
    encodings = ["gb18030"] if name.startswith("gb") else [name] if name else []
    for encoding in (*encodings, "utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("gb18030", "replace")


def _blocks(root: etree._Element) -> Iterator[Block]:
    """Yield paragraphs and tables in reading order."""
    words: list[str] = []
    for piece in _pieces(root):
        if isinstance(piece, str):
            words.append(piece)
            continue
        yield from _paragraphs(words)
        words = []
        if piece is not None:
            yield table_block(_rows(piece))
    yield from _paragraphs(words)


def _pieces(element: etree._Element) -> Iterator[str | etree._Element | None]:
    """Yield texts, tables of data, and None where a new paragraph begins."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return
    if element.tag == "br":
        yield "\n"
        return
    is_block = element.tag in _BLOCKS
    if element.tag == "table" and _holds_data(element):
        yield element
        return
    if is_block:
        yield None
    if element.text:
        yield _flowing(element.text)
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield _flowing(child.tail)
    if is_block:
        yield None


def _holds_data(table: etree._Element) -> bool:
    """Return whether a table is one of figures: pages of portals are laid out by tables around everything."""
    return next(table.iter("table"), table) is table and table.find(".//table") is None


def _rows(table: etree._Element) -> Iterator[list[RawCell]]:
    for row in table.iter("tr"):
        yield [
            RawCell(_cell_text(cell), _span(cell, "rowspan"), _span(cell, "colspan"))
            for cell in row
            if cell.tag in ("td", "th")
        ]


def _span(cell: etree._Element, name: str) -> int:
    digits = re.match(r"\s*(\d{1,4})", cell.get(name, ""), re.ASCII)
    return int(digits[1]) if digits else 1


def _cell_text(cell: etree._Element) -> str:
    pieces = "".join(piece if isinstance(piece, str) else "\n" for piece in _pieces(cell))
    return "\n".join(line for line in map(_squeezed, pieces.split("\n")) if line)


def _paragraphs(words: list[str]) -> Iterator[Paragraph]:
    for line in "".join(words).split("\n"):
        if text := _squeezed(line):
            yield Paragraph(text)


def _flowing(text: str) -> str:
    """Return text of the source without its line breaks, which mean nothing there; Chinese needs no space for them."""
    return _LINE_BREAK.sub(" ", _CHINESE_LINE_BREAK.sub("", text))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
