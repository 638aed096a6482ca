"""Plain text, saved or pasted → `Document`: a line is a paragraph; rows with tabs or pipes between are tables."""

from itertools import groupby

from core.document import Block, Document, Paragraph
from core.importing.flow import checked
from core.importing.piped import is_piped, piped_rows
from core.importing.tables import RawCell, table_block

MOST_BYTES = 5_000_000
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2


def read_plain(text: str, name: str = "文字") -> Document:
    """Return the lines and tables of `text`. Raises FileNotReadable for more than a report holds."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    kinds = [_kind(lines, at) for at in range(len(lines))]
    blocks: list[Block] = []
    for kind, group in groupby(zip(lines, kinds, strict=True), key=lambda one: one[1]):
        rows = [line for line, _ in group]
        if kind == "|" and (found := piped_rows(rows)):
            blocks.append(table_block(found))
        elif kind == "\t" and len(rows) >= _FEWEST_ROWS:
            blocks.append(
                table_block([[RawCell(cell.strip()) for cell in row.split("\t")] for row in rows])
            )
        else:
            blocks += [Paragraph(" ".join(line.split())) for line in rows]
    return Document("", "", checked(blocks, name))


def _kind(lines: list[str], at: int) -> str:
    """Return what parts the cells of the row that line `at` is, "" for a line of text."""
    if lines[at].strip("\t").count("\t") >= _FEWEST_CELLS - 1:
        return "\t"
    return "|" if is_piped(lines, at) else ""
