"""The row of figures of a table whose rows have no labels: known by the labels of its columns."""

from collections.abc import Callable

from core.document import Document, TableBlock
from core.format.model import Block, Format, Table
from core.importing.matching.rows import LONGEST_LABEL, SourceRow
from core.keys import CellKey
from core.label_matching import folded


def unlabelled(
    form: Format, row: SourceRow, words_at: Callable[[int], str]
) -> tuple[Table, list[CellKey]] | None:
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
            if _fits(block, words_at(row.spot.block)):
                line = block.rows.leaves[0].id
                return table, [CellKey(table.id, line, leaf.id) for leaf in columns]
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
    return words


def _fits(block: Block, words: str) -> bool:
    """Return whether the labels of the columns stand in the table, in cells of their own or not."""
    wanted = {folded(node.text) for path in block.columns.paths for node in path}
    return sum(label in words for label in wanted) * 2 >= len(wanted)
