"""What officers type and paste into cells, and what it becomes."""

from decimal import Decimal

import pytest

from core.errors import BadNumber
from core.format.tables import Unit
from core.numbers import add_up, display, gap, parse


def refusal(text: str, unit: Unit = Unit.PIECES) -> str:
    with pytest.raises(BadNumber) as caught:
        parse(text, unit)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("007", 7),
        ("１２", 12),
        (" 3 ", 3),
        ("\u30003\u3000", 3),
        ("1,234", 1234),
        ("1，234", 1234),
        ("1, 234", 1234),
        ("1 234 567", 1234567),
        ("3件", 3),
        ("３ 件", 3),
        ("\u200b3\ufeff", 3),
        ("3\n", 3),
        ("999999999999", 999_999_999_999),
        ("0" * 5000 + "1", 1),
    ],
)
def test_count_is_read_as_officers_write_it(text: str, count: int) -> None:
    assert parse(text, Unit.PIECES) == count


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3.50万元", "3.50"),
        ("59,237.2449", "59237.2449"),
        ("１．５", "1.5"),
        ("1。5", "1.5"),
        ("0", "0"),
        ("12.0", "12.0"),
        ("24252.311082", "24252.311082"),
        ("0.1234567890", "0.1234567890"),
    ],
)
def test_amount_is_exact_and_keeps_its_zeros(text: str, amount: str) -> None:
    assert str(parse(text, Unit.TEN_THOUSAND_YUAN)) == amount


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\n", "\u200b"])
def test_blank_text_is_not_filled_and_not_zero(text: str) -> None:
    assert parse(text, Unit.PIECES) is None


@pytest.mark.parametrize("text", ["/", "-", "—", "——", "--", "无", "没有", "零", "〇", "\\"])
def test_words_for_nothing_ask_for_a_zero(text: str) -> None:
    assert refusal(text) == f"“{text}”不是数字；没有发生的请填 0。"


@pytest.mark.parametrize("text", ["-8", "－8", "−8", "–8", "- 8", "-8件"])
def test_negative_number_is_refused_as_such(text: str) -> None:
    assert "是负数" in refusal(text)


@pytest.mark.parametrize("text", ["12.0", "0.5", "1,234.5"])
def test_count_with_decimals_is_refused(text: str) -> None:
    assert "件数要填整数" in refusal(text)


@pytest.mark.parametrize(
    "text",
    ["1e5", "٣", "²", "1_000", "+5", "NaN", "Infinity", "0x10", "1'234", "约3", "件", "3."],
)
def test_what_python_or_a_phone_reads_as_a_number_is_refused(text: str) -> None:
    assert refusal(text) == f"“{text}”不是数字，这里只填数字，说明文字请写到正文或第六部分。"


@pytest.mark.parametrize("text", ["三", "十二", "一百二十", "贰拾", "二〇"])
def test_chinese_figures_are_refused_with_what_to_write(text: str) -> None:
    assert refusal(text) == f"“{text}”是汉字数字，请改用阿拉伯数字填写，例如 12。"


@pytest.mark.parametrize("text", ["1 2", "1\n2", "1\t2", "3-5", "1234 567"])
def test_several_numbers_are_never_run_together(text: str) -> None:
    assert "看不出是一个数还是几个数" in refusal(text)


@pytest.mark.parametrize("text", ["1,23", "12,34,567", "1,2345", ",5"])
def test_comma_at_a_wrong_place_is_refused(text: str) -> None:
    assert "逗号位置不对" in refusal(text)


@pytest.mark.parametrize(
    ("text", "unit", "word"),
    [
        ("3.50万元", Unit.PIECES, "万元"),
        ("35000元", Unit.TEN_THOUSAND_YUAN, "元"),
        ("3.5万", Unit.TEN_THOUSAND_YUAN, "万"),
        ("3件", Unit.TEN_THOUSAND_YUAN, "件"),
        ("3 个", Unit.PIECES, "个"),
    ],
)
def test_another_unit_is_named_with_the_right_one(text: str, unit: Unit, word: str) -> None:
    assert f"里写了“{word}”，这一格的单位是{unit.value}" in refusal(text, unit)


def test_too_many_digits_are_refused() -> None:
    assert "超过 12 位" in refusal("1" * 13)
    assert "超过 12 位" in refusal("9" * 5000)
    assert "小数超过 10 位" in refusal("0.12345678901", Unit.TEN_THOUSAND_YUAN)


def test_a_pasted_page_is_not_repeated_in_the_sentence() -> None:
    assert len(refusal("公开" * 5000)) < 60


def test_amount_is_displayed_without_exponent_or_grouping() -> None:
    assert display(Decimal("1E+3")) == "1000"
    assert display(Decimal("0.0000000001")) == "0.0000000001"
    assert display(1234567) == "1234567"


def test_blank_is_displayed_as_nothing_and_zero_as_zero() -> None:
    assert display(None) == ""
    assert display(0) == "0"


def test_sums_of_amounts_are_exact() -> None:
    assert add_up([Decimal("0.1"), Decimal("0.2"), 1]) == Decimal("1.3")
    assert add_up([]) == 0


def test_gap_is_never_negative() -> None:
    assert gap(3, 5) == gap(5, 3) == 2


@pytest.mark.parametrize(
    ("typed", "change"),
    [("-15", -15), ("－15", -15), ("减8", -8), ("18", 18), ("+3", 3), ("增 3", 3), ("0", 0)],
)
def test_change_may_be_below_zero(typed: str, change: int) -> None:
    assert parse(typed, Unit.CHANGE) == change


def test_count_may_not_be_below_zero_and_a_change_has_no_decimals() -> None:
    with pytest.raises(BadNumber, match="负数"):
        parse("-15", Unit.PIECES)
    with pytest.raises(BadNumber, match="小数"):
        parse("1.5", Unit.CHANGE)
