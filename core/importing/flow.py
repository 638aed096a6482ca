"""What stands in a file one after the other → blocks; tables that only arrange a page give way to what is in them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.document import Block, Paragraph, TableBlock
from core.errors import FileNotReadable
from core.importing.tables import RawCell, table_block

MOST_BLOCKS = 20_000
MOST_CELLS = 60_000
_MOST_WORDS = 300  # characters; a cell of figures and labels holds no more
_MOST_IN_A_LABEL = 60
_FEWEST_FIGURES = 3
_FIGURE = re.compile(r"\s*[\d０-９][\d０-９,，.．]*\s*\Z")
_TOO_MUCH = "“{name}”内容太多，不像一份年报。请核对是不是选错了文件。"


class FlowCell(NamedTuple):
    """A cell of a file's table: what stands in it, and its spans, which may be nonsense."""

    blocks: Sequence[Block]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """Return the paragraphs of the cell, one a line."""
        if len(self.blocks) == 1 and isinstance(self.blocks[0], Paragraph):
            return self.blocks[0].text
        return "\n".join([one.text for one in self.blocks if isinstance(one, Paragraph)])


def paragraphs(text: str) -> list[Paragraph]:
    """Return every line of `text` as a paragraph, with single spaces and without blank ones."""
    if "\n" not in text:
        words = " ".join(text.split())
        return [Paragraph(words)] if words else []
    return [Paragraph(words) for line in text.split("\n") if (words := " ".join(line.split()))]


def tidy(text: str) -> str:
    """Return the lines of `text` with single spaces and without blank ones."""
    words = text.split()
    if len(words) < 2:  # noqa: PLR2004 - figures, most labels, and nothing
        return words[0] if words else ""
    return "\n".join([" ".join(line.split()) for line in text.split("\n") if line.strip()])


def settled(rows: Sequence[Sequence[FlowCell]], name: str = "") -> list[Block]:
    """Return what a table of a file is: a table and those inside it, or what it only put in its place on the page."""
    rows = [row for row in rows if row]
    if not rows:
        return []
    texts = [[cell.text for cell in row] for row in rows]
    inner = [
        block
        for row in rows
        for cell in row
        for block in cell.blocks
        if isinstance(block, TableBlock)
    ]
    if _only_arranges(texts, inner):
        return [block for row in rows for cell in row for block in cell.blocks]
    raw = [
        [RawCell(text, cell.row_span, cell.column_span) for text, cell in zip(*both, strict=True)]
        for both in zip(texts, rows, strict=True)
    ]
    return [table_block(raw, name), *inner]


def settled_text(rows: Sequence[Sequence[tuple[str, int, int]]]) -> list[Block]:
    """Return what a table of a file is whose cells, (text, rows, columns), hold nothing but tidy lines."""
    rows = [row for row in rows if row]
    if not rows:
        return []
    texts = [[cell[0] for cell in row] for row in rows]
    if _only_arranges(texts, ()):
        return [
            Paragraph(line) for row in texts for text in row for line in text.split("\n") if line
        ]
    return [table_block(rows)]


def _only_arranges(texts: Sequence[Sequence[str]], inner: Sequence[TableBlock]) -> bool:
    """Return whether a table lays out a page, as those around everything on portals, and frames drawn as tables."""
    if max(map(len, texts)) == 1 and not inner:
        return sum(len(row[0]) for row in texts) > _MOST_IN_A_LABEL
    is_wide = inner or any(len(text) > _MOST_WORDS for row in texts for text in row)
    return bool(is_wide) and not any(_is_row_of_figures(row) for row in texts)


def _is_row_of_figures(row: Sequence[str]) -> bool:
    return (
        len(row) > _FEWEST_FIGURES
        and sum(_FIGURE.match(text) is not None for text in row) >= _FEWEST_FIGURES
    )


def checked(blocks: Iterable[Block], name: str) -> tuple[Block, ...]:
    """Return the blocks of the file `name`. Raises FileNotReadable for more than any report holds."""
    found = tuple(blocks)
    cells = sum(len(block.cells) for block in found if isinstance(block, TableBlock))
    if len(found) > MOST_BLOCKS or cells > MOST_CELLS:
        raise FileNotReadable(_TOO_MUCH.format(name=name))
    return found
