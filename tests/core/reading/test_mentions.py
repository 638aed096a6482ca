"""Which fact a figure states."""

import pytest

from core.reading.mentions import Mention, mentions
from tests.helpers.judging import FORM


def read(text: str, title: str = "依申请公开情况", year: int = 2024) -> list[Mention]:
    return list(mentions(FORM.mentions, text, title, year))


def facts(text: str, title: str = "依申请公开情况") -> list[str]:
    return [one.spec.id if one.spec else "" for one in read(text, title)]


def test_nearest_words_are_taken() -> None:
    assert facts("收到申请12件，办结11件，结转下年度1件。") == [
        "received",
        "concluded",
        "carried_out",
    ]


def test_row_is_taken_before_its_group() -> None:
    assert facts("不予公开3件，其中行政查询事项2件、过程性信息1件") == [
        "refused",
        "refused_registry_query",
        "refused_process_information",
    ]


def test_longer_words_win_at_the_same_place() -> None:
    assert facts("予以公开和部分公开59件") == ["granted_and_partly"]


def test_unit_that_does_not_fit_is_no_fact() -> None:
    assert facts("收到申请费12元") == [""]


def test_figure_of_another_year_is_no_fact_but_what_is_carried_over_is() -> None:
    assert facts("2023年收到申请12件") == [""]
    assert facts("2023年结转申请2件") == ["carried_in"]


def test_words_for_nothing_are_a_zero() -> None:
    (mention,) = read("本年度未收到政府信息公开申请。")
    assert mention.figure.value == 0
    assert mention.spec is not None
    assert mention.spec.id == "received"


@pytest.mark.parametrize("text", ["区政府本级收到申请17件", "各街道收到网络申请12件"])
def test_narrower_figures_are_not_certain(text: str) -> None:
    (mention,) = read(text)
    assert not mention.is_certain


def test_bare_application_outside_its_heading_is_not_certain() -> None:
    assert not read("收到申请12件", "工作情况")[0].is_certain
    assert read("收到申请12件", "依申请公开")[0].is_certain
