"""How wide the columns of a table are in a page style, and what room its cells leave for text."""

from dataclasses import dataclass

from core.document import TableBlock, TableCell
from core.exporting.measure import fit_columns
from core.styles.model import MM_PER_INCH, PAGE_WIDTH_MM, PageStyle, TableLook, TableWidth

TWIPS_PER_POINT = 20
TWIPS_PER_INCH = 1440
_WIDEST_MM = PAGE_WIDTH_MM - 20
LEAST_ROOM = TWIPS_PER_POINT


def twips_of_mm(millimetres: float) -> int:
    """Return a length in twips, a twentieth of a point."""
    return round(millimetres * TWIPS_PER_INCH / MM_PER_INCH)


def twips_of_points(points: float) -> int:
    """Return a length in twips."""
    return round(points * TWIPS_PER_POINT)


def text_width_twips(style: PageStyle) -> int:
    """Return the width of the type area as Word has it: paper less the rounded margins."""
    page = style.page
    return twips_of_mm(PAGE_WIDTH_MM) - twips_of_mm(page.left_mm) - twips_of_mm(page.right_mm)


@dataclass(frozen=True, slots=True)
class TableMeasures:
    """A table's look and the widths of its columns, in twips."""

    look: TableLook
    widths: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return the width of the table."""
        return sum(self.widths)

    @property
    def padding(self) -> int:
        """Return the space between a border and the text."""
        return twips_of_points(self.look.padding_pt)

    @property
    def inset(self) -> int:
        """Return the space that text at the left has more, on either side."""
        return twips_of_points(self.look.label_inset_pt)

    @property
    def half_points(self) -> int:
        """Return the size of labels."""
        return round(self.look.size_pt * 2)

    @property
    def figure_half_points(self) -> int:
        """Return the size of figures."""
        return round(self.look.figure_size_pt * 2)

    def width_of(self, cell: TableCell) -> int:
        """Return the width of a cell, border to border."""
        return self.width(cell.column, cell.column_span)

    def width(self, column: int, span: int) -> int:
        """Return the width of `span` columns from `column` on."""
        return self.widths[column] if span == 1 else sum(self.widths[column : column + span])

    def room(self, width: int, *, at_left: bool) -> int:
        """Return what a cell of `width` leaves for its text."""
        return max(width - 2 * self.padding - (2 * self.inset if at_left else 0), LEAST_ROOM)


def table_measures(table: TableBlock, style: PageStyle) -> TableMeasures:
    """Return how `table` is measured out in `style`."""
    look = style.table_look(table.name)
    text, official = text_width_twips(style), sum(table.column_widths)
    is_official = look.width is TableWidth.OFFICIAL and text <= official <= twips_of_mm(_WIDEST_MM)
    total = official if is_official else text  # a form that tells no more than proportions
    return TableMeasures(look, fit_columns(table.column_widths, total))
