"""A Word file → `Document`: paragraphs and tables in reading order, as they read after all changes are accepted."""

from collections.abc import Sequence
from itertools import chain

from lxml import etree

from core.document import Block, Document
from core.importing.flow import FlowCell, checked, paragraphs, settled, settled_text
from core.importing.package import Package
from core.importing.word_changes import Changes, accept_changes
from core.importing.word_numbering import Numbering
from core.importing.word_package import WordParts
from core.importing.word_rows import (
    BEFORE,
    CELL,
    MERGE,
    PARAGRAPH,
    ROW,
    SIGNS,
    SPAN,
    TABLE,
    TEXT,
    OpenRows,
    plain_rows,
)

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def text_of(package: Package, name: str) -> Document:
    """Return the text and tables of an open Word file. Raises FileNotReadable, or ValueError for what is none."""
    word = WordParts(package)
    properties = word.properties()
    title = "" if properties is None else properties.findtext(_TITLE) or ""
    changes = accept_changes(word.body)
    numbering = Numbering(word.part("numbering"), lambda: word.part("styles"))
    blocks = _Reader(changes, numbering).read(word.body)
    return Document(title.strip(), "", checked(blocks, name))


class _OpenTable(OpenRows[Block]):
    """A table while it is read, and the blocks it stands among; a plain one is read at once, into `texts`."""

    def __init__(
        self, around: list[Block], texts: Sequence[Sequence[tuple[str, int, int]]]
    ) -> None:
        super().__init__()
        self.around = around
        self.texts = texts

    def settled(self) -> list[Block]:
        """Return what the table is."""
        if self.texts:
            return settled_text(self.texts)
        return settled([[FlowCell(*cell) for cell in row] for row in self.rows])


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
            TEXT: self._text,
            PARAGRAPH: self._begin_paragraph,
            TABLE: self._begin_table,
            ROW: self._begin_row,
            CELL: self._begin_cell,
            **dict.fromkeys((SPAN, MERGE, BEFORE), self._mark),
            **dict.fromkeys(SIGNS, self._sign),
        }
        self._ends = {
            PARAGRAPH: self._end_paragraph,
            TABLE: self._end_table,
            CELL: self._end_cell,
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
            if event == "start" and element.tag == TABLE and self._tables[-1].texts:
                walk.skip_subtree()
        found = self._blocks
        self._blocks, self._tables = around
        return found

    def _text(self, element: etree._Element) -> None:
        self._words.append(element.text or "")

    def _sign(self, element: etree._Element) -> None:
        self._words.append(SIGNS[element.tag])

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

    def _begin_table(self, table: etree._Element) -> None:
        texts = plain_rows(table) if self._is_plain else None
        self._tables.append(_OpenTable(self._blocks, texts or ()))

    def _end_table(self, _table: etree._Element) -> None:
        table = self._tables.pop()
        self._blocks = table.around
        self._blocks += table.settled()

    def _begin_row(self, _row: etree._Element) -> None:
        if self._tables:
            self._tables[-1].begin_row()

    def _begin_cell(self, _cell: etree._Element) -> None:
        if self._tables:
            self._blocks = []

    def _end_cell(self, _cell: etree._Element) -> None:
        if self._tables:
            self._tables[-1].end_cell(self._blocks)
            self._blocks = []

    def _mark(self, mark: etree._Element) -> None:
        if self._tables:
            self._tables[-1].take(mark)
