"""Word files with what other programs and hands put in: notes beside figures, signs of fonts, wrappers."""

from pathlib import Path

import pytest

from core.importing.imported import Placing
from tests.helpers.messes import (
    COLUMNS,
    ROWS,
    W,
    figures,
    imported,
    line,
    notes,
    page,
    table,
    word,
    word_table,
)
from tests.helpers.spoiling import packed

GRANTED = ROWS[2]
BODY = [["", *COLUMNS], *(line(label, 1) for label in ROWS)]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def with_cell(cell: str) -> str:
    """Return the third table with `cell` as the first figure of 予以公开."""
    lines = [[GRANTED, cell, *"00000", "12"] if one[0] == GRANTED else one for one in BODY]
    return word_table(lines)


WRAPPED = (
    f"<w:sdt><w:sdtContent><w:p><w:smartTag>{run('1')}</w:smartTag>"
    f"<w:hyperlink>{run('2')}</w:hyperlink></w:p></w:sdtContent></w:sdt>"
)
FIELD = (
    "<w:p><w:r><w:instrText>=SUM(LEFT) 99</w:instrText></w:r>"
    f'<w:fldSimple w:instr="x">{run("12")}</w:fldSimple></w:p>'
)
RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (f"<w:p>{run('12')}{run('1', RAISED)}</w:p>", 12),
        (f"<w:p>{run('12', RAISED)}</w:p>", 12),
        (f"<w:p>{run('12①')}</w:p>", 12),
        (f"<w:p>{run('12[2]')}</w:p>", 12),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F031"/><w:sym w:font="Symbol" w:char="F032"/></w:r></w:p>', 12),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F031"/></w:r></w:p>', None),
        (WRAPPED, 12),
        (FIELD, 12),
        (f"<w:p><w:r><w:ruby><w:rt>{run('9')}</w:rt><w:rubyBase>{run('12')}</w:rubyBase></w:ruby></w:r></w:p>", 12),
    ],
    ids=["raised", "all raised", "circled", "in brackets", "symbols", "pictures", "wrapped", "field", "ruby"],
)  # fmt: skip
def test_a_figure_is_what_is_meant_by_the_cell(
    cell: str, value: int | None, tmp_path: Path
) -> None:
    found = imported(tmp_path, word(with_cell(cell)), ".docx")
    assert figures(found, "granted")[0] == value
    assert figures(found, "granted")[-1] == 12
    if value is None:
        assert any(one.text == "□" for one in found.of(Placing.NOT_PLACED))


def test_a_note_beside_a_figure_is_told(tmp_path: Path) -> None:
    raised = imported(
        tmp_path, word(with_cell(f"<w:p>{run('12')}{run('1', RAISED)}</w:p>")), ".docx"
    )
    assert any("注1" in one for one in notes(raised, "granted"))
    circled = imported(tmp_path, word(with_cell(f"<w:p>{run('12①')}</w:p>")), ".docx")
    assert any("“①”没有读" in one for one in notes(circled, "granted"))


def test_a_raised_sign_on_a_page_is_no_digit(tmp_path: Path) -> None:
    lines = [
        [GRANTED, "12<sup>1</sup>", *"00000", "12"] if one[0] == GRANTED else one for one in BODY
    ]
    found = imported(tmp_path, page("<p>面积10米<sup>2</sup></p>", table(lines)))
    assert figures(found, "granted") == [12, 0, 0, 0, 0, 0, 12]
    assert [one.text for one in found.pieces if one.text.startswith("面积")] == ["面积10米2"]


def test_the_iso_form_of_a_word_file_is_read(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml"
    body = f"<w:document><w:body>{with_cell(f'<w:p>{run(str(12))}</w:p>')}</w:body></w:document>"
    content = packed(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{strict}/officeDocument/relationships/officeDocument" Target="word/d.xml"/>'
            "</Relationships>",
            "word/d.xml": body.replace(
                "<w:document>", f'<w:document xmlns:w="{strict}/wordprocessingml/main">'
            ),
        }
    )
    assert W not in body
    assert figures(imported(tmp_path, content, ".docx"), "granted") == [12, 0, 0, 0, 0, 0, 12]
