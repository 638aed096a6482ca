"""The rows of a Word table while they are read, and those of a table in which there is nothing but text."""

from typing import Generic, TypeVar

from lxml import etree

from core.importing.flow import tidy
from core.importing.tables import MOST_COLUMNS
from core.importing.word_package import W

TEXT, PARAGRAPH, TABLE, ROW, CELL = (f"{W}{name}" for name in ("t", "p", "tbl", "tr", "tc"))
SPAN, MERGE, BEFORE = (f"{W}{name}" for name in ("gridSpan", "vMerge", "gridBefore"))
SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_OF_PLAIN_TABLE = (TEXT, PARAGRAPH, TABLE, CELL, ROW, SPAN, MERGE, BEFORE, *SIGNS)
_VALUE = f"{W}val"
_MOST_DIGITS = 7
_Item = TypeVar("_Item")


class OpenRows(Generic[_Item]):
    """The rows of a table while they are read, each cell as (the items in it, rows, columns)."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[list[_Item], int, int]]] = []
        self._column = 0
        self._span = 1
        self._goes_on = False
        self._open_at: dict[int, tuple[int, int]] = {}  # column → where the cell that may go on is

    def begin_row(self) -> None:
        """Begin a row below."""
        self.rows.append([])
        self._column = 0

    def take(self, mark: etree._Element) -> None:
        """Note a property of the cell that is open, or how far to the right the row begins."""
        if mark.tag == SPAN:
            self._span = max(1, _number(mark, 1))
        elif mark.tag == MERGE:
            self._goes_on = mark.get(_VALUE) != "restart"
        elif self.rows and (columns := _number(mark, 0)):
            self.rows[-1].append(([], 1, columns))
            self._column += columns

    def end_cell(self, items: list[_Item]) -> None:
        """Put what the cell holds into its row; Word writes a cell that goes on from above once more, marked so."""
        if not self.rows:
            self.begin_row()
        here, column = len(self.rows) - 1, self._column
        if self._goes_on and column in self._open_at:
            upper, place = self._open_at[column]
            begun, _, span = self.rows[upper][place]
            begun += items
            self.rows[upper][place] = (begun, here - upper + 1, span)
        else:
            self._open_at[column] = (here, len(self.rows[-1]))
            self.rows[-1].append((items, 1, self._span))
        self._column += self._span
        self._span, self._goes_on = 1, False


def plain_rows(table: etree._Element) -> list[list[tuple[str, int, int]]] | None:
    """Return the cells of `table` as (text, rows, columns), None when there is a table inside it.

    Its elements are looked at once, as they begin; to be told of their ends too takes several times as long.
    """
    found = OpenRows[str]()
    end_cell = found.end_cell
    words: list[str] = []
    is_open = False
    for element in table.iter(*_OF_PLAIN_TABLE):
        tag = element.tag
        if tag == TEXT:
            words.append(element.text or "")
        elif tag == PARAGRAPH:
            words.append("\n")
        elif tag == CELL:
            if is_open:
                end_cell(words)
            words, is_open = [], True
        elif tag == ROW:
            if is_open:
                end_cell(words)
            words, is_open = [], False
            found.begin_row()
        elif tag == TABLE:
            if element is not table:
                return None
        elif tag in SIGNS:
            words.append(SIGNS[tag])
        else:
            found.take(element)
    if is_open:
        end_cell(words)
    return [
        [(tidy("".join(words)), height, width) for words, height, width in row]
        for row in found.rows
    ]


def _number(mark: etree._Element, default: int) -> int:
    digits = mark.get(_VALUE, "")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _MOST_DIGITS:
        return default
    return min(int(digits), MOST_COLUMNS)
