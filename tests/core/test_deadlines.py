"""When a report is due, and what is said of it."""

from datetime import date

import pytest

from core.deadlines import USUAL, Deadline, deadline_sentence, from_text, to_text

TOWARDS = Deadline("县级汇总上报期限", 2, 20, is_watched=True)
EARLY = Deadline("本地要求的期限", 12, 20, is_watched=True)
LEAP = Deadline("本地要求的期限", 2, 29, is_watched=True)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 1, 30), "离报送期限 1月31日 还有 1 天"),
        (date(2025, 1, 31), "今天是报送期限 1月31日"),
        (date(2025, 2, 1), "离县级汇总上报期限 2月20日 还有 19 天"),
        (date(2025, 2, 21), "2024年度报告的县级汇总上报期限是 2025年2月20日"),
        (date(2027, 1, 1), ""),
    ],
)
def test_next_deadline_that_concerns_the_unit_is_told(day: date, said: str) -> None:
    assert deadline_sentence(2024, day, (USUAL[0], TOWARDS, USUAL[2])) == said


def test_usual_deadlines_are_those_of_the_rules() -> None:
    assert [(one.name, one.month, one.day) for one in USUAL[:4]] == [
        ("报送期限", 1, 31),
        ("县级汇总上报期限", 2, 20),
        ("地市级汇总上报期限", 3, 10),
        ("省级汇总上报、本级政府年报公布期限", 3, 31),
    ]


def test_early_local_date_lies_in_the_report_year() -> None:
    sentence = deadline_sentence(2024, date(2024, 12, 1), (USUAL[0], EARLY))
    assert sentence == "离本地要求的期限 12月20日 还有 19 天"


def test_leap_day_falls_on_the_28th_in_other_years() -> None:
    assert LEAP.date_for(2024) == date(2025, 2, 28)
    assert LEAP.date_for(2023) == date(2024, 2, 29)


def test_nothing_is_told_when_nothing_concerns_the_unit() -> None:
    assert deadline_sentence(2024, date(2025, 1, 1), USUAL[1:]) == ""
    assert deadline_sentence(None, date(2025, 1, 1)) == ""


def test_deadlines_come_back_as_they_were_kept() -> None:
    kept = (*USUAL[:-1], LEAP)
    assert from_text(to_text(kept)) == kept


@pytest.mark.parametrize("text", ["", "x", "a|b|c|d", "报送期限|13|40|1", to_text(USUAL[:2])])
def test_line_nobody_wrote_gives_the_usual_ones(text: str) -> None:
    assert from_text(text) == USUAL
