"""Where two reports differ, in the officer's words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from core.comparing import changes, differences, place_name
from core.forms.installed import load_format
from core.keys import CellKey, FactKey, Key, TextKey
from core.report import Passage, Report
from tests.helpers.strategies import reports

FORM = load_format()
EMPTY = Report(FORM.id)
CELL = CellKey("applications", "granted", "enterprise")
AMOUNT = CellKey("proactive", "fees", "amount")
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(reports(FORM))
@patient
def test_a_report_does_not_differ_from_itself(report: Report) -> None:
    assert differences(FORM, report, report) == ()


@given(reports(FORM), reports(FORM))
@patient
def test_what_was_put_in_is_taken_out_on_the_way_back(one: Report, other: Report) -> None:
    there, back = differences(FORM, one, other), differences(FORM, other, one)
    assert {(one.key, one.before, one.after) for one in there} == {
        (one.key, one.after, one.before) for one in back
    }


@given(reports(FORM), reports(FORM))
@patient
def test_every_cell_that_differs_is_told_and_no_other(one: Report, other: Report) -> None:
    told = {change.key for change in changes(one, other) if isinstance(change.key, CellKey)}
    keys = {*one.cells, *other.cells}
    assert told == {key for key in keys if str(one.cells.get(key)) != str(other.cells.get(key))}


@given(reports(FORM), reports(FORM))
@patient
def test_the_order_is_that_of_the_form(one: Report, other: Report) -> None:
    told = [change.key for change in differences(FORM, one, other)]
    facts = [fact.id for fact in FORM.facts]
    ranks = [facts.index(key.fact) for key in told if isinstance(key, FactKey)]
    assert ranks == sorted(ranks)
    typed = list(FORM.units)
    cells = [typed.index(key) for key in told if isinstance(key, CellKey)]
    assert cells == sorted(cells)


@pytest.mark.parametrize(
    ("before", "after", "texts"),
    [
        (None, 0, ("", "0")),
        (0, None, ("0", "")),
        (12, 3, ("12", "3")),
        (Decimal("1.5"), Decimal("1.50"), ("1.5", "1.50")),
    ],
)
def test_a_blank_is_no_zero_and_an_amount_keeps_its_zeros(
    before: int | None, after: int | None, texts: tuple[str, str]
) -> None:
    (found,) = differences(FORM, EMPTY.with_cell(AMOUNT, before), EMPTY.with_cell(AMOUNT, after))
    assert (found.before, found.after) == texts


def test_a_date_reads_as_in_the_report() -> None:
    (found,) = differences(FORM, EMPTY, EMPTY.with_fact("date", date(2025, 1, 20)))
    assert (found.name, found.before, found.after) == ("成文日期", "", "2025年1月20日")


def test_a_passage_put_in_between_is_one_difference() -> None:
    first, last = Passage("一", "甲"), Passage("三", "丙")
    before = EMPTY.with_passages("overview", (first, last))
    after = EMPTY.with_passages("overview", (first, Passage("二", "乙"), last))
    (found,) = differences(FORM, before, after)
    assert (found.key, found.before, found.after) == (TextKey("overview", 1), "", "（一）二\n乙")


def test_a_changed_text_is_shown_without_its_heading() -> None:
    before = EMPTY.with_passages("overview", (Passage("主动公开", "公开 1 条。"),))
    after = EMPTY.with_passages("overview", (Passage("主动公开", "公开 2 条。"),))
    (found,) = differences(FORM, before, after)
    assert (found.name, found.before, found.after) == (
        "总体情况／主动公开",
        "公开 1 条。",
        "公开 2 条。",
    )


def test_another_level_is_shown_by_its_number() -> None:
    before = EMPTY.with_passages("overview", (Passage("平台", "", 1),))
    after = EMPTY.with_passages("overview", (Passage("平台", "", 2),))
    (found,) = differences(FORM, before, after)
    assert (found.before, found.after) == ("（一）平台", "1.平台")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (FactKey("unit"), "单位全称"),
        (TextKey("opening"), "开头的一段话"),
        (CELL, "表三 （一）予以公开／商业企业"),
        (FactKey("mayor"), "本表样没有的一项（facts.mayor）"),
        (CellKey("annex", "a", "b"), "本表样没有的一项（annex.a.b）"),
        (CellKey("applications", "a", "b"), "本表样没有的一项（applications.a.b）"),
        (TextKey("annex", 3), "本表样没有的一项（texts.annex.3）"),
    ],
)
def test_every_place_has_a_name(key: Key, name: str) -> None:
    assert place_name(FORM, key) == name
