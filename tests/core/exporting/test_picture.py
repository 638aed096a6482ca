"""一图读懂: figures of the report alone, sentences instead of empty charts, words for who sees no picture."""

import re
import tomllib
from pathlib import Path

import pytest
from lxml import etree

from core import paths
from core.errors import CannotWrite
from core.exporting.picture import picture_of, write_picture
from core.exporting.picture_drawing import TRACK, WIDTH, text_width, wrapped
from core.exporting.picture_panels import _DRAW
from core.exporting.picture_plan import panels_of
from core.keys import CellKey
from core.numbers import display
from core.report import Report
from core.totals import all_values
from tests.helpers.forms import small_form
from tests.helpers.judging import EMPTY, key, report_with, zeros
from tests.helpers.published import FORM, SAMPLE, published_report

SVG = "{http://www.w3.org/2000/svg}"
LONG = "青禾白族彝族自治州青禾县城市管理和综合行政执法局"

LARGE = ("suqian_city_2023", "pingtan_2023", "hongze_district_2024")


def shapes(report: Report, last_year: Report | None = None) -> etree._Element:
    return etree.fromstring(picture_of(FORM, report, last_year).encode())


def texts(report: Report, last_year: Report | None = None) -> list[str]:
    """Return every line of text that is drawn, from top to bottom."""
    return [str(one.text) for one in shapes(report, last_year).iter(f"{SVG}text")]


def words(report: Report, last_year: Report | None = None) -> str:
    """Return what is read out instead of the picture."""
    return str(shapes(report, last_year).findtext(f"{SVG}desc"))


def bars(report: Report, title: str, last_year: Report | None = None) -> list[float]:
    """Return the widths of the filled bars under a title."""
    widths: list[float] = []
    is_under = False
    for one in shapes(report, last_year).iter(f"{SVG}text", f"{SVG}rect"):
        if one.tag == f"{SVG}text" and one.get("font-size") == "32":
            is_under = one.text == title
        elif is_under and (one.get("height"), one.get("rx")) == ("32", "4"):
            widths += [float(str(one.get("width")))] if one.get("fill") != TRACK else []
    return widths


def test_every_form_with_a_picture_is_a_form_of_ours() -> None:
    for file in (paths.resources() / "pictures").iterdir():
        assert (paths.resources() / "formats" / file.name).exists()
        for panel in tomllib.loads(file.read_text("utf-8"))["panels"]:
            assert panel["kind"] in _DRAW


def test_every_cell_of_the_picture_is_in_the_form() -> None:
    for panel in panels_of(FORM):
        for item in panel.items:
            cells = [cell for figure in item.figures for cell in figure]
            assert set(cells) <= set(FORM.typed)
            assert len(cells) == len(set(cells)) or panel.kind == "matrix"
            assert panel.kind != "matrix" or len(item.figures) == len(panel.columns)


def test_applicants_and_outcomes_are_whole() -> None:
    """The bars of each chart add up to its total in the report."""
    by_title = {panel.title: panel for panel in panels_of(FORM)}
    table = FORM.table("applications")

    def shown(title: str) -> list[CellKey]:
        figures = [one for item in by_title[title].items for one in item.figures]
        return sorted(cell for figure in figures for cell in figure)

    typed = set(table.typed)
    assert shown("谁在申请") == sorted(one for one in typed if one.row == "received")
    outcomes = set(table.parts[key("applications.concluded.enterprise")])
    rows = {one.row for one in outcomes}
    assert shown("办理结果") == sorted(one for one in typed if one.row in rows)


def test_form_without_a_picture_is_a_sentence() -> None:
    with pytest.raises(CannotWrite, match="没有“一图读懂”"):
        picture_of(small_form(), Report("small"))


@pytest.mark.parametrize(
    "report", [published_report(SAMPLE), EMPTY, zeros(), *map(published_report, LARGE)]
)
def test_every_number_of_the_picture_is_in_the_report(report: Report) -> None:
    """Sums of outcomes are the only numbers that stand in no cell."""
    values = {display(value) for value in all_values(FORM, report).values()}
    outcomes = next(panel for panel in panels_of(FORM) if panel.title == "办理结果")
    sums = {
        str(sum(int(report.cells.get(cell, 0)) for cell in figure))
        for item in outcomes.items
        for figure in item.figures
    }
    suits = {
        str(
            sum(
                int(all_values(FORM, report).get(key(f"disputes.cases.{one}_total"), 0))
                for one in ("direct_suit", "suit_after_review")
            )
        )
    }
    drawn = {
        match.group(1)
        for line in texts(report)
        if (match := re.fullmatch(r"([\d.]+)(件|万元)?(（未填全）)?", line))
    }
    assert drawn <= values | sums | suits


def test_applications_are_shown_by_kind_of_applicant_and_by_outcome() -> None:
    said = words(published_report("suqian_city_2023"))
    assert "谁在申请：自然人3402件；商业企业99件；科研机构0件；社会公益组织4件；" in said
    assert "办理结果：予以公开1191件；部分公开328件；不予公开142件；无法提供1078件；" in said


def test_longest_bar_is_the_largest_figure_and_the_smallest_is_still_seen() -> None:
    large = published_report("suqian_city_2023").with_cells(
        {key("applications.received.natural_person"): 11398889}
    )
    widths = bars(large, "谁在申请")
    assert len(widths) == 5  # none for 0
    assert max(widths) == widths[0] > 250
    assert min(widths) >= 4


def test_year_in_which_nothing_happened_is_told_in_sentences() -> None:
    drawn = texts(zeros())
    assert "本年没有新收到政府信息公开申请。" in drawn
    assert not bars(zeros(), "谁在申请")
    assert not any("未填" in one for one in drawn)


def test_what_is_not_filled_in_is_never_zero() -> None:
    assert "0" not in re.sub(r"\d{4}年", "", words(EMPTY))
    assert words(EMPTY).count("这一部分未填。") == 5


def test_single_blank_is_named_and_a_sum_over_it_says_so() -> None:
    report = report_with(
        {"applications.received.other": None}, published_report("suqian_city_2023")
    )
    assert "其他组织未填。" in words(report)
    assert "本年新收3510件（未填全）" in words(report)


def test_zero_of_a_half_filled_table_is_not_told_as_nothing() -> None:
    report = report_with({"applications.received.other": None}, zeros())
    assert "没有新收到" not in words(report)
    assert "本年新收0件（未填全）" in words(report)


def test_years_are_compared_only_when_the_last_is_known() -> None:
    this, last = published_report("pingtan_2023"), published_report("pingtan_2022")
    assert "与上年相比" not in texts(this)
    assert "与上年相比" in texts(this, last)
    assert "新收申请2022年74件、2023年81件；" in words(this, last)
    assert len(bars(this, "与上年相比", last)) == 8


def test_two_quiet_years_are_a_sentence() -> None:
    assert "两年都没有政府信息公开申请，也没有行政复议、行政诉讼。" in words(zeros(), zeros())


@pytest.mark.parametrize(
    "report",
    [
        published_report(SAMPLE),
        published_report("suqian_city_2023"),
        zeros().with_fact("unit", LONG).with_fact("year", 2024),
    ],
)
def test_no_text_runs_out_of_the_picture(report: Report) -> None:
    for one in shapes(report, report).iter(f"{SVG}text"):
        wide = text_width(str(one.text), float(str(one.get("font-size"))))
        x, anchor = float(str(one.get("x"))), one.get("text-anchor")
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[str(anchor)]
        assert left >= 0
        assert left + wide <= WIDTH


def test_texts_are_large_enough_for_a_phone() -> None:
    sizes = [
        float(str(one.get("font-size")))
        for one in shapes(published_report("pingtan_2023")).iter(f"{SVG}text")
    ]
    assert min(sizes) >= 20


def test_large_figure_is_written_out() -> None:
    report = report_with(
        {"proactive.licensing.decisions": 11398889}, published_report("suqian_city_2023")
    )
    assert "11398889件" in texts(report)


def test_name_of_the_unit_is_text() -> None:
    report = zeros().with_fact("unit", "<b>&\"'\x00").with_fact("year", 2024)
    assert texts(report)[1].startswith("<b>&\"'2024年")


def test_picture_has_a_title_and_words_for_screen_readers() -> None:
    root = shapes(published_report(SAMPLE))
    assert root.get("role") == "img"
    named = str(root.get("aria-labelledby")).split()
    assert [root.find(f"{SVG}*[@id='{one}']") is not None for one in named] == [True, True]
    assert (
        root.findtext(f"{SVG}title") == "一图读懂：硚口区人力资源局2024年政府信息公开工作年度报告"
    )


def test_no_line_begins_with_a_closing_mark() -> None:
    for room in range(60, 400, 7):
        lines = wrapped("本年没有制发文件，没有作出决定，没有收费。", 30, room)
        assert not any(line[:1] in "，。" for line in lines)
        assert "".join(lines) == "本年没有制发文件，没有作出决定，没有收费。"


def test_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "图.svg"
    write_picture(FORM, published_report(SAMPLE), target)
    assert target.read_text("utf-8") == picture_of(FORM, published_report(SAMPLE))
