"""Plain text, saved or pasted → `Document`: a line is a paragraph; rows with tabs between are tables."""

from itertools import groupby

from core.document import Block, Document, Paragraph
from core.importing.flow import checked
from core.importing.tables import RawCell, table_block

MOST_BYTES = 5_000_000
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2


def read_plain(text: str, name: str = "文字") -> Document:
    """Return the lines and tables of `text`. Raises FileNotReadable for more than a report holds."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    blocks: list[Block] = []
    for is_row, group in groupby(lines, key=_is_row):
        rows = list(group)
        if is_row and len(rows) >= _FEWEST_ROWS:
            blocks.append(
                table_block([[RawCell(cell.strip()) for cell in row.split("\t")] for row in rows])
            )
        else:
            blocks += [Paragraph(" ".join(line.split())) for line in rows]
    return Document("", "", checked(blocks, name))


def _is_row(line: str) -> bool:
    return line.strip("\t").count("\t") >= _FEWEST_CELLS - 1
