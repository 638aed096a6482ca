"""The words around a figure."""

from core.reading.figures import figures
from core.reading.places import Surroundings, sentence_end, sentence_start, surroundings


def around(text: str, title: str = "") -> list[Surroundings]:
    return list(surroundings(text, figures(text), title))


def test_clause_begins_after_the_last_mark_and_near_after_the_figure_before() -> None:
    first, second = around("上年结转2件，全年收到申请，共12件。")
    assert first.clause == "上年结转"
    assert (second.clause, second.near) == ("共", "，全年收到申请，共")


def test_after_ends_at_a_mark() -> None:
    assert around("12件予以公开，其余退回。")[0].after == "予以公开"


def test_near_stays_in_the_sentence() -> None:
    assert around("收到申请。共12件")[0].near == "共"


def test_wide_holds_the_heading_and_the_line_before() -> None:
    here = around("收到申请。共12件", "依申请公开")[0]
    assert here.wide == "依申请公开\n收到申请。共12件"


def test_wide_is_of_one_paragraph() -> None:
    assert "信访" not in around("办理信访9件。\n共12件")[1].wide


def test_citizens_and_organisations_are_one_party() -> None:
    assert around("收到公民、法人和其他组织申请9件")[0].clause == "收到公民、法人和其他组织申请"


def test_figures_of_a_list_have_the_names_before_it() -> None:
    here = around("复议、诉讼分别为3件、2件，另有1件")
    assert [one.near for one in here] == ["复议", "诉讼", "，另有"]


def test_list_with_fewer_figures_than_names_is_left_alone() -> None:
    assert around("公开、不公开、部分公开分别为3件")[0].near == "公开、不公开、部分公开分别为"


def test_sentences_end_at_full_stops_semicolons_and_line_breaks() -> None:
    text = "甲；乙。丙\n丁"
    assert [sentence_start(text, place) for place in (0, 2, 4, 6)] == [0, 2, 4, 6]
    assert [sentence_end(text, place) for place in (0, 2, 4, 6)] == [1, 3, 5, len(text)]
