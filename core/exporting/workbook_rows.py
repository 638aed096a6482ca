"""How high the rows of a sheet must be: set for every row, as no program fits them alike.

LibreOffice fits none when it opens a workbook, Excel none to merged cells.
"""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from core.exporting.measure import em_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROW_POINTS = 18.0
_LINE_POINTS = 15.0
_HIGHEST_POINTS = 409.0  # a workbook allows no more
_EM = 2.25  # digits
_LATIN_EM = 0.45
_PADDING = 1.0  # digits, of a cell


def lines_in(text: str, width: float) -> int:
    """Return how many lines `text` takes in a cell of `width` digits, rather too many than too few."""
    room = max(width - _PADDING, _EM)
    return sum(
        max(ceil(em_width(line, narrow=_LATIN_EM) * _EM / room), 1) for line in text.split("\n")
    )


def row_points(lines: int) -> float:
    """Return the height of a row of so many lines."""
    return min(max(ROW_POINTS, lines * _LINE_POINTS), _HIGHEST_POINTS)


def fit_rows(sheet: "Worksheet", widths: Sequence[float]) -> None:
    """Make every row of `sheet` high enough for its texts; its columns are as wide as `widths`, in digits."""
    for row, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        count = max(
            lines_in(value, width) if isinstance(value, str) else 1
            for value, width in zip(values, widths, strict=True)
        )
        sheet.row_dimensions[row].height = row_points(count)
