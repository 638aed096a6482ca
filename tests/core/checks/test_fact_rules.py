"""Each rule about 基本信息 and about empty parts: a report that breaks it, and a near miss that does not."""

from datetime import date
from typing import NamedTuple

import pytest

from core.report import FactValue, Passage, Report
from tests.helpers.judging import EMPTY, FORM, judge, zeros


class Case(NamedTuple):
    """A rule, a report that breaks it, one that nearly does, and words of the sentence."""

    rule: str
    breaks: Report
    near_miss: Report
    words: str


def without(fact: str, least: FactValue, words: str, rule: str = "") -> Case:
    """Return the case of a fact that is not filled, and of the least that fills it."""
    rule = rule or f"F-{fact.upper()}"
    return Case(rule, EMPTY.with_fact(fact, " "), EMPTY.with_fact(fact, least), words)


def with_passages(section: str, *passages: tuple[str, str]) -> Report:
    return EMPTY.with_passages(section, tuple(Passage(*one) for one in passages))


CASES = [
    without("unit", "甲", "缺少单位名称"),
    without("year", 2024, "看不出数据属于哪一年"),
    without("basis", "条例", "不会写明依据"),
    without("signature", "甲", "没有署名"),
    without("date", date(2025, 1, 20), "没有日期"),
    without("address", "一号", "不会写地址"),
    without("phone", "1", "找不到人"),
    Case("F-FORM-YEAR", EMPTY.with_fact("year", 2020), EMPTY.with_fact("year", 2021), "2020 年"),
    Case("X-OVERVIEW", EMPTY, with_passages("overview", ("", "甲。")), "还没有写"),
    Case(
        "X-BLANK",
        with_passages("overview", ("主动公开", "甲。"), ("依申请公开", " ")),
        with_passages("overview", ("主动公开", "甲。"), ("依申请公开", "乙。")),
        "“依申请公开”",
    ),
    Case(
        "X-PROB-YEAR",
        with_passages("problems", ("上年的问题", ""), ("今年的问题", "甲。")),
        with_passages("problems", ("上年的问题", "乙。"), ("今年的问题", "甲。")),
        "“上年的问题”",
    ),
    Case(
        "X-LEN",
        with_passages("overview", ("", "字" * 1001)),
        with_passages("overview", ("", "字" * 1000)),
        "超出 1 字",
    ),
    Case("CELL-BLANK", EMPTY, zeros(), "格没有填"),
]


@pytest.mark.parametrize("case", CASES, ids=[case.rule for case in CASES])
def test_rule_speaks_when_it_is_broken_and_is_silent_at_a_near_miss(case: Case) -> None:
    assert any(case.words in one.message for one in judge(case.rule, case.breaks))
    assert judge(case.rule, case.near_miss) == []


def test_every_rule_tells_how_to_mend_and_where_it_comes_from() -> None:
    assert all(one.mend.strip() and one.source.strip() for one in FORM.checks)
