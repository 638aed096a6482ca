"""Where the labels of a form's columns stand in a table: it tells which cells of a row with too many are meant."""

from core.document import Document, TableBlock
from core.format.tables import Block
from core.importing.imported import Spot
from core.importing.matching.labels import without_inserted
from core.importing.matching.rows import LONGEST_LABEL
from core.label_matching import folded


def head_columns(document: Document, spot: Spot, block: Block) -> tuple[int, ...]:
    """Return the columns in which the labels of the columns of `block` stand last above `spot`.

    () where one is missing or they stand in another order.
    """
    table = document.blocks[spot.block]
    wanted = [folded(without_inserted(leaf.text)) for leaf in block.columns.leaves]
    if not isinstance(table, TableBlock) or len(set(wanted)) < len(wanted):
        return ()
    found: dict[str, int] = {}
    for cell in table.cells:
        if cell.row < spot.row and 0 < len(cell.text) <= LONGEST_LABEL:
            words = folded(without_inserted(cell.text))
            if words in wanted:
                found[words] = cell.column
    columns = tuple(found[one] for one in wanted if one in found)
    is_whole = len(columns) == len(wanted) and list(columns) == sorted(set(columns))
    return columns if is_whole else ()
