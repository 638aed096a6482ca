"""Rules about the years and dates that the texts name."""

from datetime import date

import pytest

from core.report import Passage, Report
from tests.helpers.judging import EMPTY, FORM, judge

YEAR = 2024


def written(body: str, section: str = "overview") -> Report:
    return EMPTY.with_fact("year", YEAR).with_passages(section, (Passage("情况", body),))


@pytest.mark.parametrize(
    "body",
    [
        "2023年公开信息5条，明年将加强公开。",
        "2025年公开信息5条。",
        "2024年收到7件。\n2023年收到1件，较多。",
        "2022年2023年共公开信息5条。",
        "2023年度，我局认真贯彻《条例》。",
    ],
)
def test_another_year_told_as_the_own_one_is_doubted(body: str) -> None:
    (found,) = judge("X-YEAR", written(body))
    assert found.span is not None
    start, end = found.span
    assert body[start:end] in found.message
    assert body[start:end] != str(YEAR)


@pytest.mark.parametrize(
    "body",
    [
        "2024年公开信息5条。",
        "今年，2025年，我局将加强公开。",
        "2023年《条例》培训的做法继续沿用。",
        "2025年我局将加强公开",
        "2024年收到7件。2023年收到1件，同比增加6件。",
        "按照〔2023〕12号办理。",
    ],
)
def test_a_year_that_is_explained_is_not_doubted(body: str) -> None:
    assert judge("X-YEAR", written(body)) == []


def test_where_plans_are_written_the_next_year_is_not_doubted_but_the_last_one_is() -> None:
    assert judge("X-YEAR", written("2025年每月检查一次。", "problems")) == []
    assert len(judge("X-YEAR", written("2023年每月检查一次。", "problems"))) == 1
    assert len(judge("X-YEAR", written("2025年每月检查一次。", "overview"))) == 1


@pytest.mark.parametrize(
    ("period", "is_wrong"),
    [
        ("2024年1月1日至2024年12月31日", False),
        ("2023年1月1日至2023年12月31日", True),
        ("2024年1月1日起至2023年12月31日", True),
        ("2024年1月1日起至12月31日", False),
        ("2024年1月1日起至12月30日", True),
        ("2024年1月2日至2024年12月31日", True),
        ("2023年3月1日—2024年2月28日", True),
    ],
)
def test_what_is_called_the_period_of_the_figures_is_the_whole_year_of_the_report(
    period: str, is_wrong: bool
) -> None:
    found = judge("X-PERIOD", written(f"统计期限为{period}。"))
    assert [one.span for one in found] == ([(5, 5 + len(period))] if is_wrong else [])


@pytest.mark.parametrize(
    ("period", "is_wrong"),
    [
        ("2024年5月1日到2024年5月1日", False),
        ("2024年5月2日到2024年5月1日", True),
        ("2023年3月1日—2024年2月28日", False),
        ("2024年3月1日至4月30日", False),
        ("2023年1月1日至2023年12月31日", True),
    ],
)
def test_another_period_does_not_run_backwards_and_is_no_other_year(
    period: str, is_wrong: bool
) -> None:
    found = judge("X-PERIOD", written(f"宣传时间为{period}。"))
    assert [one.span for one in found] == ([(5, 5 + len(period))] if is_wrong else [])


@pytest.mark.parametrize(
    ("day", "is_wrong"),
    [
        (date(2024, 12, 31), True),
        (date(2025, 1, 1), False),
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
    ],
)
def test_the_report_is_dated_in_the_year_after(day: date, is_wrong: bool) -> None:
    rule = next(one.id for one in FORM.checks if one.kind == "signed_in_time")
    report = EMPTY.with_fact("year", YEAR).with_fact("date", day)
    assert bool(judge(rule, report)) is is_wrong
