"""A table that names every figure by our own key, as the last sheet of our workbooks does."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from core.document import Document, TableBlock
from core.importing.imported import Spot
from core.keys import CellKey, FactKey, parse_key

_FIRST_DAY = date(1899, 12, 30)  # what Excel counts from
_DIGITS_OF_A_DAY = 5
_KEY, _VALUE = "编码", "值"


class Keyed(NamedTuple):
    """One line: where the value stands, what it is of, and the text."""

    spot: Spot
    key: CellKey | FactKey
    text: str


def keyed_lines(document: Document) -> Iterator[Keyed]:
    """Yield the lines of every table whose head has 编码 and 值."""
    for number, block in enumerate(document.blocks):
        if isinstance(block, TableBlock):
            yield from _lines(block, number)


def _lines(block: TableBlock, number: int) -> Iterator[Keyed]:
    head_cells = takewhile(lambda cell: cell.row == 0, block.cells)
    head = {cell.text.strip(): cell.column for cell in head_cells}
    if _KEY not in head or _VALUE not in head:
        return
    texts = {(cell.row, cell.column): cell.text for cell in block.cells}
    for row in range(1, block.height):
        key = parse_key(texts.get((row, head[_KEY]), "").strip())
        if isinstance(key, CellKey | FactKey):
            text = texts.get((row, head[_VALUE]), "")
            yield Keyed(Spot(number, row, head[_VALUE]), key, text.strip())


def day_of(text: str) -> date | None:
    """Return the day that a workbook keeps as the number `text`, None when it is none of this century."""
    if not (text.isascii() and text.isdecimal()) or len(text) != _DIGITS_OF_A_DAY:
        return None
    return _FIRST_DAY + timedelta(int(text))
