"""Laws of every web page, workbook and picture an officer could export."""

from io import BytesIO

from hypothesis import given, settings
from lxml import etree
from openpyxl import load_workbook

from core.compose import compose
from core.document import Paragraph
from core.exporting.html import fragment_of, page_of
from core.exporting.picture import picture_of
from core.exporting.picture_drawing import WIDTH, text_width
from core.exporting.workbook import make_workbook, saved
from core.exporting.workbook_cache import with_values
from core.forms.installed import load_format
from core.grid import lay_out
from core.numbers import display
from core.report import Report
from core.totals import all_values
from tests.helpers.strategies import reports
from tests.helpers.web import cell_grid, parsed, tables, text_of

FORM = load_format("2021-30")
SVG = "{http://www.w3.org/2000/svg}"
FAITHFUL_DIGITS = 15
ABOVE = 2


@given(reports(FORM))
@settings(max_examples=25)
def test_page_and_fragment_are_valid_and_have_every_cell(report: Report) -> None:
    document = compose(FORM, report)
    for root in (parsed(page_of(document)), parsed(fragment_of(document), fragment=True)):
        for found, table in zip(tables(root), document.tables(), strict=True):
            expected = {(one.row, one.column): one.text for one in table.cells}
            assert {place: text for place, (_, _, text) in cell_grid(found).items()} == expected


@given(reports(FORM))
@settings(max_examples=25)
def test_page_says_every_paragraph_of_the_document(report: Report) -> None:
    document = compose(FORM, report)
    said = [text_of(one) for one in parsed(page_of(document)).query("p")]
    written = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert [_seen(one) for one in said] == [_seen(one) for one in written]


def _seen(text: str) -> str:
    """Return what no way of writing changes: noncharacters and line ends aside."""
    return "".join(sign for sign in text if sign.isprintable())


@given(reports(FORM))
@settings(max_examples=8)
def test_workbook_shows_the_figures_of_the_program(report: Report) -> None:
    workbook, shown = make_workbook(FORM, report)
    read = load_workbook(BytesIO(with_values(saved(workbook), shown)), data_only=True)
    values = all_values(FORM, report)
    for sheet, table in zip(read.worksheets, FORM.tables, strict=False):
        for cell in lay_out(table).cells:
            if cell.key is None:
                continue
            found = sheet.cell(cell.row + 1 + ABOVE, cell.column + 1).value
            expected = values.get(cell.key)
            if expected is None:
                assert found in (None, "")
            elif isinstance(found, str):
                assert found == display(expected)
                assert len(found.replace(".", "")) > FAITHFUL_DIGITS
            else:
                assert found == float(expected)


@given(reports(FORM))
@settings(max_examples=25)
def test_picture_is_well_formed_and_keeps_inside_its_edges(report: Report) -> None:
    root = etree.fromstring(picture_of(FORM, report, report).encode())
    for one in root.iter(f"{SVG}text"):
        wide = text_width(str(one.text or ""), float(str(one.get("font-size"))))
        x = float(str(one.get("x")))
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[str(one.get("text-anchor"))]
        assert left >= 0
        assert left + wide <= WIDTH
