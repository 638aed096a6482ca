"""What every renderer of a table has in common: how a cell is set, and where a page may end."""

import re
from enum import Enum

from core.document import CellRole, TableBlock, TableCell

_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]")
# （二）部分公开（区分处理的，只计这一情形，不计其他情形）: the form sets the explanation apart
_EXPLAINED = re.compile(r"(（[一二三四五六七八九十]+）[^（）]+)(（[^（）]{6,}）)")
_SHORT_GROUP = 8  # rows


class CellLook(Enum):
    """How a cell is set: figures and short labels centred, what begins with a number at the left."""

    BLOCK_TITLE = "block title"  # over the whole width, on blue ground
    HEADER = "header"
    LABEL = "label"
    NUMBERED_LABEL = "numbered label"  # at the left, so that the numbers stand below each other
    NOTE = "note"
    VALUE = "value"

    @property
    def is_at_left(self) -> bool:
        """Return whether text begins at the left edge of the cell, and does not stand in its middle."""
        return self in (CellLook.BLOCK_TITLE, CellLook.NUMBERED_LABEL, CellLook.NOTE)


def cell_look(cell: TableCell, table_width: int) -> CellLook:
    """Return how `cell` is set in a table of `table_width` columns."""
    if cell.role is CellRole.VALUE:
        return CellLook.VALUE
    if cell.is_note:
        return CellLook.NOTE
    if cell.role is CellRole.LABEL:
        return CellLook.NUMBERED_LABEL if _NUMBERED.match(cell.text) else CellLook.LABEL
    return CellLook.BLOCK_TITLE if cell.column_span == table_width else CellLook.HEADER


def label_and_explanation(text: str) -> tuple[str, str]:
    """Return a row label and the explanation in brackets behind it, which is set in the type of the note.

    >>> label_and_explanation("（二）部分公开（区分处理的，只计这一情形）")
    ('（二）部分公开', '（区分处理的，只计这一情形）')
    """
    found = _EXPLAINED.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def bound_rows(table: TableBlock, *, whole: bool = False) -> frozenset[int]:
    """Return the rows after which a page may not end; all of them when `table` stays `whole`.

    A table that is split begins with its header and two rows at least and ends with two, and a short
    group of rows under one label, such as （四）无法提供, is not torn.
    """
    if whole:
        return frozenset(range(table.height - 1))
    bound = {*range(table.header_rows + 1), table.height - 2}
    for cell in table.cells:
        if cell.role is CellRole.LABEL and cell.row_span <= _SHORT_GROUP:
            bound.update(range(cell.row, cell.row + cell.row_span - 1))
    return frozenset(bound)
