"""Numbers before headings are made, and taken off what was typed."""

import pytest

from core.numbering import chinese_numeral, heading_number, number_before, without_number


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100"), (123, "123")],
)
def test_numeral_is_chinese_up_to_99(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


def test_each_level_has_its_own_sign() -> None:
    assert [heading_number(level, 3) for level in (1, 2, 3)] == ["三、", "（三）", "3."]


@pytest.mark.parametrize(
    "typed",
    [
        "一、主动公开",
        "（一）主动公开",
        "(1)主动公开",
        "（３） 主动公开",
        "1.主动公开",
        "1．主动公开",
        "2)主动公开",
        "（二）、主动公开",
        " 十二、 主动公开",
    ],
)
def test_typed_number_is_taken_off(typed: str) -> None:
    assert without_number(typed) == "主动公开"


@pytest.mark.parametrize(
    "title",
    [
        "2024年工作",
        "三农信息公开",
        "3.15消费者权益日",
        "11．9消防日",
        "12345热线",
        "一件事一次办",
        "十四五规划",
        "（2024）15号文落实",
        "（试行）办法",
    ],
)
def test_number_that_belongs_to_the_title_stays(title: str) -> None:
    assert without_number(title) == title


def test_title_that_is_only_a_number_stays() -> None:
    assert without_number("（一）") == "（一）"


def test_number_before_a_label_is_found() -> None:
    assert number_before("（六）其他处理") == "（六）"
    assert number_before("其他处理") == ""
