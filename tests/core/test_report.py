"""A report is a value: an edit makes a new one."""

from datetime import date

import pytest

from core.keys import FactKey, TextKey
from core.report import Passage, Report, changed_cells, first_difference
from tests.helpers.judging import EMPTY, FORM, key

RECEIVED = key("applications.received.natural_person")
GRANTED = key("applications.granted.natural_person")


def test_edit_leaves_the_old_report_alone() -> None:
    EMPTY.with_cell(RECEIVED, 3).with_fact("unit", "局").with_passages("other", (Passage("无"),))
    assert Report("2021-30") == EMPTY


def test_zero_is_kept_and_none_empties() -> None:
    zero = EMPTY.with_cell(RECEIVED, 0)
    assert zero.cells == {RECEIVED: 0}
    assert zero.with_cell(RECEIVED, None) == EMPTY


def test_several_cells_are_set_and_emptied_at_once() -> None:
    report = EMPTY.with_cell(RECEIVED, 3).with_cells({RECEIVED: None, GRANTED: 2})
    assert report.cells == {GRANTED: 2}


@pytest.mark.parametrize("nothing", ["", None])
def test_blank_fact_is_absent(nothing: str | None) -> None:
    assert EMPTY.with_fact("unit", "局").with_fact("unit", nothing) == EMPTY


def test_no_passages_at_all_means_not_touched() -> None:
    touched = EMPTY.with_passages("other", (Passage("", ""),))
    assert touched != EMPTY
    assert touched.with_passages("other", ()) == EMPTY


def test_paragraphs_are_lines_without_blank_ones_and_outer_spaces() -> None:
    passage = Passage("", "　　第一段 \r\n\n \u3000\n第二段\u2028第三段")
    assert passage.paragraphs == ("第一段", "第二段", "第三段")


def test_short_name_falls_back_to_the_full_one() -> None:
    unit = EMPTY.with_fact("unit", " 某市某局 ")
    assert unit.short_unit == "某市某局"
    assert unit.with_fact("short", "某局").short_unit == "某局"
    assert unit.with_fact("short", " ").short_unit == "某市某局"


def test_text_fact_is_one_line() -> None:
    assert EMPTY.with_fact("unit", "某市\n某局\n").unit == "某市某局"


def test_fact_of_another_kind_is_no_text() -> None:
    assert EMPTY.with_fact("date", date(2025, 1, 9)).text_fact("date") == ""
    assert EMPTY.with_fact("year", 2024).year == 2024
    assert EMPTY.year is None


def test_changed_cells_tell_blank_from_zero() -> None:
    after = EMPTY.with_cell(RECEIVED, 0)
    assert changed_cells(EMPTY, after) == changed_cells(after, EMPTY) == {RECEIVED}
    assert changed_cells(after, after.with_cell(GRANTED, 1)) == {GRANTED}


def test_first_difference_names_cell_passage_or_fact() -> None:
    texts = EMPTY.with_passages("other", (Passage("甲", "一"), Passage("乙", "二")))
    changed = texts.with_passages("other", (Passage("甲", "一"), Passage("乙", "三")))
    assert first_difference(texts, changed) == TextKey("other", 1)
    assert first_difference(EMPTY, EMPTY.with_cell(RECEIVED, 0)) == RECEIVED
    assert first_difference(EMPTY, EMPTY.with_fact("unit", "局")) == FactKey("unit")
    assert first_difference(texts, texts) is None


def test_first_of_several_differences_is_the_first_typed() -> None:
    same = {key("disputes.cases.review_other"): 1}
    pasted = dict.fromkeys(FORM.table("applications").typed, 2)
    before = EMPTY.with_cells(same)
    after = before.with_cells(pasted)
    assert first_difference(before, after) == first_difference(after, before) == RECEIVED


def test_first_difference_passes_over_what_is_equal() -> None:
    before = EMPTY.with_fact("unit", "局").with_fact("year", 2023)
    assert first_difference(before, before.with_fact("year", 2024)) == FactKey("year")


def test_passage_is_on_the_upper_level_unless_told() -> None:
    assert Passage("主动公开").level == 1


def test_first_difference_of_a_removed_passage_is_the_last_one_left() -> None:
    texts = EMPTY.with_passages("other", (Passage("甲", "一"), Passage("乙", "二")))
    shorter = EMPTY.with_passages("other", (Passage("甲", "一"),))
    assert first_difference(texts, shorter) == TextKey("other", 0)
    assert first_difference(EMPTY, shorter) == TextKey("other", 0)


@pytest.mark.parametrize("line", ["", " \t\u3000", "\u200b", "\ufeff \u200f", "\x01\x02", "\ufffe"])
def test_line_without_anything_to_see_is_no_paragraph(line: str) -> None:
    assert Passage("", f"第一段\n{line}\n第二段").paragraphs == ("第一段", "第二段")


@pytest.mark.parametrize("line", ["\ue000", "𠮷", "😀", "—", "\u200b公"])
def test_line_with_a_rare_character_is_a_paragraph(line: str) -> None:
    assert Passage("", line).paragraphs == (line,)
