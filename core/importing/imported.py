"""What reading somebody's document gives: the document as read, the report made of it, notes on each place."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from core.document import Document
from core.format.model import Format
from core.keys import CellKey, Key
from core.numbers import Number
from core.report import Report

SECTION = (
    -1
)  # in a TextKey: the section itself, for its heading and for what the program writes in it


class Placing(Enum):
    """What became of a piece of the document; the value is the word shown."""

    PLACED = "已放好"
    WITH_NOTE = "已放好，请看说明"
    NOT_PLACED = "没有放进去"


class Spot(NamedTuple):
    """A place in the document: a block by its number, and in a table the cell by its top-left place."""

    block: int
    row: int = -1
    column: int = -1


class Piece(NamedTuple):
    """One piece of the document: where it stands, where it went, and what is to be said of it.

    A tuple, because a document has a few hundred.
    """

    spot: Spot
    placing: Placing
    text: str
    key: Key | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A document matched with a form.

    `report` holds what was typed into the document; `stated` are the totals found in it, kept apart and
    compared, None where the place for one was left blank. `pieces` tell of every figure and every text in
    reading order; those without text are places left blank. `remarks` are about the whole.
    """

    document: Document
    form: Format
    report: Report
    stated: Mapping[CellKey, Number | None]
    pieces: tuple[Piece, ...]
    remarks: tuple[str, ...] = ()

    def of(self, placing: Placing) -> tuple[Piece, ...]:
        """Return the pieces that were placed in one way; places left blank are none."""
        return tuple(one for one in self.pieces if one.placing is placing and one.text.strip())
