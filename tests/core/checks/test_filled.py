"""Rules that something has been filled in."""

import pytest

from core.format.check import Level
from core.format.sections import FactKind
from core.keys import FactKey, TextKey
from core.report import Passage
from tests.helpers.judging import EMPTY, FORM, judge, key, report_with, zeros

TEXT_FACTS = [
    check
    for check in FORM.checks
    if check.kind == "fact_filled" and FORM.fact(str(check.fields["fact"])).kind is FactKind.TEXT
]


def test_missing_unit_must_be_filled_in() -> None:
    (found,) = judge("F-UNIT", EMPTY)
    assert found.level is Level.ERROR
    assert found.is_missing
    assert found.where == (FactKey("unit"),)
    assert found.message == "“单位全称”还没有填，标题和正文缺少单位名称。"


@pytest.mark.parametrize("blank", [" ", "\u3000", "\n"])
def test_fact_of_spaces_counts_as_not_filled(blank: str) -> None:
    for check in TEXT_FACTS:
        assert judge(check.id, EMPTY.with_fact(str(check.fields["fact"]), blank))


def test_filled_fact_is_not_named() -> None:
    for check in TEXT_FACTS:
        assert not judge(check.id, EMPTY.with_fact(str(check.fields["fact"]), "填了"))
    assert not judge("F-YEAR", EMPTY.with_fact("year", 2024))


def test_section_without_a_word_is_named() -> None:
    (found,) = judge("X-OVERVIEW", EMPTY)
    assert found.message == "“总体情况”还没有写。"
    assert found.where == (TextKey("overview"),)


def test_headings_and_blank_lines_alone_are_not_a_word() -> None:
    assert judge("X-PROB", EMPTY.with_passages("problems", (Passage("上年度", " \n\u3000"),)))
    written = EMPTY.with_passages("problems", (Passage("上年度", "一句"),))
    assert not any(one.is_missing for one in judge("X-PROB", written))


def test_empty_passages_beside_a_written_one_are_named_together() -> None:
    passages = (Passage("主动公开", "公开了。"), Passage("依申请公开"), Passage("监督保障", " "))
    (found,) = judge("X-BLANK", EMPTY.with_passages("overview", passages))
    assert found.message == "“总体情况”里有小标题还没有写内容：“依申请公开”“监督保障”。"
    assert found.where == (TextKey("overview", 1), TextKey("overview", 2))


def test_untouched_section_is_not_named_twice() -> None:
    assert not judge("X-BLANK", EMPTY)
    assert not judge("X-BLANK", EMPTY.with_passages("overview", (Passage("主动公开"),)))


def test_heading_over_deeper_passages_needs_no_text_of_its_own() -> None:
    passages = (Passage("主动公开"), Passage("政策解读", "解读了。", 2))
    assert not judge("X-BLANK", EMPTY.with_passages("overview", passages))


def test_untouched_table_is_named_once_with_all_its_cells() -> None:
    applications = judge("CELL-BLANK", EMPTY)[1]
    assert applications.message == "表三“收到和处理政府信息公开申请情况”还有 144 格没有填。"
    assert applications.where == FORM.table("applications").typed


def test_begun_table_is_named_row_by_row() -> None:
    blank = {"applications.granted.other": None, "applications.other_misc.research": None}
    found = judge("CELL-BLANK", report_with(blank, zeros()))
    assert [one.message for one in found] == [
        "表三“（一）予以公开”还有 1 格没有填。",
        "表三“（六）3.其他”还有 1 格没有填。",
    ]
    assert found[0].where == (key("applications.granted.other"),)


def test_table_of_zeros_is_filled() -> None:
    assert judge("CELL-BLANK", zeros()) == []
