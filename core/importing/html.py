"""A web page, saved or as a Word or WPS export → `Document`: paragraphs and tables in reading order."""

import re
from email import message_from_bytes
from email.message import Message

from lxml import etree

from core.document import Block, Document
from core.errors import FileNotReadable
from core.importing.charsets import decoded
from core.importing.flow import FlowCell, checked, paragraphs, settled

MOST_CHARACTERS = 20_000_000
MOST_MARKS = 600_000
MOST_PARTS = 500
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_CHINESE_LINE_BREAK = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\r[ \t\r]*(?=[\u3000-\u9fff\uff00-\uffef])"
)
_SPAN = re.compile(r"\s{0,9}(\d{1,4})(?!\d)", re.ASCII)
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none|mso-hide\s{0,9}:\s{0,9}all", re.IGNORECASE)
_SKIPPED = {
    "script", "style", "head", "noscript", "template", "select", "iframe", "object", "svg", "del",
    "textarea", "button", "title", "caption",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p",
    "pre", "section", "tbody", "tfoot", "thead", "ul",
}  # fmt: skip
_NOT_A_PAGE = "“{name}”不是网页文件，或者已经损坏。请用浏览器打开它，另存为“网页，全部”再试。"
_TOO_LARGE = "“{name}”太大或不正常，不像一份年报。请核对是不是选错了文件。"


def read_html(content: bytes, name: str, charset: str = "") -> Document:
    """Return the text and tables of a web page. Raises FileNotReadable."""
    _refuse_too_much(content, name)
    text = _XML_HEAD.sub("", decoded(content, charset)).replace("\0", "")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileNotReadable(_NOT_A_PAGE.format(name=name)) from error
    if root is None:
        raise FileNotReadable(_NOT_A_PAGE.format(name=name))
    title = root.findtext(".//title") or ""
    return Document(" ".join(title.split()), "", checked(_Page().read(root), name))


def read_mht(content: bytes, name: str) -> Document:
    """Return the text and tables of a web archive (.mht). Raises FileNotReadable."""
    if content.lower().count(b"content-type:") > MOST_PARTS:
        raise FileNotReadable(_TOO_LARGE.format(name=name))
    for part in message_from_bytes(content).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return read_html(payload, name, _charset(part))
    raise FileNotReadable(_NOT_A_PAGE.format(name=name))


def _charset(part: "Message[str, str]") -> str:
    found = part.get_param("charset")
    return found if isinstance(found, str) else ""


def _refuse_too_much(content: bytes, name: str) -> None:
    if len(content) > MOST_CHARACTERS or content.count(b"<") + content.count(b"=") > MOST_MARKS:
        raise FileNotReadable(_TOO_LARGE.format(name=name))


class _Flow:
    """What is being read one after the other: of the page, or of one cell."""

    def __init__(self, cell: etree._Element | None = None) -> None:
        self.cell = cell
        self.blocks: list[Block] = []
        self._words: list[str] = []

    @property
    def has_words(self) -> bool:
        """Return whether the paragraph has begun."""
        return any(one.strip() for one in self._words)

    def say(self, words: str) -> None:
        """Go on with the paragraph."""
        self._words.append(words)

    def end_paragraph(self) -> None:
        """Begin a new paragraph with what comes next."""
        if self._words:
            self.blocks += paragraphs(_CHINESE_LINE_BREAK.sub("", "".join(self._words)))
            self._words = []

    def finished(self) -> FlowCell:
        """Return it as a cell with the spans that its element says."""
        self.end_paragraph()
        if self.cell is None:
            return FlowCell(self.blocks)
        return FlowCell(self.blocks, _span(self.cell, "rowspan"), _span(self.cell, "colspan"))


class _Page:
    """Walks over a page once, without recursion: pages may be nested as deep as they like."""

    def __init__(self) -> None:
        self._flows = [_Flow()]
        self._tables: list[tuple[list[list[FlowCell]], int]] = []  # rows, and the flow around
        self._kept: list[etree._Element] = []  # elements in which line breaks count

    def read(self, root: etree._Element) -> list[Block]:
        """Return what the page says."""
        walk = etree.iterwalk(root, events=("start", "end"))
        unseen = None
        for event, element in walk:
            if event == "end":
                if element is not unseen:
                    self._end(element)
                self._say(element.tail)
            elif _is_unseen(element):
                unseen = element
                walk.skip_subtree()
            else:
                self._start(element)
                self._say(element.text)
        while self._tables:
            self._end_table()
        self._flows[0].end_paragraph()
        return self._flows[0].blocks

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._flows[-1].say("\n")
        elif tag == "sup":
            self._say_note("（注")
        elif tag == "table":
            self._flows[-1].end_paragraph()
            self._tables.append(([], len(self._flows)))
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1][0].append([])
        elif tag in ("td", "th") and self._tables:
            self._end_cell()
            self._flows.append(_Flow(element))
        elif tag in _BLOCKS:
            self._flows[-1].end_paragraph()
            if tag == "pre":
                self._kept.append(element)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "table":
            if self._tables:
                self._end_table()
        elif tag == "sup":
            self._say_note("）")
        elif tag in ("td", "th", "tr") and self._tables:
            self._end_cell()
        elif tag in _BLOCKS:
            self._flows[-1].end_paragraph()
            if self._kept and self._kept[-1] is element:
                self._kept.pop()

    def _end_cell(self) -> None:
        """Put the open cell of the innermost table, if there is one, into its last row."""
        rows, around = self._tables[-1]
        if len(self._flows) > around:
            if not rows:
                rows.append([])
            rows[-1].append(self._flows.pop().finished())

    def _end_table(self) -> None:
        self._end_cell()
        rows, _ = self._tables.pop()
        self._flows[-1].end_paragraph()
        self._flows[-1].blocks += settled(rows)

    def _say_note(self, words: str) -> None:
        """Set what is raised behind words in a cell apart from them: 12 with a small 1 behind it is not 121."""
        if self._tables and self._flows[-1].has_words:
            self._flows[-1].say(words)

    def _say(self, words: str | None) -> None:
        if words:
            self._flows[-1].say(words if self._kept else _flowing(words))


def _is_unseen(element: etree._Element) -> bool:
    if element.tag in _SKIPPED:
        return True
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _UNSEEN.search(style))


def _span(cell: etree._Element, name: str) -> int:
    digits = _SPAN.match(cell.get(name, "1"))
    return int(digits[1]) if digits else 1


def _flowing(text: str) -> str:
    """Return text of the source with its line breaks, which mean nothing there, as carriage returns."""
    return text.replace("\r", "").replace("\n", "\r") if "\n" in text else text
