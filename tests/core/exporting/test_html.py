"""The web page and the fragment: valid, whole, safe, and tables a screen reader can follow."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from justhtml import StrictModeError

from core.compose import compose
from core.document import CellRole, Document, Heading, Paragraph, Role
from core.exporting.html import fragment_of, page_of, write_fragment, write_html
from core.exporting.html_table import Markings, html_table
from core.report import Report
from tests.core.exporting.documents import full_document, small_document
from tests.helpers.judging import EMPTY
from tests.helpers.published import FORM, SAMPLE, published_report
from tests.helpers.web import cell_grid, parsed, tables, text_of

Make = Callable[[Document], str]
NASTY = (
    "<b>甲&amp;乙</b> \"引\" '号' {{ 7*7 }} \x00\x0b\ufdd0\U0001ffff</style><script>x()</script>"
)


def document(report: Report) -> Document:
    return compose(FORM, report)


LARGE = ("suqian_city_2023", "pingtan_2023", "hongze_district_2024")
REPORTS = [published_report(SAMPLE), EMPTY, *map(published_report, LARGE)]


@pytest.mark.parametrize("report", REPORTS, ids=["sample", "empty", *LARGE])
def test_page_and_fragment_are_valid(report: Report) -> None:
    parsed(page_of(document(report)))
    parsed(fragment_of(document(report)), fragment=True)


def test_the_judge_of_validity_does_judge() -> None:
    with pytest.raises(StrictModeError):
        parsed(page_of(small_document()).replace("</tr>", "</td>", 1))


def test_page_fetches_nothing_and_runs_nothing() -> None:
    page = page_of(document(published_report(SAMPLE)))
    assert not re.search(r"<(script|link|img|iframe)|url\(|@import|https?:", page)


def test_page_is_chinese_and_carries_title_and_unit() -> None:
    page = page_of(document(published_report(SAMPLE)))
    assert '<html lang="zh-CN">' in page
    assert "<title>硚口区人力资源局2024年政府信息公开工作年度报告</title>" in page
    assert '<meta name="author" content="武汉市硚口区人力资源局">' in page


def test_fragment_has_neither_styles_nor_classes_nor_the_title() -> None:
    fragment = fragment_of(document(published_report(SAMPLE)))
    assert not re.search(r"style|class=|<h1|<html|<body|<div|<section", fragment)
    assert fragment.count("<h2>") == 6


def test_headings_are_of_the_level_of_the_document() -> None:
    page = page_of(small_document())
    (title,) = parsed(page).query("h1")
    assert text_of(title) == "青禾县数据局2024年政府信息公开工作年度报告"
    assert [text_of(one) for one in title.query("span")] == [
        "青禾县数据局2024年",
        "政府信息公开工作年度报告",
    ]
    for heading in ("<h2>一、总体情况</h2>", "<h3>（一）主动公开</h3>", "<h4>1.平台建设</h4>"):
        assert heading in page


def test_signature_and_date_stand_at_the_end_with_their_role() -> None:
    page = page_of(small_document())
    assert (
        '<p class="signature">青禾县数据局</p>\n<p class="date">2025年1月20日</p>\n</main>' in page
    )


@pytest.mark.parametrize("make", [page_of, fragment_of])
def test_text_of_the_officer_is_text(make: Make) -> None:
    blocks = (Heading(0, NASTY), Heading(1, NASTY), Paragraph(NASTY), Paragraph(NASTY, Role.DATE))
    html = make(Document(NASTY, NASTY, blocks))
    root = parsed(html, fragment=make is fragment_of)
    shown = "<b>甲&amp;乙</b> \"引\" '号' {{ 7*7 }} \n</style><script>x()</script>"
    assert [text_of(one) for one in root.query("p")] == [shown] * 2
    assert not root.query("script")
    assert not root.query("b")


@pytest.mark.parametrize("report", REPORTS, ids=["sample", "empty", *LARGE])
@pytest.mark.parametrize("make", [page_of, fragment_of])
def test_tables_have_the_cells_of_the_document(report: Report, make: Make) -> None:
    whole = document(report)
    root = parsed(make(whole), fragment=make is fragment_of)
    for found, table in zip(tables(root), whole.tables(), strict=True):
        expected = {
            (one.row, one.column): (one.row_span, one.column_span, one.text) for one in table.cells
        }
        assert cell_grid(found) == expected


def headers_of(page: str, caption: str, row: int, column: int) -> list[str]:
    """Return what a screen reader says of the cell at a place of the table, from the page alone."""
    root = parsed(page)
    ids = {one.attrs["id"]: text_of(one).replace("\n", "") for one in root.query("th")}
    (table,) = [one for one in tables(root) if text_of(one.query("caption")[0]) == caption]
    cells = cell_grid(table, nodes=True)
    return [ids[one] for one in cells[row, column].attrs["headers"].split()]


def test_figure_names_every_label_above_and_beside_it() -> None:
    page = page_of(document(published_report("suqian_city_2023")))
    assert headers_of(page, "收到和处理政府信息公开申请情况", 11, 5) == [
        "申请人情况",
        "法人或其他组织",
        "科研机构",
        "三、本年度办理结果",
        "（三）不予公开",
        "5.属于三类内部事务信息",
    ]


def test_figure_of_a_lower_block_names_the_labels_of_its_own_block_only() -> None:
    page = page_of(document(published_report("suqian_city_2023")))
    assert headers_of(page, "主动公开政府信息情况", 13, 1) == [
        "第二十条第（八）项",
        "本年收费金额（单位：万元）",
        "行政事业性收费",
    ]


def test_every_id_is_there_once_and_every_header_is_there() -> None:
    root = parsed(page_of(document(published_report(SAMPLE))))
    ids = [one.attrs["id"] for one in root.query("th")]
    assert len(ids) == len(set(ids))
    named = {one for cell in root.query("td") for one in cell.attrs.get("headers", "").split()}
    assert named <= set(ids)
    assert all(one.attrs.get("scope") for one in root.query("th"))


def test_cell_that_is_not_filled_is_empty_and_zero_is_zero() -> None:
    some = EMPTY.with_cell(next(iter(FORM.typed)), 0)
    values = [text_of(one) for one in parsed(page_of(document(some))).query("td.value")]
    assert values.count("0") == 1
    assert values.count("") == len(FORM.units) - 1


def test_large_figures_find_room_on_a_phone() -> None:
    page = page_of(full_document())
    widths = [
        float(one)
        for one in re.findall(r'<col style="--wide: [\d.]+%; --phone: ([\d.]+)em">', page)
    ]
    assert max(widths[-15:]) >= len("24252.311082") * 0.56 + 0.5


@pytest.mark.parametrize("figure", [0, 11_398_889, 999_999_999_999])
def test_figures_stand_on_one_line_in_a_window(figure: int) -> None:
    report = replace(published_report(SAMPLE), cells=dict.fromkeys(FORM.typed, figure))
    for table in document(report).tables():
        shown = html_table(table, "t", Markings.FULL)
        assert sum(shown.shares) == pytest.approx(100, abs=0.1)
        least = max(shown.least, 52)  # em; the page asks for that much room, or slides
        figures = [cell for cell in table.cells if cell.role is CellRole.VALUE]
        for cell in (one for one in figures if one.column_span == 1):
            room = shown.shares[cell.column] * least / 100
            assert room >= len(cell.text) * 0.62 + 0.8
        if figure == 0:  # the official widths are enough
            whole = sum(table.column_widths)
            official = [100 * width / whole for width in table.column_widths]
            assert shown.shares == pytest.approx(official, abs=0.01)


def test_nothing_but_the_report_stands_in_the_page() -> None:
    """Whoever reads the page back finds no words of the program in it."""
    said = text_of(parsed(page_of(small_document())).query("main")[0])
    assert "滑动" not in said


def test_files_are_written_as_utf_8(tmp_path: Path) -> None:
    write_html(small_document(), tmp_path / "a.html")
    write_fragment(small_document(), tmp_path / "b.html")
    assert (tmp_path / "a.html").read_text("utf-8") == page_of(small_document())
    assert (tmp_path / "b.html").read_text("utf-8") == fragment_of(small_document())
