"""The finished report as a renderer sees it: headings, paragraphs and tables in reading order.

`core.compose` makes a `Document`; Word, text, preview and print only draw it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from core.keys import Key


class Role(Enum):
    """What a paragraph is for; each role has its own look."""

    BODY = "body"
    SIGNATURE = "signature"
    DATE = "date"


class CellRole(Enum):
    """What a table cell holds; each role has its own look."""

    HEADER = "header"  # a column label, a block title or the corner
    LABEL = "label"  # a row label
    VALUE = "value"  # a figure, or an empty place for one


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number already in `text`. `level` 0 is the title, 1 is 一、, 2 is （一）, 3 is 1."""

    level: int
    text: str
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text, without line breaks."""

    text: str
    role: Role = Role.BODY
    key: Key | None = None


class TableCell(NamedTuple):
    """One cell at its top-left place, counted from 0; `text` may hold line breaks.

    A tuple, because a report has 280 of them and each preview makes them anew.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    role: CellRole
    key: Key | None = None
    is_note: bool = False  # the 勾稽 sentence in the corner of table 3, set in 楷体


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table whose `cells`, in reading order, cover `height` × `width` without hole or overlap.

    `column_widths` are proportions (the official template's twips); a renderer fits them to its page.
    The first `header_rows` rows are repeated where the table runs over a page.
    """

    name: str
    height: int
    width: int
    header_rows: int
    column_widths: tuple[int, ...]
    cells: tuple[TableCell, ...]


Block = Heading | Paragraph | TableBlock


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report in reading order. `title` and `author` also go into the file's properties."""

    title: str
    author: str
    blocks: tuple[Block, ...]

    def tables(self) -> Iterator[TableBlock]:
        """Yield the tables in order."""
        return (block for block in self.blocks if isinstance(block, TableBlock))
