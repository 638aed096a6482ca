"""Rules about the wording of a section."""

from core.checks.texts import section_length
from core.format.check import Level
from core.report import Passage
from tests.helpers.judging import EMPTY, judge


def test_section_of_exactly_its_limit_is_fine() -> None:
    assert not judge("X-LEN", EMPTY.with_passages("overview", (Passage("", "公" * 1000),)))


def test_one_character_more_is_named_with_its_figures() -> None:
    (found,) = judge("X-LEN", EMPTY.with_passages("overview", (Passage("", "公" * 1001),)))
    assert found.level is Level.WARNING
    assert found.message == "“总体情况”有 1001 字，原则上不超过 1000 字，超出 1 字。"


def test_headings_count_and_numbers_count_one() -> None:
    assert section_length((Passage("主动公开", "公开信息287条。\n好。"), Passage("平台", ""))) == 15
