"""Figures of the prose against the tables, their sums and each other."""

from decimal import Decimal

from core.numbers import Number
from core.reading.readings import Against, Reading, Verdict, read
from core.report import Passage, Report
from core.totals import all_values
from tests.helpers.judging import FORM, report_with, zeros

RECEIVED = "applications.received.natural_person"
GRANTED = "applications.granted.natural_person"


def readings(body: str, title: str = "依申请公开", **cells: Number) -> list[Reading]:
    table = {name.replace("__", "."): value for name, value in cells.items()}
    report = report_with(table, zeros()).with_fact("year", 2024)
    return told(report.with_passages("overview", (Passage(title, body),)))


def told(report: Report) -> list[Reading]:
    return list(read(FORM, report, all_values(FORM, report)))


def received(body: str, count: Number = 12) -> list[Reading]:
    return readings(body, applications__received__natural_person=count)


def test_figure_of_the_table_agrees_and_names_its_cell() -> None:
    (reading,) = received("收到政府信息公开申请12件。")
    assert reading.verdict is Verdict.AGREES
    assert [str(cell) for cell in reading.cells] == ["applications.received.total"]
    assert reading.expected == 12


def test_other_figure_differs_and_tells_that_of_the_table() -> None:
    (reading,) = received("收到政府信息公开申请13件。")
    assert (reading.verdict, reading.expected) == (Verdict.DIFFERS, 12)


def test_figure_that_says_nothing_of_the_tables_is_unplaced() -> None:
    (reading,) = received("召开会议3次。")
    assert reading.verdict is Verdict.UNPLACED


def test_rough_figure_is_unplaced() -> None:
    assert [one.verdict for one in received("收到政府信息公开申请近13件。")] == [Verdict.UNPLACED]


def test_second_figure_of_a_fact_told_rightly_is_unplaced() -> None:
    first, second = received("收到政府信息公开申请12件，其中信访局收到申请5件。")
    assert (first.verdict, second.verdict) == (Verdict.AGREES, Verdict.UNPLACED)


def test_zero_in_words_is_told_from_a_written_one() -> None:
    (words,) = received("未收到政府信息公开申请。", 0)
    (figure,) = received("收到政府信息公开申请0件。", 0)
    assert words.is_zero_in_words
    assert not figure.is_zero_in_words
    assert words.verdict is figure.verdict is Verdict.AGREES


def test_money_may_be_written_in_yuan_or_rounded() -> None:
    for written in ("356012元", "35.6万元", "35.60万元", "36万元", "35万元"):
        (reading,) = readings(
            f"行政事业性收费{written}。", "主动公开", proactive__fees__amount=Decimal("35.6012")
        )
        assert reading.verdict is Verdict.AGREES, written


def test_large_counts_may_be_rounded_to_ten_thousands() -> None:
    for written in ("1.2万件", "1.23万件", "12345件"):
        (reading,) = readings(
            f"作出行政许可{written}。", "主动公开", proactive__licensing__decisions=12345
        )
        assert reading.verdict is Verdict.AGREES, written
    (wrong,) = readings("作出行政许可1.4万件。", "主动公开", proactive__licensing__decisions=12345)
    assert wrong.verdict is Verdict.DIFFERS


def test_parts_and_their_whole_agree() -> None:
    found = readings("发布信息30条，其中甲10条、乙20条。", "主动公开")
    assert [(one.text, one.verdict) for one in found] == [
        ("30条", Verdict.AGREES),
        ("10条", Verdict.AGREES),
        ("20条", Verdict.AGREES),
    ]
    assert {one.against for one in found} == {Against.PARTS}


def test_the_same_fact_told_twice_with_two_figures_differs() -> None:
    report = zeros().with_passages(
        "overview",
        (Passage("主动公开", "共公开信息30条。"), Passage("平台", "今年共公开政府信息31条。")),
    )
    (reading,) = [one for one in told(report) if one.against is Against.OTHER_PLACE]
    assert (reading.text, reading.expected) == ("31条", 30)


def test_places_count_from_the_beginning_of_the_passage() -> None:
    body = "第一段。\n收到政府信息公开申请12件。"
    (reading,) = received(body)
    assert body[reading.figure.start : reading.figure.end] == reading.text == "12件"


def test_heading_of_the_section_tells_what_bare_figures_are() -> None:
    report = report_with({RECEIVED: 12, GRANTED: 12}, zeros())
    report = report.with_passages("applications", (Passage("", "全年新收13件。"),))
    (reading,) = told(report)
    assert reading.verdict is Verdict.DIFFERS
