"""The row of figures of a table whose rows have no labels: known by the labels of its columns."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from core.document import Document, Heading, Paragraph, TableBlock
from core.format.model import Format
from core.format.tables import Block, Table
from core.importing.matching.rows import LONGEST_LABEL, Figure, SourceRow
from core.keys import CellKey
from core.label_matching import folded

_LONGEST_LINE = 60  # characters of a line before a table that may be part of its head
_MOST_DIGITS = 12
_IN_ORDER = "各列的名称在原文里断开了，按列的次序放的；各项相加等于总计。请核对。"


class Unlabelled(NamedTuple):
    """The cells that a row of figures belongs to, and what is to be said of how that was found."""

    table: Table
    keys: list[CellKey]
    note: str = ""


def unlabelled(form: Format, row: SourceRow, words_at: Callable[[int], str]) -> Unlabelled | None:
    """Return the cells of the table without row labels that this row of figures belongs to, None when of none.

    `words_at` returns `words_near` for the number of a block.
    """
    if row.labels or not row.has_figures:
        return None
    for table in form.tables:
        for block in table.blocks:
            columns = block.columns.leaves
            if block.row_labels or len(row.figures) < len(columns):
                continue
            line = block.rows.leaves[0].id
            keys = [CellKey(table.id, line, leaf.id) for leaf in columns]
            words = words_at(row.spot.block)
            if _fits(block, words):
                return Unlabelled(table, keys)
            if _names_its_groups(block, words) and _adds_up(table, keys, row.figures):
                return Unlabelled(table, keys, _IN_ORDER)
    return None


def words_near(document: Document, place: int) -> str:
    """Return the words of a table, folded, with those of the table before it: a page break may be between."""
    words = ""
    for number in range(place, -1, -1):
        block = document.blocks[number]
        if isinstance(block, TableBlock):
            words = "".join(folded(cell.text[:LONGEST_LABEL]) for cell in block.cells) + words
            if number < place:
                break
        elif isinstance(block, Heading | Paragraph) and len(block.text) <= _LONGEST_LINE:
            words = folded(block.text) + words
    return words


def _fits(block: Block, words: str) -> bool:
    """Return whether the labels of the columns stand in the table, in cells of their own or not."""
    wanted = {folded(node.text) for path in block.columns.paths for node in path}
    return sum(label in words for label in wanted) * 2 >= len(wanted)


def _names_its_groups(block: Block, words: str) -> bool:
    return all(folded(root.text) in words for root in block.columns.roots)


def _adds_up(table: Table, keys: Sequence[CellKey], figures: Sequence[Figure]) -> bool:
    """Return whether there is a figure for each cell and every total is the sum of its parts."""
    written = [text for one in figures if (text := one.text.strip())]
    if len(written) != len(keys) or not all(
        one.isdecimal() and len(one) <= _MOST_DIGITS for one in written
    ):
        return False
    values = {key.column: int(text) for key, text in zip(keys, written, strict=True)}
    totals = [one for one in table.totals if one.axis == "column" and one.target in values]
    return bool(totals) and all(
        values[one.target] == sum(values.get(part, 0) for part in one.parts) for one in totals
    )
