"""A template of docxtpl for the report: labels and merges stand in it, texts and figures are tags.

It is what an officer would make in Word: the paragraphs between two tables are one loop, the
figures of a row another. Our own export makes the file, so both sides have the same styles.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from core.document import Block, CellRole, Document, Heading, Paragraph, TableBlock, TableCell
from core.exporting.word import word_bytes

_LOOP = 3  # cells or paragraphs that a loop takes: its head, what is repeated, its end


def template(document: Document, now: datetime) -> bytes:
    """Return the template for reports that look like `document`."""
    return word_bytes(replace(document, blocks=tuple(_with_tags(document))), now)


def texts(document: Document) -> list[list[str]]:
    """Return the texts between the tables, one list for each run of paragraphs of the same kind."""
    return [[block.text for block in run] for run in _runs(document)]


def figures(document: Document) -> list[list[list[str]]]:
    """Return the figures by table and row."""
    return [
        [[cell.text for cell in _figure_cells(table, row)] for row in range(table.height)]
        for table in document.tables()
    ]


def _with_tags(document: Document) -> Iterator[Block]:
    run_place, table_place = 0, 0
    for kind, blocks in groupby(document.blocks, _kind):
        if kind is TableBlock:
            for table in blocks:
                assert isinstance(table, TableBlock)
                yield _table_with_tags(table, table_place)
                table_place += 1
        else:
            first = next(iter(blocks))
            assert isinstance(first, Heading | Paragraph)
            for tag in (f"{{%p for text in texts[{run_place}] %}}", "{{ text }}", "{%p endfor %}"):
                yield replace(first, text=tag)
            run_place += 1


def _runs(document: Document) -> Iterator[list[Heading | Paragraph]]:
    for kind, blocks in groupby(document.blocks, _kind):
        if kind is not TableBlock:
            yield [block for block in blocks if not isinstance(block, TableBlock)]


def _kind(block: Block) -> object:
    """Return what tells one run of paragraphs from the next: they share a style in Word."""
    match block:
        case TableBlock():
            return TableBlock
        case Heading():
            return block.level
        case Paragraph():
            return block.role


def _table_with_tags(table: TableBlock, place: int) -> TableBlock:
    cells = [cell for cell in table.cells if cell.role is not CellRole.VALUE]
    for row in range(table.height):
        cells += _tags(_figure_cells(table, row), f"figures[{place}][{row}]")
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _tags(cells: list[TableCell], name: str) -> Iterator[TableCell]:
    """Yield the cells of a loop over the figures of a row; few or merged ones are named singly."""
    if len(cells) >= _LOOP and all(cell.column_span == 1 for cell in cells):
        loop = (f"{{%tc for figure in {name} %}}", "{{ figure }}", "{%tc endfor %}")
        yield from (cell._replace(text=tag) for cell, tag in zip(cells, loop, strict=False))
        return
    for place, cell in enumerate(cells):
        yield cell._replace(text=f"{{{{ {name}[{place}] }}}}")


def _figure_cells(table: TableBlock, row: int) -> list[TableCell]:
    return [cell for cell in table.cells if cell.row == row and cell.role is CellRole.VALUE]
