"""How cells of the workbook look, and how a text or a figure is put into one."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from core.exporting.word_xml import clean
from core.numbers import Number, display

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Shown = Mapping[str, Number | str]  # what the formula in a cell, named as in “D7”, comes to

FONT = "宋体"
_LINE = Side(style="thin", color="FF5A6675")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
BAND = PatternFill("solid", fgColor="FFC6D9F1")  # the blue of the official template
COMPUTED = PatternFill("solid", fgColor="FFF0F0F0")
_DIGITS = 15  # a workbook keeps no more of a number
_A_FORMULA_TO_SOME = ("=", "+", "-", "@", "\t", "\r")
_MARGIN_INCHES, _BOTTOM_INCHES = 0.6, 0.9


def cell_at(sheet: "Worksheet", row: int, column: int) -> Cell:
    """Return the cell at a place that is not covered by a merged one."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Put `text` into `cell` as a text, whatever it begins with, also after somebody has edited it."""
    cell.value = safe(text)
    if text:
        cell.data_type = "s"  # openpyxl takes what begins with “=” for a formula
        cell.number_format = "@" if text.startswith(_A_FORMULA_TO_SOME) else "General"
        cell.quotePrefix = text.startswith(_A_FORMULA_TO_SOME)


def put_number(cell: Cell, value: Number | None) -> None:
    """Put a figure into `cell` with all its decimals; nothing for a blank.

    What has more digits than a workbook can keep is put there as a text: better no sum than a wrong figure.
    """
    if value is None:
        return
    if len(display(value).replace(".", "").lstrip("0")) > _DIGITS:
        put_text(cell, display(value))
        return
    cell.value = value
    cell.number_format = number_format(value)


def number_format(value: Number) -> str:
    """Return the format that shows as many decimals as were typed: General rounds to eleven digits."""
    decimals = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    return "0." + "0" * decimals if decimals > 0 else "0"


def put_date(cell: Cell, day: date) -> None:
    """Put a day into `cell` as a date of the workbook."""
    cell.value = day
    cell.number_format = "yyyy-mm-dd"


def dress(
    cell: Cell, *, horizontal: str = "center", bold: bool = False, points: float = 10
) -> None:
    """Give `cell` font, border and alignment of the tables."""
    cell.font = _font(bold, points)
    cell.border = BORDER
    cell.alignment = _alignment(horizontal)


@cache
def _font(bold: bool, points: float) -> Font:
    return Font(name=FONT, size=points, bold=bold)


@cache
def _alignment(horizontal: str) -> Alignment:
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=True)


def safe(text: str) -> str:
    """Return `text` without characters a workbook refuses."""
    return clean(text)


def set_up_page(sheet: "Worksheet", repeated_rows: str) -> None:
    """Let `sheet` print on A4 as wide as the page, its head repeated, its pages numbered."""
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = _MARGIN_INCHES
    margins.bottom = _BOTTOM_INCHES  # the page number stands in it
    sheet.print_title_rows = repeated_rows
    footer = sheet.oddFooter
    assert footer is not None  # every new sheet has one
    footer.center.text = "第 &P 页，共 &N 页"
