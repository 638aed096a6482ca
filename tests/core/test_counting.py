"""字数 as Word and WPS count it."""

import pytest

from core.counting import character_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("公开信息", 4),
        ("公开，信息。", 6),
        ("2024年", 2),
        ("公开信息287条。", 7),
        ("GB/T 9704—2012", 4),
        ("Word 文档", 3),
        ("　　首行缩进", 4),
        ("第一段\n第二段", 6),
        ("“三安全一稳定”", 8),
        ("《条例》（2019）", 7),
        ("𠮷𠮷", 2),
        (" \t\n", 0),
    ],
)
def test_each_chinese_character_and_each_run_of_letters_or_digits_counts_one(
    text: str, count: int
) -> None:
    assert character_count(text) == count
