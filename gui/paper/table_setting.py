"""The cells of a table set in type: which size fits, how wide the columns are."""

from itertools import accumulate

from core.document import TableBlock, TableCell
from core.exporting.word_fit import figure_type, header_scale, label_scale
from core.styles.model import Align, PageStyle
from core.styles.table_measures import TableMeasures, table_measures
from core.table_look import CellLook, cell_look, label_and_explanation
from gui.paper.fonts import MM, face, line_height
from gui.paper.lines import Setting, TextLines
from gui.paper.table import TWIP, TableBox


def set_table(table: TableBlock, style: PageStyle) -> TableBox:
    """Return `table` in `style`, its cells set."""
    measures = table_measures(table, style)
    spare = style.page.text_width_mm * MM - measures.total * TWIP
    texts = {cell: _set_cell(cell, table.width, measures, style) for cell in table.cells}
    edges = accumulate((width * TWIP for width in measures.widths), initial=spare / 2)
    return TableBox(table, texts, tuple(edges), measures)


def _set_cell(
    cell: TableCell, table_width: int, measures: TableMeasures, style: PageStyle
) -> TextLines:
    look = cell_look(cell, table_width)
    room = measures.room(measures.width_of(cell), at_left=look.is_at_left)
    half_points, percent = _fit(cell.text, look, room, measures)
    align = Align.LEFT if look.is_at_left else Align.CENTRE
    if look is CellLook.VALUE:
        align = measures.look.figure_align
    font = measures.look.note_font if look is CellLook.NOTE else measures.look.font
    type_ = face(font, half_points / 2, latin=style.latin_font)
    label, explanation = label_and_explanation(cell.text)
    setting = Setting(
        type_,
        room * TWIP,
        line_height(type_),
        align,
        scale=percent / 100,
        may_hang=False,
        tail=face(measures.look.note_font, type_.size_pt) if explanation else None,
        tail_start=len(label),
    )
    return TextLines(cell.text, setting)


def _fit(text: str, look: CellLook, room: int, measures: TableMeasures) -> tuple[int, int]:
    """Return half-points and per cent of width in which `text` fits into `room` twips."""
    if look is CellLook.VALUE:
        size = measures.figure_half_points
        return figure_type(text, room, size) if text.isascii() else (size, 100)
    fit = label_scale if look.is_at_left else header_scale
    return measures.half_points, fit(text, room, measures.half_points)
