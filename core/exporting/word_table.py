"""A `TableBlock` as a WordprocessingML table of the full type area.

`python-docx` rebuilds its list of cells on every `table.cell()` (1 s for this report), so rows and
cells are written directly. Why each element is there: `docs/analysis/word-export.md`.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter

from core.document import CellRole, TableBlock, TableCell
from core.exporting.measure import fit_columns
from core.exporting.word_fit import (
    figure_properties,
    header_properties,
    label_properties,
    line_count,
)
from core.exporting.word_xml import paragraph
from core.table_look import CellLook, bound_rows, cell_look

TEXT_WIDTH = 8845  # twips between the margins of the template: 156 mm

_CELL_MARGINS = 30  # twips: `_CELL_MARGIN` on both sides
_LABEL_INSET = 40  # twips: the indents of the label styles
_INSET_STYLES = frozenset({"TableBlockTitle", "TableLabel", "TableNote"})
# The blue of the official template.
_BLOCK_TITLE_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>'
_STYLES = {
    CellLook.BLOCK_TITLE: "TableBlockTitle",
    CellLook.HEADER: "TableHeader",
    CellLook.LABEL: "TableLabelCentred",
    CellLook.NUMBERED_LABEL: "TableLabel",
    CellLook.NOTE: "TableNote",
    CellLook.VALUE: "TableValue",
}
_PAGE_POINTS = 630  # of the 637.8 of the type area: what is meant to fit must fit everywhere
_ROW_POINTS = 15
_LINE_POINTS = 14.5  # 宋体 takes 13; the tallest of the fonts that stand in for it, this
_PAGE_MAY_END = '<w:keepNext w:val="0"/>'  # the table styles keep every row with the next
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_PROPERTIES = (
    f'<w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
    f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    '<w:tblCellMar><w:left w:w="15" w:type="dxa"/><w:right w:w="15" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr>"
)
_ROW_PROPERTIES = f'<w:cantSplit/><w:trHeight w:val="{_ROW_POINTS * 20}" w:hRule="atLeast"/>'

_Draw = Callable[[str, str, int, str, str], str]  # what `_cell_xml` takes and returns


def table_xml(table: TableBlock, points_above: float = 0) -> str:
    """Return `table` as one `w:tbl`.

    It is kept on one page where there is room for it and for the `points_above` that lead to it.
    """
    widths = fit_columns(table.column_widths, TEXT_WIDTH)
    whole = _height(table, widths) + points_above <= _PAGE_POINTS
    bound = bound_rows(table, whole=whole)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    draw = cache(_cell_xml)  # most cells of a report look alike: each look is written once
    rows = [
        _row_xml(row, cells, table, widths, "" if row in bound else _PAGE_MAY_END, draw)
        for row, cells in enumerate(_rows(table))
    ]
    return f"<w:tbl>{_TABLE_PROPERTIES}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _height(table: TableBlock, widths: Sequence[int]) -> float:
    """Return about how many points `table` is high; rather too many than too few."""
    lines = [1] * table.height
    for cell in table.cells:
        if cell.role is not CellRole.VALUE and cell.row_span == 1:
            count = line_count(cell.text, _width(cell, widths) - _CELL_MARGINS - _LABEL_INSET)
            lines[cell.row] = max(lines[cell.row], count)
    return sum(count * _LINE_POINTS if count > 1 else _ROW_POINTS for count in lines)


def _width(cell: TableCell, widths: Sequence[int]) -> int:
    column, span = cell.column, cell.column_span
    return widths[column] if span == 1 else sum(widths[column : column + span])


def _rows(table: TableBlock) -> list[list[TableCell]]:
    """Return the cells of every row from left to right; one that spans rows is in each of them."""
    rows: list[list[TableCell]] = [[] for _ in range(table.height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row].append(cell)
    for cells in rows:
        cells.sort(key=attrgetter("column"))
    return rows


def _row_xml(
    row: int,
    cells: Sequence[TableCell],
    table: TableBlock,
    widths: Sequence[int],
    keep: str,
    draw: _Draw,
) -> str:
    repeated = "<w:tblHeader/>" if row < table.header_rows < table.height else ""
    content = [f"<w:tr><w:trPr>{_ROW_PROPERTIES}{repeated}</w:trPr>"]
    for cell in cells:
        style = _STYLES[cell_look(cell, table.width)]
        if cell.row_span == cell.column_span == 1:
            content.append(draw(cell.text, style, widths[cell.column], "", keep))
        else:
            text = cell.text if cell.row == row else ""
            merges = _merges(cell, cell.row < row)
            content.append(draw(text, style, _width(cell, widths), merges, keep))
    return "".join(content) + "</w:tr>"


def _cell_xml(text: str, style: str, width: int, merges: str, keep: str) -> str:
    fill = _BLOCK_TITLE_FILL if style == "TableBlockTitle" else ""
    content = paragraph(style, text, properties=keep, run_properties=_type(text, style, width))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merges}{fill}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _merges(cell: TableCell, continues: bool) -> str:
    columns = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    if cell.row_span == 1:
        return columns
    return columns + ("<w:vMerge/>" if continues else '<w:vMerge w:val="restart"/>')


def _type(text: str, style: str, width: int) -> str:
    """Return the run properties that make `text` fit a cell of `width` twips."""
    if style == "TableValue" and text.isascii():
        return figure_properties(text, width - _CELL_MARGINS)
    if style in _INSET_STYLES:
        return label_properties(text, width - _CELL_MARGINS - _LABEL_INSET)
    return header_properties(text, width - _CELL_MARGINS)
