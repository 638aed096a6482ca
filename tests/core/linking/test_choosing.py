"""What “@” offers, and what a number that stands in a text may follow."""

import pytest

from core.evaluate import evaluate
from core.keys import CellKey
from core.linking.choosing import full_name, linkable, matching, same_value, value_words
from core.reading.readings import Reading
from core.report import Passage, Report
from tests.helpers.sessions import FORM

PERSON = CellKey("applications", "received", "natural_person")
RECEIVED = "applications.received.total"


def readings(body: str, count: int = 1287) -> tuple[Reading, ...]:
    report = Report(FORM.id).with_cells({PERSON: count})
    return evaluate(FORM, report.with_passages("overview", (Passage("", body),))).readings


def names(query: str) -> list[str]:
    return [full_name(FORM, one) for one in matching(FORM, query)]


def test_names_that_hold_the_query_come_first() -> None:
    assert names("新收")[0] == "表三 新收申请"
    whole = ["新收" in name for name in names("新收")]
    assert whole == sorted(whole, reverse=True)
    assert 1 < sum(whole) < len(whole)


@pytest.mark.parametrize("query", ["自然人新收", "新收自然人"])
def test_row_and_column_are_found_in_either_order(query: str) -> None:
    assert names(query)[0] == "表三 自然人申请"


def test_every_figure_is_offered_once_without_a_query() -> None:
    assert len(names("")) == len(set(matching(FORM, "")))
    assert matching(FORM, "没有这样的数") == ()


def test_blank_cell_is_called_so() -> None:
    first = matching(FORM, "新收")[0]
    assert value_words(FORM, first, {}) == "未填"


@pytest.mark.parametrize(
    ("figure", "number"),
    [("1287件", "1287"), ("1,287件", "1,287"), ("１２８７件", "１２８７"), ("1287 件", "1287")],
)
def test_digits_of_an_agreeing_figure_can_follow_its_cell(figure: str, number: str) -> None:
    body = f"本年新收政府信息公开申请{figure}。"
    (reading,) = readings(body)
    found = linkable(FORM, reading)
    assert found is not None
    assert body[found.start : found.end] == number
    assert found.target.key == RECEIVED


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("本年新收政府信息公开申请十二件。", 12),
        ("本年未收到政府信息公开申请。", 0),
        ("本年新收政府信息公开申请13件。", 12),
        ("举办培训12次。", 12),
    ],
)
def test_words_and_figures_that_say_otherwise_can_not(body: str, count: int) -> None:
    assert [linkable(FORM, one) for one in readings(body, count)] == [None]


def test_number_nobody_placed_may_mean_cells_of_its_value() -> None:
    (reading,) = readings("举办培训1287次。")
    values = {PERSON: 1287, CellKey("applications", "received", "total"): 1287}
    found = same_value(FORM, reading, values)
    assert [one.target.key for one in found] == [RECEIVED, str(PERSON)]
    (nothing,) = readings("举办培训0次。")
    assert same_value(FORM, nothing, {PERSON: 0}) == ()
