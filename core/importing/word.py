"""A Word file → `Document`: paragraphs and tables in reading order, as they read after all changes are accepted."""

from itertools import chain
from pathlib import Path

from lxml import etree

from core.document import Block, Document
from core.importing.flow import FlowCell, checked, paragraphs, settled
from core.importing.package import Package, open_package
from core.importing.tables import MOST_COLUMNS
from core.importing.word_changes import Changes, accept_changes
from core.importing.word_numbering import Numbering
from core.importing.word_package import NOT_WORD, W, WordParts

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL = (f"{W}{name}" for name in ("t", "p", "tbl", "tr", "tc"))
_SPAN, _MERGE, _BEFORE = (f"{W}{name}" for name in ("gridSpan", "vMerge", "gridBefore"))
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_VALUE = f"{W}val"
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
    changes = accept_changes(word.body)
    numbering = Numbering(word.part("numbering"), lambda: word.part("styles"))
    blocks = _Reader(changes, numbering).read(word.body)
    return Document(title.strip(), "", checked(blocks, name))


class _OpenTable:
    """A table while it is read, with the cell that is open in it."""

    def __init__(self, around: list[Block]) -> None:
        self.around = around
        self.rows: list[list[FlowCell]] = []
        self.column = 0
        self.span = 1
        self.goes_on = False
        self._open_at: dict[int, tuple[int, int]] = {}  # column → where the cell that may go on is

    def begin_row(self) -> None:
        self.rows.append([])
        self.column = 0

    def leave_out(self, columns: int) -> None:
        """Begin the row further to the right."""
        if self.rows and columns:
            self.rows[-1].append(FlowCell((), 1, columns))
            self.column += columns

    def begin_cell(self) -> None:
        self.span, self.goes_on = 1, False

    def end_cell(self, blocks: list[Block]) -> None:
        """Put what the cell holds into its row; Word writes a cell that goes on from above once more, marked so."""
        if not self.rows:
            self.begin_row()
        here = len(self.rows) - 1
        if self.goes_on and self.column in self._open_at:
            upper, place = self._open_at[self.column]
            begun = self.rows[upper][place]
            words = [*begun.blocks, *blocks] if blocks else begun.blocks
            self.rows[upper][place] = FlowCell(words, here - upper + 1, begun.column_span)
        else:
            self._open_at[self.column] = (here, len(self.rows[-1]))
            self.rows[-1].append(FlowCell(blocks, 1, self.span))
        self.column += self.span


class _Reader:
    """Walks over a body once; numbers before paragraphs are counted on the way."""

    def __init__(self, changes: Changes, numbering: Numbering) -> None:
        self._changes = changes
        self._numbering = numbering
        self._is_plain = not (numbering.counts or changes.boxes or changes.unended)
        self._begun = ""  # a paragraph whose end was deleted: the next one goes on with it
        self._words: list[str] = []
        self._blocks: list[Block] = []
        self._tables: list[_OpenTable] = []
        self._starts = {
            _TEXT: self._text,
            _PARAGRAPH: self._begin_paragraph,
            _TABLE: self._begin_table,
            _ROW: self._begin_row,
            _CELL: self._begin_cell,
            _SPAN: self._span,
            _MERGE: self._merge,
            _BEFORE: self._before,
            **dict.fromkeys(_SIGNS, self._sign),
        }
        self._ends = {
            _PARAGRAPH: self._end_paragraph,
            _TABLE: self._end_table,
            _CELL: self._end_cell,
        }

    def read(self, root: etree._Element) -> list[Block]:
        """Return what stands in a body or a text box."""
        around, self._blocks = (self._blocks, self._tables), []
        self._tables = []
        walk = etree.iterwalk(root, events=("start", "end"), tag=tuple(self._starts))
        for event, element in walk:
            does = (self._starts if event == "start" else self._ends).get(element.tag)
            if does is not None:
                does(element)
        found = self._blocks
        self._blocks, self._tables = around
        return found

    def _text(self, element: etree._Element) -> None:
        self._words.append(element.text or "")

    def _sign(self, element: etree._Element) -> None:
        self._words.append(_SIGNS[element.tag])

    def _begin_paragraph(self, _paragraph: etree._Element) -> None:
        self._words = []

    def _end_paragraph(self, paragraph: etree._Element) -> None:
        """End a paragraph; a text box comes behind the one that it hangs on."""
        if self._is_plain:
            words = "".join(self._words)
            if words:
                self._blocks += paragraphs(words)
            return
        number = self._numbering.before(paragraph)
        words = self._begun + number + "".join(self._words).strip(" ")
        self._words = []
        is_unended = paragraph in self._changes.unended
        self._begun = words if is_unended else ""
        if words and not is_unended:
            self._blocks += paragraphs(words)
        boxes = self._changes.boxes.get(paragraph)
        if boxes:
            self._blocks += chain.from_iterable(map(self.read, boxes))

    def _begin_table(self, _table: etree._Element) -> None:
        self._tables.append(_OpenTable(self._blocks))

    def _end_table(self, _table: etree._Element) -> None:
        table = self._tables.pop()
        self._blocks = table.around
        self._blocks += settled(table.rows)

    def _begin_row(self, _row: etree._Element) -> None:
        if self._tables:
            self._tables[-1].begin_row()

    def _begin_cell(self, _cell: etree._Element) -> None:
        if self._tables:
            self._tables[-1].begin_cell()
            self._blocks = []

    def _end_cell(self, _cell: etree._Element) -> None:
        if self._tables:
            self._tables[-1].end_cell(self._blocks)
            self._blocks = []

    def _span(self, element: etree._Element) -> None:
        if self._tables:
            self._tables[-1].span = max(1, _number(element, 1))

    def _merge(self, element: etree._Element) -> None:
        if self._tables:
            self._tables[-1].goes_on = element.get(_VALUE) != "restart"

    def _before(self, element: etree._Element) -> None:
        if self._tables:
            self._tables[-1].leave_out(_number(element, 0))


def _number(element: etree._Element, default: int) -> int:
    digits = element.get(_VALUE, "")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _MOST_DIGITS:
        return default
    return min(int(digits), MOST_COLUMNS)
