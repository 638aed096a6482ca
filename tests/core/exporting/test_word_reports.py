"""Whole reports in both styles: as last looked at, on the official grid, without fault to the proof."""

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from core.exporting.measure import em_width
from core.exporting.word import word_bytes
from core.grid import lay_out
from core.proofing.proof import proof_file
from core.styles.library import presets
from core.styles.model import PageStyle
from tests.core.exporting.documents import full_document
from tests.helpers.golden import Golden, by_cell, indented
from tests.helpers.published import FORM, NAMES, published_document
from tests.helpers.word_parts import cells_read, find_all, part, parts_of, text_of, values

NOW = datetime(2025, 1, 20, 9, 30, 4, tzinfo=UTC)
OFFICIAL, AS_TEMPLATE = presets()
TYPE_AREA_MM = 156
TWIPS_PER_MM = 1440 / 25.4
FOLDERS = {OFFICIAL.name: "official-document", AS_TEMPLATE.name: "template-as-is"}

each_style = pytest.mark.parametrize("style", presets(), ids=lambda style: style.name)
each_report = pytest.mark.parametrize("name", NAMES)


@each_style
@each_report
def test_body_is_as_last_looked_at(name: str, style: PageStyle, golden: Golden) -> None:
    body = parts_of(word_bytes(published_document(name), NOW, style))["word/document.xml"]
    golden(f"word-reports/{FOLDERS[style.name]}/{name}.xml", by_cell(body))


@each_style
def test_parts_that_follow_from_the_style_are_as_last_looked_at(
    style: PageStyle, golden: Golden
) -> None:
    parts = parts_of(word_bytes(published_document(NAMES[0]), NOW, style, contents=True))
    folder = f"word-reports/{FOLDERS[style.name]}"
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and name != "word/document.xml":
            golden(f"{folder}/{name}", indented(content))
    head, _, _ = by_cell(parts["word/document.xml"]).partition(
        '<w:p><w:pPr><w:pStyle w:val="Title"/>'
    )
    golden(f"{folder}/contents.xml", head)


@each_style
@each_report
def test_tables_are_the_official_grid_with_the_figures(name: str, style: PageStyle) -> None:
    document = published_document(name)
    file = docx.Document(io.BytesIO(word_bytes(document, NOW, style)))
    assert len(file.tables) == len(FORM.tables)
    for table, read, drawn in zip(FORM.tables, file.tables, document.tables(), strict=True):
        spans = [(c.row, c.column, c.row_span, c.column_span) for c in lay_out(table).cells]
        texts = [cell.text for cell in drawn.cells]
        cells = sorted(cells_read(read))
        assert [cell[:4] for cell in cells] == sorted(spans)
        assert [cell[4] for cell in cells] == [
            text for _, text in sorted(zip(spans, texts, strict=True))
        ]


@each_report
def test_tables_of_the_official_style_stay_inside_156_mm(name: str) -> None:
    body = part(word_bytes(published_document(name), NOW, OFFICIAL), "word/document.xml")
    for table in find_all(body, ".//w:tbl"):
        width = sum(map(int, values(table, "w:tblGrid/w:gridCol", "w")))
        assert width / TWIPS_PER_MM <= TYPE_AREA_MM + 0.05
        assert values(table, "w:tblPr/w:jc") == ["center"]


def test_tables_of_the_other_style_are_as_wide_as_in_the_template() -> None:
    body = part(word_bytes(published_document(NAMES[0]), NOW, AS_TEMPLATE), "word/document.xml")
    widths = [values(one, "w:tblGrid/w:gridCol", "w") for one in find_all(body, ".//w:tbl")]
    assert widths == [[str(width) for width in table.column_widths] for table in FORM.tables]


@each_style
def test_long_figures_fit_into_one_line_of_their_cells(style: PageStyle) -> None:
    body = part(word_bytes(full_document(), NOW, style), "word/document.xml")
    found = 0
    for cell in find_all(body, ".//w:tc"):
        text = text_of(cell)
        if text in {"11398889", "24252.311082"}:
            found += 1
            half_points = [
                *values(cell, ".//w:rPr/w:sz"),
                str(round(style.table.figure_size_pt * 2)),
            ]
            scale = [*values(cell, ".//w:rPr/w:w"), "100"]
            points = em_width(text, narrow=0.56) * int(half_points[0]) / 2 * int(scale[0]) / 100
            padding = style.table.padding_pt
            room = int(values(cell, "w:tcPr/w:tcW", "w")[0]) / 20 - 2 * padding
            assert points <= room
    assert found == 6


@each_style
@each_report
@pytest.mark.parametrize("contents", [False, True], ids=["plain", "with contents"])
def test_the_proof_finds_nothing_in_our_own_files(
    name: str, style: PageStyle, contents: bool, tmp_path: Path
) -> None:
    file = tmp_path / "年报.docx"
    file.write_bytes(word_bytes(published_document(name), NOW, style, contents=contents))
    assert proof_file(file, [style]).findings == ()
    assert proof_file(file).style == style.name
