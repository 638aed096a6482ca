"""This year beside last year."""

from core.keys import TextKey
from core.report import Passage
from core.totals import all_values
from core.years.year_on_year import beside, carried_cells, carried_offer, year_cells, year_texts
from tests.helpers.judging import EMPTY, FORM, key, report_with, zeros

LAST = report_with(
    {
        "applications.carried_out.natural_person": 3,
        "applications.carried_out.enterprise": 0,
        "proactive.penalties.decisions": 40,
    }
)


def test_what_was_carried_out_is_offered_for_carrying_in() -> None:
    now = report_with({"applications.carried_in.natural_person": 2})
    assert carried_cells(FORM, now.cells, LAST.cells) == {
        key("applications.carried_in.natural_person"): 3,
        key("applications.carried_in.enterprise"): 0,
    }


def test_what_is_carried_in_already_is_not_offered() -> None:
    now = report_with(
        {"applications.carried_in.natural_person": 3, "applications.carried_in.enterprise": 0}
    )
    assert carried_cells(FORM, now.cells, LAST.cells) == {}


def test_cells_of_both_years_stand_beside_each_other_with_their_difference() -> None:
    now = all_values(FORM, report_with({"proactive.penalties.decisions": 55}, zeros()))
    cells = {one.key: one for one in year_cells(FORM, now, all_values(FORM, LAST))}
    assert list(cells) == list(FORM.units)
    changed = cells[key("proactive.penalties.decisions")]
    assert (changed.now, changed.then, changed.difference) == (55, 40, 15)
    blank = cells[key("proactive.licensing.decisions")]
    assert (blank.difference, blank.is_same) == (None, False)


def test_passages_go_together_by_title_and_the_same_words_are_marked() -> None:
    same = "健全公开审查制度，落实先审后发。"
    last_year = EMPTY.with_passages(
        "overview", (Passage("监督保障", f"甲{same}"), Passage("主动公开", "公开 9 条。"))
    )
    report = EMPTY.with_passages(
        "overview", (Passage("主动公开", "公开 12 条。"), Passage("监督保障", f"乙{same}"))
    )
    first, second = year_texts(report, last_year, "overview")
    assert (first.title, first.then) == ("主动公开", Passage("主动公开", "公开 9 条。"))
    assert first.same_now == ()
    assert second.now is not None
    assert [second.now.body[begin:end] for begin, end in second.same_now] == [same]


def test_renamed_passage_goes_with_the_one_in_its_place_and_dropped_ones_come_last() -> None:
    last_year = EMPTY.with_passages("overview", (Passage("公开情况", "甲"), Passage("平台", "乙")))
    report = EMPTY.with_passages("overview", (Passage("主动公开", "丙"),))
    first, second = year_texts(report, last_year, "overview")
    assert (first.now, first.then) == (Passage("主动公开", "丙"), Passage("公开情况", "甲"))
    assert (second.now, second.then) == (None, Passage("平台", "乙"))


def test_offer_says_how_many_were_carried_over() -> None:
    offer = carried_offer(FORM, "applications", {}, LAST.cells)
    assert offer is not None
    assert offer.sentence == "去年年报结转下年度的是 3 件，可以填入上年结转。"
    assert dict(offer.cells) == carried_cells(FORM, {}, LAST.cells)
    assert carried_offer(FORM, "proactive", {}, LAST.cells) is None


def test_offer_points_out_what_was_filled_in_otherwise() -> None:
    now = report_with({"applications.carried_in.natural_person": 2})
    offer = carried_offer(FORM, "applications", now.cells, LAST.cells)
    assert offer is not None
    assert offer.sentence == "去年年报结转下年度的是 3 件，与这里填的上年结转不同。"
    assert offer.action == "改成去年的数"


def test_what_became_of_the_problems_stands_beside_last_years_problems() -> None:
    came_back, problems = (one.title for one in FORM.section("problems").passages)
    now = EMPTY.with_passages(
        "problems", (Passage(came_back, "改了。"), Passage(problems, "还有。"))
    )
    then = EMPTY.with_passages(
        "problems", (Passage("整改情况", "都改了。"), Passage("存在的问题", "不够细。"))
    )
    assert beside(FORM, now, then, TextKey("problems", 0)) == Passage("存在的问题", "不够细。")
    assert beside(FORM, now, then, TextKey("problems", 1)) == Passage("存在的问题", "不够细。")


def test_own_sub_heading_stands_beside_the_one_of_the_same_title() -> None:
    last_year = EMPTY.with_passages(
        "other", (Passage("议提案", "办理3件。"), Passage("收费", "无。"))
    )
    now = EMPTY.with_passages("other", (Passage("收费", ""),))
    assert beside(FORM, now, last_year, TextKey("other", 0)) == Passage("收费", "无。")


def test_words_of_a_dropped_passage_that_stand_elsewhere_now_are_marked() -> None:
    same = "健全公开审查制度，落实先审后发。"
    last_year = EMPTY.with_passages("overview", (Passage("甲", "短。"), Passage("乙", same)))
    now = EMPTY.with_passages("overview", (Passage("甲", same),))
    first, dropped = year_texts(now, last_year, "overview")
    assert dropped.now is None
    assert dropped.same_then == ((0, len(same)),)
    assert first.same_now == dropped.same_then


def test_nothing_stands_beside_what_last_year_did_not_have() -> None:
    now = EMPTY.with_passages("other", (Passage("数据口径说明", "略。"),))
    assert beside(FORM, now, EMPTY, TextKey("other", 0)) is None
