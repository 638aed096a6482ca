"""What a saved page has above and below a report is not put into it; facts come from where they stand."""

from datetime import date

from core.document import Document, Paragraph
from core.importing.imported import Imported, Placing
from core.importing.matching.match import match

BODY = ("一、总体情况", "今年工作很好。", "六、其他需要报告的事项", "没有其他事项。")


def read(*lines: str, page_title: str = "") -> Imported:
    return match(Document(page_title, "", tuple(map(Paragraph, lines))))


def left(found: Imported) -> list[str]:
    return [one.text for one in found.of(Placing.NOT_PLACED)]


def test_what_a_portal_puts_around_is_left_out_and_said() -> None:
    around = ("首页 > 政务公开 > 年报", "发布时间：2024-01-20 来源：某局 浏览次数：12")
    footer = ("扫一扫在手机打开当前页", "上一篇：没有了", "版权所有：某区人民政府")
    found = read(
        around[0],
        "某区某局2023年政府信息公开工作年度报告",
        around[1],
        "本报告根据条例编制。",
        *BODY,
        "某区某局",
        "2024年1月20日",
        "友情链接",
        *footer,
    )
    assert left(found) == [*around, "友情链接", *footer]
    assert all(one.note for one in found.of(Placing.NOT_PLACED))
    assert (found.report.unit, found.report.year) == ("某区某局", 2023)
    assert found.report.text_fact("signature") == "某区某局"
    assert found.report.facts["date"] == date(2024, 1, 20)
    assert [one.body for one in found.report.passages("opening")] == ["本报告根据条例编制。"]
    assert [one.body for one in found.report.passages("other")] == ["没有其他事项。"]


def test_a_title_broken_over_lines_is_found_before_a_sentence_that_names_the_report() -> None:
    found = read(
        "某新区某街道办事处2023年度政府",
        "信息公开工作年度报告",
        "编制《某街道2022年度政府信息公开年报》。",
        *BODY,
    )
    assert (found.report.unit, found.report.year) == ("某新区某街道办事处", 2023)


def test_unit_and_year_from_the_title_of_the_page_are_told() -> None:
    found = read(*BODY, page_title="某局2023年政府信息公开工作年度报告-某区人民政府")
    assert (found.report.unit, found.report.year) == ("某局", 2023)
    assert "没有找到标题，单位名称和年度是从网页的标题里认出来的，请核对。" in found.remarks


def test_the_year_from_the_period_is_told_and_the_unit_stays_open() -> None:
    found = read("数据统计期限自2021年1月1日起至2021年12月31日止。", *BODY)
    assert (found.report.unit, found.report.year) == ("", 2021)
    assert any("从统计期限里认出来的" in one for one in found.remarks)
    assert any("没有找到标题里的单位名称" in one for one in found.remarks)


def test_a_date_in_chinese_numerals_is_a_date() -> None:
    found = read("某局2023年政府信息公开工作年度报告", *BODY, "某区某局", "二〇二四年一月三十一日")
    assert found.report.facts["date"] == date(2024, 1, 31)
    assert found.report.text_fact("signature") == "某区某局"


def test_the_unit_from_the_signature_and_the_year_from_the_period_are_told() -> None:
    found = read("统计期限为2022年1月1日至12月31日。", *BODY, "某区某局", "2023年1月5日")
    assert (found.report.unit, found.report.year) == ("某区某局", 2022)
    assert "没有找到标题，单位名称和年度是从落款、统计期限里认出来的，请核对。" in found.remarks


TITLE = "某区某局2023年政府信息公开工作年度报告"
WHOLE = (
    "一、总体情况",
    "今年工作很好。",
    "二、主动公开政府信息情况",
    "见表。",
    "五、存在的主要问题及改进情况",
    "有不足。",
    "六、其他需要报告的事项",
    "没有其他事项。",
)


def test_a_page_that_holds_the_report_twice_gives_it_once() -> None:
    found = read(TITLE, "根据条例编制。", *WHOLE, "某区某局", "2024年1月5日", TITLE, *WHOLE)
    assert [one.body for one in found.report.passages("opening")] == ["根据条例编制。"]
    assert [one.body for one in found.report.passages("overview")] == ["今年工作很好。"]
    assert left(found) == [*WHOLE, "某区某局", "2024年1月5日", TITLE]
    assert {one.note for one in found.of(Placing.NOT_PLACED)} == {
        "这份文件把报告写了两遍，这是前一遍，没有放；放的是后一遍。"
    }


def test_a_list_of_contents_is_no_opening() -> None:
    listed = [f"{text}........{at}" for at, text in enumerate(WHOLE[::2])]
    found = read(TITLE, "目 录", *listed, "根据条例编制。", *WHOLE)
    assert [one.body for one in found.report.passages("opening")] == ["根据条例编制。"]
    assert left(found) == ["目 录", *listed]
