import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exporting.word_title import TITLE_CHARACTERS, title_lines

REPORT = "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "lines",
    [
        (f"县政府2024年{REPORT}",),
        ("硚口区人力资源局2024年", REPORT),
        ("广州市市场监督管理局2023年", REPORT),
        ("淮安市洪泽区乡村振兴局2024年", REPORT),
        ("青禾彝族自治州青禾县", "城市管理和综合行政执法局", f"2024年度{REPORT}"),
        (
            "新疆维吾尔自治区巴音郭楞蒙古自治州",
            "焉耆回族自治县人力资源和社会保障局",
            f"2024年{REPORT}",
        ),
    ],
    ids=lambda lines: lines[0],
)
def test_a_title_breaks_between_words_into_balanced_lines(lines: tuple[str, ...]) -> None:
    assert title_lines("".join(lines)) == lines


def test_breaks_already_in_a_title_are_kept() -> None:
    assert title_lines(f"甲县\n{REPORT}") == ("甲县", REPORT)


def test_a_title_without_a_place_to_break_is_left_to_word() -> None:
    assert title_lines("很" * 50) == ("很" * 50,)


def test_a_name_longer_than_a_line_is_not_run_into_the_year_and_what_follows() -> None:
    name = "很长很长的单位名称" * 4
    assert title_lines(f"{name}2024年{REPORT}") == (name, "2024年", REPORT)


@given(st.text(alphabet="青禾县市城局2024年政府信息公开工作度报告关于", max_size=60))
def test_no_character_is_lost_and_broken_lines_fit(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    assert len(lines) == 1 or all(0 < len(line) <= 2 * TITLE_CHARACTERS for line in lines)
