"""A Word file → `Document`: paragraphs and tables in reading order, as they read after all changes are accepted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from lxml import etree

from core.document import Block, Document
from core.importing.flow import FlowCell, checked, paragraphs, settled
from core.importing.package import Package, open_package
from core.importing.tables import MOST_COLUMNS
from core.importing.word_changes import accept_changes
from core.importing.word_numbering import Numbering
from core.importing.word_package import NOT_WORD, W, WordParts

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL = (f"{W}{name}" for name in ("t", "p", "tbl", "tr", "tc"))
_VALUE = f"{W}val"
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_WRITTEN = (_TEXT, *_SIGNS)
_BORDER_OF = f"{W}pPr"  # the tab stops of a paragraph are written with the same name as tabs
_MOST_DIGITS = 7


def read_word(path: Path) -> Document:
    """Return the text and tables of the Word file `path`. Raises FileNotReadable."""
    with open_package(path, NOT_WORD) as package:
        return text_of(package, path.name)


def text_of(package: Package, name: str) -> Document:
    """Return the text and tables of an open Word file. Raises FileNotReadable, or ValueError for what is none."""
    word = WordParts(package)
    properties = word.properties()
    title = "" if properties is None else properties.findtext(_TITLE) or ""
    reader = _Reader(word.body, Numbering(word.part("numbering"), lambda: word.part("styles")))
    return Document(title.strip(), "", checked(reader.blocks(word.body), name))


class _Reader:
    """Reads one body, in one walk from its beginning to its end: numbers before paragraphs are counted on the way."""

    def __init__(self, body: etree._Element, numbering: Numbering) -> None:
        self._changes = accept_changes(body)
        self._numbering = numbering
        self._begun = ""  # a paragraph whose end was deleted: the next one goes on with it

    def blocks(self, parent: etree._Element) -> list[Block]:
        """Return what stands in a body, a cell or a text box."""
        found: list[Block] = []
        for child in members(parent):
            if child.tag == _PARAGRAPH:
                found += self._paragraph(child)
            elif child.tag == _TABLE:
                found += settled(self._rows(child))
        return found

    def _paragraph(self, paragraph: etree._Element) -> list[Block]:
        """Return a paragraph, or the lines it is broken into; a text box comes behind its paragraph."""
        words = self._begun + self._numbering.before(paragraph) + words_of(paragraph)
        boxes = self._changes.boxes.get(paragraph, ())
        is_unended = paragraph in self._changes.unended
        self._begun = words if is_unended else ""
        lines = [] if is_unended else paragraphs(words)
        return [*lines, *chain.from_iterable(map(self.blocks, boxes))]

    def _rows(self, table: etree._Element) -> list[list[FlowCell]]:
        """Return the rows with spans: Word writes a cell that goes on from above once more, marked so."""
        found: list[list[FlowCell]] = []
        open_at: dict[int, tuple[int, int]] = {}  # column → where the cell that may go on is
        for row in members(table):
            if row.tag == _ROW:
                found.append(self._row(row, found, open_at))
        return found

    def _row(
        self,
        row: etree._Element,
        above: Sequence[list[FlowCell]],
        open_at: dict[int, tuple[int, int]],
    ) -> list[FlowCell]:
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        line = [FlowCell((), 1, column)] if column else []
        for cell in members(row):
            if cell.tag != _CELL:
                continue
            properties = cell.find(f"{W}tcPr")
            width, goes_on = _spans(properties)
            if goes_on and column in open_at:
                upper, place = open_at[column]
                begun = above[upper][place]
                blocks = [*begun.blocks, *self.blocks(cell)]
                above[upper][place] = FlowCell(blocks, len(above) - upper + 1, begun.column_span)
            else:
                open_at[column] = (len(above), len(line))
                line.append(FlowCell(self.blocks(cell), 1, width))
            column += width
        return line


def members(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables, rows or cells right inside `parent`, out of what wraps them."""
    for child in parent:
        tag = child.tag
        if tag in (_PARAGRAPH, _TABLE, _ROW, _CELL):
            yield child
        elif len(child) and tag != _BORDER_OF:
            yield from members(child)


def words_of(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, breaks as newlines."""
    return "".join(
        [(one.text or "") if one.tag == _TEXT else _SIGNS[one.tag] for one in _written(paragraph)]
    )


def _written(paragraph: etree._Element) -> Iterable[etree._Element]:
    properties = paragraph.find(_BORDER_OF)
    if properties is None or properties.find(f"{W}tabs") is None:
        return paragraph.iter(*_WRITTEN)
    return chain.from_iterable(
        child.iter(*_WRITTEN) for child in paragraph if child is not properties
    )


def _spans(properties: etree._Element | None) -> tuple[int, bool]:
    """Return how many columns a cell takes, and whether it goes on from the row above."""
    if properties is None:
        return 1, False
    merge = properties.find(f"{W}vMerge")
    goes_on = merge is not None and merge.get(_VALUE) != "restart"
    return max(1, _number(properties.find(f"{W}gridSpan"), 1)), goes_on


def _number(element: etree._Element | None, default: int) -> int:
    digits = "" if element is None else element.get(_VALUE, "")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _MOST_DIGITS:
        return default
    return min(int(digits), MOST_COLUMNS)
