"""Where lines of Chinese text end."""

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.paper import breaking, zoom
from gui.paper.breaking import break_lines, may_break

_TEXT = st.text("政府信息公开年报，。、；：！？）》”（《“—…0123456789abz ./-", max_size=120)
_WORDS = st.sampled_from(["政府信息", "公开，", "（年报）", "“共有”", "12件。", "——", "《条例》"])


def _width(character: str) -> float:
    return 0.5 if character.isascii() else 1.0


def _lines(text: str, width: float, indent: float = 0.0) -> list[str]:
    return [line.text for line in break_lines(text, _width, width, indent)]


def test_examples_in_the_documentation_are_true() -> None:
    for module in (breaking, zoom):
        assert doctest.testmod(module).failed == 0


def test_full_line_ends_where_it_is_full() -> None:
    assert _lines("政府信息公开年度报告", 4, indent=2) == ["政府", "信息公开", "年度报告"]


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    assert _lines("依法（公开）信息", 3) == ["依法", "（公", "开）信", "息"]


def test_comma_after_a_full_line_stands_in_the_margin() -> None:
    (first, second) = break_lines("政府信息，公开", _width, 4)
    assert (first.text, first.hangs, first.width) == ("政府信息，", True, 4)
    assert second.text == "公开"


def test_nothing_hangs_where_it_may_not() -> None:
    lines = break_lines("政府信息，公开", _width, 4, may_hang=False)
    assert [line.text for line in lines] == ["政府信", "息，公开"]


def test_comma_before_a_quotation_mark_does_not_hang() -> None:
    assert _lines("政府信息。”公开", 4) == ["政府信", "息。”公", "开"]


@pytest.mark.parametrize("sign", ["——", "……"])
def test_sign_of_two_characters_is_not_torn(sign: str) -> None:
    assert sign in "|".join(_lines(f"政府信{sign}公开", 4))


def test_number_and_word_stay_whole_but_not_what_is_longer_than_a_line() -> None:
    assert _lines("共12345件", 3) == ["共", "12345", "件"]
    assert _lines("abcdefghij", 2) == ["abcd", "efgh", "ij"]


def test_address_of_a_website_may_break_behind_a_stroke() -> None:
    assert _lines("见www.abc.cn/zfxx/nb", 7) == ["见www.abc.cn/", "zfxx/nb"]


def test_telephone_number_stays_whole() -> None:
    # Readers of a PDF would take the hyphen at the end of a line for one that is to be dropped.
    assert _lines("电话：027-83631976", 6) == ["电话：", "027-83631976"]


def test_blanks_at_the_end_of_a_line_take_no_room() -> None:
    lines = break_lines("政府 信息", _width, 2)
    assert [line.text for line in lines] == ["政府", "信息"]
    assert lines[0].width == 2


def test_line_break_in_the_text_begins_a_line_with_indent() -> None:
    lines = break_lines("政府\n信息公开", _width, 3, 1)
    assert [(line.text, line.start, line.left, line.ends_paragraph) for line in lines] == [
        ("政府", 0, 1, True),
        ("信息", 3, 1, False),
        ("公开", 5, 0, True),
    ]


def test_empty_text_has_one_line() -> None:
    assert _lines("", 5) == [""]


@given(_TEXT, st.integers(2, 30))
def test_lines_hold_the_whole_text_in_order(text: str, width: int) -> None:
    assert "".join(_lines(text, width)).replace(" ", "") == text.replace(" ", "")


@given(_TEXT, st.integers(12, 30))
def test_lines_are_never_too_full(text: str, width: int) -> None:
    for line in break_lines(text, _width, width):
        inside = line.text[: len(line.text) - line.hangs]
        assert line.width <= width + 0.02
        assert line.width == pytest.approx(sum(map(_width, inside)))


@given(st.lists(_WORDS).map("".join), st.integers(8, 30))
def test_lines_break_only_where_they_may(text: str, width: int) -> None:
    for line, after in pairwise(_lines(text, width)):
        assert may_break(line[-1], after[0])
