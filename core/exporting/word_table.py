"""A `TableBlock` as a WordprocessingML table of the full type area.

`python-docx` rebuilds its list of cells on every `table.cell()` (1 s for this report), so rows and
cells are written directly. Why each element is there: `docs/analysis/word-export.md`.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter

from core.document import CellRole, TableBlock, TableCell
from core.exporting.table_height import fits_on_page
from core.exporting.word_fit import figure_properties, header_properties, label_properties
from core.exporting.word_xml import FONT_SLOTS, attribute, paragraph, run
from core.styles.model import PageStyle
from core.styles.table_measures import LEAST_ROOM, TableMeasures, table_measures, twips_of_points
from core.table_look import CellLook, bound_rows, cell_look, label_and_explanation

_AT_LEFT = frozenset({"TableBlockTitle", "TableLabel", "TableNote"})
_VALUE = "TableValue"
_STYLES = {
    CellLook.BLOCK_TITLE: "TableBlockTitle",
    CellLook.HEADER: "TableHeader",
    CellLook.LABEL: "TableLabelCentred",
    CellLook.NUMBERED_LABEL: "TableLabel",
    CellLook.NOTE: "TableNote",
    CellLook.VALUE: _VALUE,
}
_PAGE_MAY_END = '<w:keepNext w:val="0"/>'  # the table styles keep every row with the next
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_EIGHTHS_PER_POINT = 8  # what Word measures borders in

_Draw = Callable[[str, str, int, str, str], str]  # what `_Cells.draw` takes and returns


def table_xml(table: TableBlock, style: PageStyle, points_above: float = 0) -> str:
    """Return `table` as one `w:tbl`.

    It is kept on one page where there is room for it and for the `points_above` that lead to it.
    """
    measures = table_measures(table, style)
    bound = bound_rows(table, whole=fits_on_page(table, style, points_above))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in measures.widths)
    draw = cache(_Cells(measures).draw)  # most cells look alike: each look is written once
    height = twips_of_points(measures.look.row_pt)
    properties = f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    rows = []
    for row, cells in enumerate(_rows(table)):
        repeated = "<w:tblHeader/>" if row < table.header_rows < table.height else ""
        keep = "" if row in bound else _PAGE_MAY_END
        content = _row_xml(row, cells, table, measures, keep, draw)
        rows.append(f"<w:tr><w:trPr>{properties}{repeated}</w:trPr>{content}</w:tr>")
    return (
        f"<w:tbl>{_properties_xml(table, measures)}<w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def _properties_xml(table: TableBlock, measures: TableMeasures) -> str:
    eighths = round(measures.look.border_pt * _EIGHTHS_PER_POINT)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/>' for side in _SIDES
    )
    margins = "".join(
        f'<w:{side} w:w="{measures.padding}" w:type="dxa"/>' for side in ("left", "right")
    )
    return (
        f'<w:tblPr><w:tblW w:w="{measures.total}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>"
        f'<w:tblCaption w:val="{attribute(table.name)}"/>'
        f'<w:tblDescription w:val="{attribute(_description(table))}"/></w:tblPr>'
    )


def _description(table: TableBlock) -> str:
    """Return what a screen reader says of the table."""
    headers = f"，前 {table.header_rows} 行是栏目名" if table.header_rows else ""
    return f"{table.name}表，{table.height} 行 {table.width} 列{headers}，空格表示没有填写。"


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
    measures: TableMeasures,
    keep: str,
    draw: _Draw,
) -> str:
    content = []
    widths = measures.widths
    for cell in cells:
        is_value = cell.role is CellRole.VALUE  # most are: they need not be looked at
        style = _VALUE if is_value else _STYLES[cell_look(cell, table.width)]
        if cell.row_span == cell.column_span == 1:
            content.append(draw(cell.text, style, widths[cell.column], "", keep))
        else:
            text = cell.text if cell.row == row else ""
            merges = _merges(cell, cell.row < row)
            content.append(draw(text, style, measures.width_of(cell), merges, keep))
    return "".join(content)


class _Cells:
    """Writes the cells of one table."""

    def __init__(self, measures: TableMeasures) -> None:
        self._half_points = measures.half_points
        self._figure_half_points = measures.figure_half_points
        self._edges = 2 * measures.padding
        self._edges_at_left = self._edges + 2 * measures.inset
        font = attribute(measures.look.note_font)
        self._note_fonts = "".join(f' w:{slot}="{font}"' for slot in FONT_SLOTS)
        fill = measures.look.title_fill
        self._fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""

    def draw(self, text: str, style: str, width: int, merges: str, keep: str) -> str:
        """Return one `w:tc`."""
        fill = self._fill if style == "TableBlockTitle" else ""
        fitted = self._fitted(text, style, width)
        explanation = ""
        if style == "TableLabel" and text.endswith("）"):
            text, explanation = label_and_explanation(text)
        content = paragraph(style, text, properties=keep, run_properties=fitted)
        if explanation:
            note = run(explanation, fitted, self._note_fonts)
            content = content.removesuffix("</w:p>") + note + "</w:p>"
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merges}{fill}'
            f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        )

    def _fitted(self, text: str, style: str, width: int) -> str:
        """Return the run properties that make `text` fit a cell of `width` twips."""
        if style == _VALUE and text.isascii():
            room = max(width - self._edges, LEAST_ROOM)
            return figure_properties(text, room, self._figure_half_points)
        if style in _AT_LEFT:
            room = max(width - self._edges_at_left, LEAST_ROOM)
            return label_properties(text, room, self._half_points)
        return header_properties(text, max(width - self._edges, LEAST_ROOM), self._half_points)


def _merges(cell: TableCell, continues: bool) -> str:
    columns = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    if cell.row_span == 1:
        return columns
    return columns + ("<w:vMerge/>" if continues else '<w:vMerge w:val="restart"/>')
