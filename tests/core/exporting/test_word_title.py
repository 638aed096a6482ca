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


def test_a_name_without_a_place_to_break_is_broken_in_equal_parts() -> None:
    assert title_lines("很" * 50) == ("很" * 16, "很" * 17, "很" * 17)
    assert title_lines(f"{'很' * 30}2024年{REPORT}") == ("很" * 15, "很" * 15, f"2024年{REPORT}")


def test_a_name_longer_than_a_line_is_broken_beside_a_joining_word() -> None:
    lines = ("伊犁河流域生态环境综合治理", "与水土保持工程建设管理委员会办公室")
    year_and_report = f"2024年{REPORT}"
    assert title_lines("".join((*lines, year_and_report))) == (*lines, year_and_report)


@pytest.mark.parametrize("times", [10, 100])
def test_lines_are_filled_where_there_are_too_many_places_to_break(times: int) -> None:
    name = "某某省某某市某某区" * times
    lines = title_lines(f"{name}2024年{REPORT}")
    assert "".join(lines) == f"{name}2024年{REPORT}"
    assert all(len(line) <= TITLE_CHARACTERS for line in lines)
    assert lines[0] == "某某省某某市某某区" * 2


@given(st.text(alphabet="青禾县市城局2024年政府信息公开工作度报告关于", max_size=60))
def test_no_character_is_lost_and_broken_lines_fit(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    assert len(lines) == 1 or all(0 < len(line) <= 2 * TITLE_CHARACTERS for line in lines)
