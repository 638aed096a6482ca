"""A `TableBlock` as a WordprocessingML table of the full type area.

`python-docx` rebuilds its list of cells on every `table.cell()` (1 s for this report), so rows and
cells are written directly. Why each element is there: `docs/analysis/word-export.md`.
"""

from functools import cache

from core.document import CellRole, TableBlock
from core.exporting.table_height import fits_on_page
from core.exporting.word_fit import figure_properties, header_properties, label_properties
from core.exporting.word_xml import FONT_SLOTS, attribute, paragraph_properties, run
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

_BEGINS, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def table_xml(table: TableBlock, style: PageStyle, points_above: float = 0) -> str:
    """Return `table` as one `w:tbl`.

    It is kept on one page where there is room for it and for the `points_above` that lead to it.
    """
    measures = table_measures(table, style)
    bound = bound_rows(table, whole=fits_on_page(table, style, points_above))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in measures.widths)
    cells = _cells_by_row(table, measures, bound)
    height = twips_of_points(measures.look.row_pt)
    properties = f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    rows = []
    for row, content in enumerate(cells):
        repeated = "<w:tblHeader/>" if row < table.header_rows < table.height else ""
        rows.append(f"<w:tr><w:trPr>{properties}{repeated}</w:trPr>{''.join(content)}</w:tr>")
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


def _cells_by_row(
    table: TableBlock, measures: TableMeasures, bound: frozenset[int]
) -> list[list[str]]:
    """Return the `w:tc` of every row from left to right; a cell that spans rows is in each of them."""
    draw = cache(_Cells(measures).draw)  # most cells look alike: each look is written once
    widths = measures.widths
    keeps = ["" if row in bound else _PAGE_MAY_END for row in range(table.height)]
    rows: list[dict[int, str]] = [{} for _ in keeps]
    for cell in table.cells:
        top, column, height, span, text, role, _, _ = cell
        style = _VALUE if role is CellRole.VALUE else _STYLES[cell_look(cell, table.width)]
        width = widths[column] if span == 1 else measures.width(column, span)
        merge = "" if height == 1 else _BEGINS
        rows[top][column] = draw(text, style, width, span, merge, keeps[top])
        for row in range(top + 1, top + height):
            rows[row][column] = draw("", style, width, span, _GOES_ON, keeps[row])
    return [[content for _, content in sorted(row.items())] for row in rows]


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

    def draw(self, text: str, style: str, width: int, span: int, merge: str, keep: str) -> str:
        """Return one `w:tc` of `span` columns that are together `width` wide."""
        columns = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        fill = self._fill if style == "TableBlockTitle" else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{columns}{merge}{fill}'
            f'<w:vAlign w:val="center"/></w:tcPr><w:p>{paragraph_properties(style, keep)}'
            f"{self._words(text, style, width) if text else ''}</w:p></w:tc>"
        )

    def _words(self, text: str, style: str, width: int) -> str:
        """Return the runs of a cell."""
        fitted = self._fitted(text, style, width)
        if style == "TableLabel" and text.endswith("）"):
            text, explanation = label_and_explanation(text)
            return run(text, fitted) + run(explanation, fitted, self._note_fonts)
        return run(text, fitted)

    def _fitted(self, text: str, style: str, width: int) -> str:
        """Return the run properties that make `text` fit a cell of `width` twips."""
        if style == _VALUE and text.isascii():
            room = max(width - self._edges, LEAST_ROOM)
            return figure_properties(text, room, self._figure_half_points)
        if style in _AT_LEFT:
            room = max(width - self._edges_at_left, LEAST_ROOM)
            return label_properties(text, room, self._half_points)
        return header_properties(text, max(width - self._edges, LEAST_ROOM), self._half_points)
