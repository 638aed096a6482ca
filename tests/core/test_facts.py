"""What officers type into the first page."""

from datetime import date

import pytest

from core.errors import BadFact
from core.facts import display_fact, parse_fact
from core.format.sections import Fact, FactKind

YEAR, DATE, TEXT = (
    Fact("x", "某项", kind) for kind in (FactKind.YEAR, FactKind.DATE, FactKind.TEXT)
)


def refusal(fact: Fact, text: str) -> str:
    with pytest.raises(BadFact) as caught:
        parse_fact(fact, text)
    return str(caught.value)


@pytest.mark.parametrize("text", ["2024", "２０２４", "2024年", "2024 年度", " 2024 "])
def test_year_is_read_as_officers_write_it(text: str) -> None:
    assert parse_fact(YEAR, text) == 2024


@pytest.mark.parametrize(
    "text",
    ["2025年1月9日", "2025-01-09", "2025.1.9", "2025/1/9", "２０２５年１月９日", "2025 年 1 月 9 日", "2025年1月9"],
)  # fmt: skip
def test_date_is_read_as_officers_write_it(text: str) -> None:
    assert parse_fact(DATE, text) == date(2025, 1, 9)


@pytest.mark.parametrize("text", ["24", "二〇二四", "20244", "2024-1", "去年"])
def test_what_is_no_year_is_refused(text: str) -> None:
    assert refusal(YEAR, text) == f"“{text}”不是年份，请写四位数字的年份。"


@pytest.mark.parametrize("text", ["2025", "1月9日", "2025年2月30日", "2025年13月1日", "20250109"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert refusal(DATE, text) == f"“{text}”不是日期，请写成 20××年1月20日 这样。"


@pytest.mark.parametrize(("fact", "text"), [(YEAR, "1024"), (DATE, "1024年1月9日")])
def test_slip_of_a_digit_in_the_year_is_named(fact: Fact, text: str) -> None:
    assert refusal(fact, text) == "1024 年不在 2000 到 2100 年之间，请核对。"


@pytest.mark.parametrize("fact", [YEAR, DATE, TEXT])
def test_blank_text_is_not_filled(fact: Fact) -> None:
    assert parse_fact(fact, " \u3000") is None


def test_text_is_kept_as_typed() -> None:
    assert parse_fact(TEXT, " 某市 某局１") == " 某市 某局１"


def test_a_pasted_page_is_not_repeated_in_the_sentence() -> None:
    assert len(refusal(DATE, "公开" * 5000)) < 60


@pytest.mark.parametrize(("fact", "value"), [(YEAR, 2024), (DATE, date(2025, 1, 9)), (TEXT, "局")])
def test_displayed_fact_is_read_as_itself(fact: Fact, value: int | date | str) -> None:
    assert parse_fact(fact, display_fact(value)) == value


def test_fact_not_filled_is_displayed_as_nothing() -> None:
    assert display_fact(None) == ""
