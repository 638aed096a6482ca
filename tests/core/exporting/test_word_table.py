import io
from datetime import UTC, datetime

import docx
import pytest
from lxml import etree

from core.document import CellRole, Document, Heading, Paragraph, TableBlock, TableCell
from core.exporting.word import word_bytes
from core.exporting.word_table import table_xml
from core.styles.library import default_style
from core.styles.table_measures import text_width_twips
from tests.core.exporting.documents import full_document, small_document
from tests.helpers.word_parts import MAIN, cells_read, find_all, part, text_of, values

NOW = datetime(2025, 1, 20, tzinfo=UTC)
STYLE = default_style()
TEXT_WIDTH = text_width_twips(STYLE)
TABLES = [*full_document().tables(), *small_document().tables()]
PAGE_MAY_END = 'w:tc/w:p/w:pPr/w:keepNext[@w:val="0"]'
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def element_of(table: TableBlock) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{MAIN}">{table_xml(table, STYLE)}</w:body>')[0]


def tall_table(rows: int) -> TableBlock:
    header = TableCell(0, 0, 1, 1, "栏目", CellRole.HEADER)
    body = tuple(TableCell(row, 0, 1, 1, str(row), CellRole.VALUE) for row in range(1, rows))
    return TableBlock("tall", rows, 1, 1, (1,), (header, *body))


@each_table
def test_read_back_by_python_docx_it_has_every_text_and_span(table: TableBlock) -> None:
    file = docx.Document(io.BytesIO(word_bytes(Document("", "", (table,)), NOW)))
    expected = [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]
    assert sorted(cells_read(file.tables[0])) == sorted(expected)


@each_table
def test_columns_and_cells_fill_exactly_156_mm(table: TableBlock) -> None:
    element = element_of(table)
    grid = [int(width) for width in values(element, "w:tblGrid/w:gridCol", "w")]
    assert sum(grid) == TEXT_WIDTH
    for row in find_all(element, "w:tr"):
        assert sum(map(int, values(row, "w:tc/w:tcPr/w:tcW", "w"))) == TEXT_WIDTH
    assert values(element, "w:tblPr/w:tblLayout", "type") == ["fixed"]
    assert values(element, "w:tblPr/w:tblW", "w") == [str(TEXT_WIDTH)]


@each_table
def test_columns_keep_the_official_proportions(table: TableBlock) -> None:
    grid = [int(width) for width in values(element_of(table), "w:tblGrid/w:gridCol", "w")]
    scale = TEXT_WIDTH / sum(table.column_widths)
    assert grid == pytest.approx([width * scale for width in table.column_widths], abs=1)


@each_table
def test_header_rows_are_repeated_and_no_row_is_split(table: TableBlock) -> None:
    rows = find_all(element_of(table), "w:tr")
    repeated = [bool(find_all(row, "w:trPr/w:tblHeader")) for row in rows]
    assert repeated == [number < table.header_rows for number in range(table.height)]
    assert all(find_all(row, "w:trPr/w:cantSplit") for row in rows)


def test_a_table_of_nothing_but_header_repeats_nothing() -> None:
    table = TableBlock("x", 1, 1, 1, (1,), (TableCell(0, 0, 1, 1, "栏", CellRole.HEADER),))
    assert "tblHeader" not in table_xml(table, STYLE)


def free_rows(element: etree._Element) -> list[int]:
    rows = find_all(element, "w:tr")
    return [rows.index(row) for row in find_all(element, f"w:tr[{PAGE_MAY_END}]")]


def page_may_end_after(table: TableBlock) -> list[int]:
    return free_rows(element_of(table))


@each_table
def test_a_table_up_to_a_page_stays_in_one_piece(table: TableBlock) -> None:
    assert page_may_end_after(table) == [table.height - 1]


def test_a_taller_table_breaks_but_leaves_no_lonely_row() -> None:
    assert page_may_end_after(tall_table(60)) == [*range(2, 58), 59]


def test_a_split_table_does_not_tear_a_short_group_of_rows() -> None:
    split = etree.fromstring(
        f'<w:body xmlns:w="{MAIN}">{table_xml(TABLES[1], STYLE, points_above=600)}</w:body>'
    )[0]
    ends_of_groups = [4, 5, 6, 14, 17, 22, 25]
    assert free_rows(split) == [*ends_of_groups, 27]


def lead_of(characters: int) -> Document:
    lead = Paragraph("甲" * characters)
    return Document("", "", (Paragraph("前文" * 400), Heading(1, "三、收到"), lead, TABLES[1]))


@pytest.mark.parametrize(("characters", "whole"), [(10, True), (54, True), (110, False)])
def test_it_is_split_only_where_it_does_not_fit_below_its_heading_and_lead(
    characters: int, whole: bool
) -> None:
    body = part(word_bytes(lead_of(characters), NOW), "word/document.xml")
    ends = find_all(body, f".//w:tr[{PAGE_MAY_END}]")
    assert (len(ends) == 1) == whole


def style_of(table: TableBlock, text: str) -> str:
    paragraphs = find_all(element_of(table), ".//w:p")
    found = next(one for one in paragraphs if text_of(one) == text)
    return values(found, "w:pPr/w:pStyle")[0]


@pytest.mark.parametrize(
    ("number", "text", "style"),
    [
        (0, "第二十条第（一）项", "TableBlockTitle"),
        (0, "本年制发件数", "TableHeader"),
        (0, "规章", "TableLabelCentred"),
        (1, "三、本年度办理结果", "TableLabel"),
        (1, "（一）予以公开", "TableLabel"),
        (1, "1.属于国家秘密", "TableLabel"),
        (1, "申请人情况", "TableHeader"),
        (2, "170", "TableValue"),
    ],
)
def test_every_cell_has_the_style_of_what_it_holds(number: int, text: str, style: str) -> None:
    assert style_of(TABLES[number], text) == style


def test_the_note_in_the_corner_is_set_apart() -> None:
    note = next(cell.text for cell in TABLES[1].cells if cell.is_note)
    assert style_of(TABLES[1], note) == "TableNote"


def test_line_breaks_of_a_label_are_elements() -> None:
    assert "<w:t>商业</w:t><w:br/><w:t>企业</w:t>" in table_xml(TABLES[1], STYLE)


def test_long_figures_are_set_smaller_and_short_ones_are_not() -> None:
    paragraphs = find_all(element_of(TABLES[1]), ".//w:p")
    sizes = {text_of(one): values(one, "w:r/w:rPr/w:sz") for one in paragraphs}
    assert sizes["95"] == sizes["99999"] == []
    assert sizes["11398889"] == ["15"]


def test_tables_that_touch_are_kept_apart_and_the_body_ends_in_a_paragraph() -> None:
    document = Document("", "", (tall_table(3), tall_table(3)))
    body = part(word_bytes(document, NOW), "word/document.xml")[0]
    names = [child.tag.rpartition("}")[2] for child in body]
    assert names == ["tbl", "p", "tbl", "p", "sectPr"]
