"""About how high the rows of a table are, and whether it fits on one page with what leads to it."""

from core.document import CellRole, TableBlock
from core.exporting.word_fit import line_count
from core.styles.model import MM_PER_INCH, POINTS_PER_INCH, PageStyle
from core.styles.table_measures import LEAST_ROOM, TableMeasures, table_measures

_TYPICAL_LINE = 1.3  # of the size: 宋体
_TALLEST_LINE = 1.45  # of the size: the tallest of the fonts that stand in for it
_SPARE_POINTS = 8  # what is meant to fit must fit everywhere


def row_heights(table: TableBlock, style: PageStyle) -> tuple[float, ...]:
    """Return the height of every row in points, as with the fonts of the style."""
    return _row_heights(table, table_measures(table, style), _TYPICAL_LINE)


def fits_on_page(table: TableBlock, style: PageStyle, points_above: float) -> bool:
    """Return whether a page has room for `table` and the `points_above` of what leads to it."""
    highest = sum(_row_heights(table, table_measures(table, style), _TALLEST_LINE))
    page_pt = style.page.text_height_mm / MM_PER_INCH * POINTS_PER_INCH
    return highest + points_above <= page_pt - _SPARE_POINTS


def _row_heights(table: TableBlock, measures: TableMeasures, line: float) -> tuple[float, ...]:
    """Return the rows' heights; rather too much than too little, as a label may be set narrower."""
    look = measures.look
    lines = [1] * table.height
    half_points, edges = measures.half_points, 2 * (measures.padding + measures.inset)
    for row, column, height, span, text, role, _, _ in table.cells:
        if role is not CellRole.VALUE and height == 1:
            room = measures.width(column, span) - edges
            count = line_count(text, max(room, LEAST_ROOM), half_points)
            lines[row] = max(lines[row], count)
    taller_figures = look.figure_size_pt * line if look.figure_size_pt > look.size_pt else 0.0
    least = max(look.row_pt, taller_figures)
    return tuple(max(count * look.size_pt * line, least) for count in lines)
