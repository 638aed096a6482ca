"""The sheet of texts: title, headings and paragraphs of the report, one a line, so that a workbook holds all of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.compose import compose
from core.document import Heading, Paragraph
from core.exporting.workbook_look import Shown, cell_at, dress, put_text, set_up_page
from core.exporting.workbook_rows import fit_rows
from core.format.model import Format
from core.report import Report

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 32_000  # characters, of the 32,767 of a cell
_WIDTH = 80.0  # digits: less than A4 holds; a column wider than the page is cut, not made smaller


def fill_text_sheet(sheet: "Worksheet", form: Format, report: Report) -> Shown:
    """Write every heading and paragraph in reading order into the first column; the tables have sheets of their own."""
    sheet.column_dimensions["A"].width = _WIDTH
    texts = [one for one in compose(form, report).blocks if isinstance(one, Heading | Paragraph)]
    pieces = ((piece, block) for block in texts for piece in _pieces(block.text))
    for row, (piece, block) in enumerate(pieces, start=1):
        cell = cell_at(sheet, row, 1)
        put_text(cell, piece)
        dress(cell, horizontal="left", bold=isinstance(block, Heading))
    fit_rows(sheet, (_WIDTH,))
    set_up_page(sheet, "1:1")
    return {}


def _pieces(text: str) -> Iterator[str]:
    """Yield `text` in pieces that a cell holds; openpyxl would drop what is beyond that without a word."""
    for start in range(0, len(text), _LONGEST):
        yield text[start : start + _LONGEST]
