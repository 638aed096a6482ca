"""Chinese numerals in prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbering import chinese_numeral
from core.reading.numerals import chinese_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("零", 0),
        ("〇", 0),
        ("两", 2),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("九十九", 99),
        ("一百零五", 105),
        ("二百一十", 210),
        ("两千三百", 2300),
        ("一千零八", 1008),
        ("三万二千", 32_000),
        ("一万零六", 10_006),
        ("二十万", 200_000),
        ("一亿三千万", 130_000_000),
        ("二〇二四", 2024),
    ],
)
def test_numerals_are_read(written: str, value: int) -> None:
    assert chinese_number(written) == value


@pytest.mark.parametrize("written", ["", "十百", "百千", "几", "3十", "一百条"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert chinese_number(written) is None


@given(st.integers(min_value=1, max_value=99))
def test_numbers_the_program_writes_are_read_back(number: int) -> None:
    assert chinese_number(chinese_numeral(number)) == number


@given(st.text("零〇一二两三四五六七八九十百千万亿", max_size=12))
def test_any_row_of_numerals_is_a_number_or_none(written: str) -> None:
    value = chinese_number(written)
    assert value is None or value >= 0
