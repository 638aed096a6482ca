"""What LibreOffice makes of the file: the nearest a test comes to looking at the pages."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.document import CellRole, Document, Heading, TableBlock, TableCell
from core.exporting.word import write_word
from core.styles.library import presets
from tests.core.exporting.documents import full_document, long_document
from tests.helpers.office import soffice, to_pdf
from tests.helpers.published import published_document

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        soffice() is None or shutil.which("pdftotext") is None,
        reason="LibreOffice or poppler is not installed",
    ),
]

NOW = datetime(2025, 1, 20, tzinfo=UTC)
POINTS_PER_MM = 72 / 25.4
LEFT, RIGHT = 28 * POINTS_PER_MM, (210 - 26) * POINTS_PER_MM
TOP, BOTTOM = 37 * POINTS_PER_MM, (297 - 35) * POINTS_PER_MM
_WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A piece of text on a page, its edges in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def pages_of(document: Document, folder: Path) -> list[list[Word]]:
    write_word(document, folder / "report.docx", now=NOW)
    pdf = to_pdf(folder / "report.docx", folder)
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    html = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return [
        [Word(*edges_and_text) for edges_and_text in map(_parsed, _WORD.findall(page))]
        for page in html.split("<page ")[1:]
    ]


def _parsed(found: tuple[str, str, str, str, str]) -> tuple[float, float, float, float, str]:
    left, top, right, bottom, text = found
    return float(left), float(top), float(right), float(bottom), text


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[Word]]:
    """Give the pages of a report of full size, with long figures in narrow columns."""
    return pages_of(full_document(), tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def long_pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[Word]]:
    """Give the pages of a long text."""
    return pages_of(long_document(), tmp_path_factory.mktemp("long"))


def text_of(page: list[Word]) -> str:
    return "".join(word.text for word in page)


def test_long_figures_stay_on_one_line_inside_their_cells(pages: list[list[Word]]) -> None:
    narrow = 622 / 20  # points, a figure column of table 3
    found = [word for word in pages[3] if word.text in {"11398889", "24252.311082", "1234567"}]
    assert len(found) == 3
    assert all(word.right - word.left < narrow for word in found)


def test_each_official_table_stands_on_one_page(pages: list[list[Word]]) -> None:
    texts = [text_of(page) for page in pages]
    for first, last in (
        ("第二十条第（一）项", "行政事业性收费"),
        ("申请人情况", "四、结转下年度继续办理"),
        ("未经复议直接起诉", "170"),
    ):
        assert [first in text for text in texts] == [last in text for text in texts]


def test_a_heading_stands_on_the_page_of_its_table(pages: list[list[Word]]) -> None:
    page = next(text for text in map(text_of, pages) if "申请人情况" in text)
    assert "三、收到和处理政府信息公开申请情况" in page


def test_page_numbers_stand_outside_below_the_type_area(long_pages: list[list[Word]]) -> None:
    for number, page in enumerate(long_pages, start=1):
        left_dash, figure, right_dash = sorted(page, key=lambda word: word.top)[-3:]
        assert (left_dash.text, figure.text, right_dash.text) == ("—", str(number), "—")
        middle = (figure.top + figure.bottom) / 2
        assert BOTTOM + 5 * POINTS_PER_MM < middle < BOTTOM + 9 * POINTS_PER_MM
        if number % 2:
            assert RIGHT - right_dash.right == pytest.approx(14, abs=3)
        else:
            assert left_dash.left - LEFT == pytest.approx(14, abs=3)


def test_the_text_stays_inside_the_type_area(long_pages: list[list[Word]]) -> None:
    hanging = 16  # a comma may hang over the right edge
    for page in long_pages:
        body = [word for word in page if word.top < BOTTOM]
        assert min(word.left for word in body) >= LEFT - 1
        assert max(word.right for word in body) <= RIGHT + hanging
        assert min(word.top for word in body) >= TOP - 1
        assert max(word.bottom for word in body) <= BOTTOM + 1


def test_a_full_page_has_22_lines(long_pages: list[list[Word]]) -> None:
    tops = {round(word.top) for word in long_pages[1] if word.top < BOTTOM}
    assert len(tops) == 22


def test_signature_and_date_share_their_middle(pages: list[list[Word]]) -> None:
    signature = next(word for word in reversed(pages[-1]) if word.text == "青禾县数据局")
    below = [word for word in pages[-1] if BOTTOM > word.top > signature.bottom - 5]
    left, right = min(word.left for word in below), max(word.right for word in below)
    assert (left + right) / 2 == pytest.approx((signature.left + signature.right) / 2, abs=12)


def test_a_table_taller_than_a_page_repeats_its_header(tmp_path: Path) -> None:
    header = TableCell(0, 0, 1, 1, "栏目名称", CellRole.HEADER)
    rows = tuple(TableCell(row, 0, 1, 1, f"{row}.行", CellRole.LABEL) for row in range(1, 100))
    table = TableBlock("tall", 100, 1, 1, (1,), (header, *rows))
    texts = [text_of(page) for page in pages_of(Document("", "", (table,)), tmp_path)]
    assert len(texts) == 3
    assert all("栏目名称" in text for text in texts)
    assert "99.行" in texts[-1]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """Give the pages, as texts, of published reports in both styles with their 目录."""
    pages = {}
    for style in presets():
        for name in ("sample", "pingtan_2021", "suqian_city_2023"):
            folder = tmp_path_factory.mktemp("published")
            file = folder / "report.docx"
            write_word(published_document(name), file, style, contents=True, now=NOW)
            pages[style.name, name] = page_texts(to_pdf(file, folder))
    return pages


def page_texts(pdf: Path) -> list[str]:
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True).stdout
    return ["".join(page.split()) for page in text.decode().split("\f")[:-1]]


def test_the_pages_told_in_the_contents_are_those_of_the_headings(
    published: dict[tuple[str, str], list[str]],
) -> None:
    for (style, name), pages in published.items():
        # Single lines are taller in the fonts that stand in for 宋体 here than in 宋体 itself.
        off = 0 if style == presets()[0].name else 1
        contents, *body = pages
        assert contents.startswith("目录")
        headings = [
            block for block in published_document(name).blocks if isinstance(block, Heading)
        ]
        for heading in headings:
            if 0 < heading.level <= 2:
                told = re.search(re.escape("".join(heading.text.split())) + r"\.*(\d+)", contents)
                assert told, heading.text
                stands = [
                    number
                    for number, text in enumerate(body, start=1)
                    if "".join(heading.text.split()) in text
                ]
                near = [page for page in stands if abs(page - int(told[1])) <= off]
                assert near, f"{style}, {name}: {heading.text} {told[1]} {stands}"


def test_page_numbers_begin_after_the_contents_and_are_absent_in_the_other_style(
    published: dict[tuple[str, str], list[str]],
) -> None:
    official, as_template = (style.name for style in presets())
    contents, first, second, *_ = published[official, "sample"]
    assert "—" not in contents
    assert first.endswith("—1—")
    assert "—2—" in second
    assert not any(re.search(r"—\d—", page) for page in published[as_template, "sample"])


def test_every_figure_of_a_published_report_is_on_paper(
    published: dict[tuple[str, str], list[str]],
) -> None:
    for style in presets():
        assert "24252.311082" in "".join(published[style.name, "pingtan_2021"])
        assert "2822652" in "".join(published[style.name, "suqian_city_2023"])
