"""Figures in the prose that follow the tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.linking.links import inserted, refreshed, repaired, retyped, unlinked
from core.linking.targets import UNFILLED, shown, target_for, targets
from core.report import Link, Passage
from core.totals import all_values
from tests.helpers.judging import EMPTY, FORM, key, report_with, zeros

RECEIVED = "applications.received.total"
TWELVE = Passage("依申请公开", "收到申请12件，办结。", links=(Link(4, 6, RECEIVED),))


def linked_words(passage: Passage) -> list[str]:
    return [passage.body[link.start : link.end] for link in passage.links]


def test_typing_before_and_behind_keeps_the_link() -> None:
    for body in ("今年收到申请12件，办结。", "收到申请12件，全部办结。", "收到申请 12 件，办结。"):
        after = retyped(TWELVE, body)
        assert linked_words(after) == ["12"]
        assert not after.links[0].is_broken


@pytest.mark.parametrize(
    ("body", "words"),
    [("收到申请13件，办结。", "13"), ("收到申请2件，办结。", "2"), ("收到申请112件，办结。", "112"),
     ("收到申请123件，办结。", "123"), ("收到申请1a2件，办结。", "1a2")],
)  # fmt: skip
def test_typing_into_the_figure_breaks_the_link_and_keeps_what_was_typed(
    body: str, words: str
) -> None:
    after = retyped(TWELVE, body)
    assert after.body == body
    assert [link.is_broken for link in after.links] == [True]
    assert linked_words(after) == [words]


def test_deleted_figure_takes_its_link_along() -> None:
    assert retyped(TWELVE, "收到申请件，办结。").links == ()
    assert retyped(TWELVE, "").links == ()


def test_changed_table_changes_the_sentence_and_what_stands_behind_moves_along() -> None:
    twice = inserted(TWELVE, 8, 8, RECEIVED, "12")
    report = report_with(
        {"applications.received.natural_person": 1234}, zeros().with_passages("overview", (twice,))
    )
    (after,) = refreshed(FORM, report, all_values(FORM, report)).passages("overview")
    assert after.body == "收到申请1234件，1234办结。"
    assert linked_words(after) == ["1234", "1234"]


def test_unfilled_cell_is_told_not_taken_for_zero() -> None:
    report = EMPTY.with_passages("overview", (TWELVE,))
    (after,) = refreshed(FORM, report, {}).passages("overview")
    assert linked_words(after) == [UNFILLED]


def test_broken_link_stays_as_typed_until_it_is_repaired() -> None:
    broken = retyped(TWELVE, "收到申请13件，办结。")
    report = report_with(
        {"applications.received.other": 7}, zeros().with_passages("other", (broken,))
    )
    values = all_values(FORM, report)
    assert refreshed(FORM, report, values) == report
    mended = repaired(FORM, broken, broken.links[0], values)
    assert mended.body == "收到申请7件，办结。"
    assert not mended.links[0].is_broken


def test_unlinked_figure_is_plain_text() -> None:
    assert unlinked(TWELVE, TWELVE.links[0]) == Passage(TWELVE.title, TWELVE.body)


def test_groups_are_sums_and_usual_figures_come_first() -> None:
    names = [target.name for target in targets(FORM)]
    assert names[:3] == ["新收申请", "上年结转申请", "办理结果总计"]
    assert len({target.cells for target in targets(FORM)}) == len(names)
    report = report_with({"applications.refused_by_law.other": 2}, zeros())
    assert shown(FORM, "applications.refused.total", all_values(FORM, report)) == "2"


def test_every_cell_is_a_target_of_its_own() -> None:
    for cell in FORM.units:
        target = target_for(FORM, (cell,))
        assert target is not None
        assert target.key == str(cell)
    assert target_for(FORM, (key(RECEIVED), key(RECEIVED))) is None


@given(st.text(alphabet="收到1件2，", max_size=12), st.data())
def test_links_always_lie_inside_the_text_in_order(body: str, data: st.DataObject) -> None:
    passage = TWELVE
    for _ in range(3):
        passage = retyped(passage, data.draw(st.text(alphabet="收到申请12件，。", max_size=14)))
        passage = inserted(passage, 0, 0, RECEIVED, "5")
    passage = retyped(passage, body)
    ends = [0, *(place for link in passage.links for place in (link.start, link.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(body)
