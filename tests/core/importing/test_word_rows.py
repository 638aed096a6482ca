"""A table with nothing but text in it is read in one pass; it must read as by the walk that minds everything."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.document import TableBlock
from core.importing.documents import read_document
from tests.helpers.messes import paragraph, word

# A list in a file: numbers may stand before any paragraph, so that no table is plain.
A_LIST = {
    "numbering": '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
}
WORDS = st.sampled_from(["", "12", "规章", "１,２３４", "其 他", " 左 ", "两\n行", "长" * 310])
SIGNS = st.sampled_from(["", "<w:br/>", "<w:tab/>", "<w:noBreakHyphen/>"])
MARKS = st.sampled_from(
    ["", "", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"]
)
INDENTS = st.sampled_from(["", "", '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'])


@st.composite
def cells(draw: st.DrawFn) -> str:
    """Draw a cell: its merges, and paragraphs of words and signs."""
    marks = draw(MARKS) + draw(MARKS)
    held = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{draw(WORDS)}</w:t>{draw(SIGNS)}<w:t>{draw(WORDS)}</w:t></w:r></w:p>'
        for _ in range(draw(st.integers(0, 2)))
    )
    held = f"<w:sdt><w:sdtContent>{held}</w:sdtContent></w:sdt>" if draw(st.booleans()) else held
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{held}</w:tc>"


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a table of a few rows."""
    rows = draw(st.lists(st.lists(cells(), max_size=5).map("".join), max_size=5))
    return f"<w:tbl>{''.join(f'<w:tr>{draw(INDENTS)}{row}</w:tr>' for row in rows)}</w:tbl>"


@given(tables())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_plain_table_reads_as_by_the_whole_walk(tmp_path: Path, table: str) -> None:
    plain, walked = tmp_path / "plain.docx", tmp_path / "walked.docx"
    plain.write_bytes(word(paragraph("前"), table, paragraph("后")))
    walked.write_bytes(word(paragraph("前"), table, paragraph("后"), **A_LIST))
    assert read_document(plain).blocks == read_document(walked).blocks


def test_a_table_inside_a_table_comes_behind_it(tmp_path: Path) -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>里</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    row = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("1", "2", "3", "4"))
    file = tmp_path / "nested.docx"
    file.write_bytes(word(f"<w:tbl><w:tr>{row}<w:tc>{inner}</w:tc></w:tr></w:tbl>"))
    outer, nested = read_document(file).blocks
    assert isinstance(outer, TableBlock)
    assert isinstance(nested, TableBlock)
    assert [cell.text for cell in outer.cells] == ["1", "2", "3", "4", ""]
    assert [cell.text for cell in nested.cells] == ["里"]
