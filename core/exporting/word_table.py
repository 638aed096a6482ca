"""A `TableBlock` as a WordprocessingML table of the full type area.

`python-docx` rebuilds its list of cells on every `table.cell()` (1 s for this report), so rows and
cells are written directly. Why each element is there: `docs/analysis/word-export.md`.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter

from core.document import CellRole, TableBlock, TableCell
from core.exporting.measure import fit_columns
from core.exporting.word_fit import figure_properties, header_properties, label_properties
from core.exporting.word_xml import paragraph

TEXT_WIDTH = 8845  # twips between the margins of the template: 156 mm

_CELL_MARGINS = 30  # twips: `_CELL_MARGIN` on both sides
_LABEL_INSET = 40  # twips: the indents of the label styles
_INSET_STYLES = frozenset({"TableBlockTitle", "TableLabel", "TableNote"})
# The blue of the official template.
_BLOCK_TITLE_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>'
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]")
_ROWS_OF_A_PAGE = 36  # a table of no more is moved to the next page rather than split
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
_ROW_PROPERTIES = '<w:cantSplit/><w:trHeight w:val="312" w:hRule="atLeast"/>'

_Draw = Callable[[str, str, int, str, str], str]  # what `_cell_xml` takes and returns


def table_xml(table: TableBlock) -> str:
    """Return `table` as one `w:tbl`."""
    widths = fit_columns(table.column_widths, TEXT_WIDTH)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    draw = cache(_cell_xml)  # most cells of a report look alike: each look is written once
    rows = "".join(
        _row_xml(row, cells, table, widths, draw) for row, cells in enumerate(_rows(table))
    )
    return f"<w:tbl>{_TABLE_PROPERTIES}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


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
    row: int, cells: Sequence[TableCell], table: TableBlock, widths: Sequence[int], draw: _Draw
) -> str:
    repeated = "<w:tblHeader/>" if row < table.header_rows < table.height else ""
    keep = "" if _stays_with_next(row, table) else _PAGE_MAY_END
    content = [f"<w:tr><w:trPr>{_ROW_PROPERTIES}{repeated}</w:trPr>"]
    for cell in cells:
        column, span, continues = cell.column, cell.column_span, cell.row < row
        width = widths[column] if span == 1 else sum(widths[column : column + span])
        merges = _merges(cell, continues) if span > 1 or cell.row_span > 1 else ""
        text = "" if continues else cell.text
        content.append(draw(text, _style(cell, table.width), width, merges, keep))
    return "".join(content) + "</w:tr>"


def _stays_with_next(row: int, table: TableBlock) -> bool:
    """Return whether no page may end after `row`: a split part has a header and two rows at least."""
    last = table.height - 1
    if table.height <= _ROWS_OF_A_PAGE:
        return row < last
    return row <= table.header_rows or row == last - 1


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


def _style(cell: TableCell, table_width: int) -> str:
    """Return the id of the paragraph style of `cell` in a table of `table_width` columns."""
    if cell.role is CellRole.VALUE:
        return "TableValue"
    if cell.is_note:
        return "TableNote"
    if cell.role is CellRole.LABEL:
        return "TableLabel" if _NUMBERED.match(cell.text) else "TableLabelCentred"
    return "TableBlockTitle" if cell.column_span == table_width else "TableHeader"


def _type(text: str, style: str, width: int) -> str:
    """Return the run properties that make `text` fit a cell of `width` twips."""
    if style == "TableValue" and text.isascii():
        return figure_properties(text, width - _CELL_MARGINS)
    if style in _INSET_STYLES:
        return label_properties(text, width - _CELL_MARGINS - _LABEL_INSET)
    return header_properties(text, width - _CELL_MARGINS)
