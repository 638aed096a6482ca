"""Suggestions that put a broken 勾稽关系 right."""

from core.evaluate import evaluate
from core.keys import CellKey
from core.mends import Likelihood, Mend, mends, mends_for
from core.report import Report
from core.totals import all_values
from tests.helpers.judging import FORM, key, report_with, zeros


def suggest(report: Report, last_year: Report | None = None) -> tuple[Mend, ...]:
    earlier = all_values(FORM, last_year) if last_year else None
    return mends(FORM, all_values(FORM, report), earlier)


def put_right(report: Report, mend: Mend) -> bool:
    mended = report.with_cells(mend.changes)
    return not any(one.check == "T3-BAL" for one in evaluate(FORM, mended).findings)


def test_balanced_table_needs_no_mend() -> None:
    assert suggest(zeros()) == ()


def test_unfilled_column_gets_no_mend() -> None:
    assert suggest(report_with({"applications.received.natural_person": 3})) == ()


def test_item_in_the_wrong_column_is_moved() -> None:
    report = report_with(
        {
            "applications.received.natural_person": 3,
            "applications.granted.natural_person": 2,
            "applications.granted.other": 1,
        },
        zeros(),
    )
    first, *_ = suggest(report)
    assert first.likelihood is Likelihood.WRONG_COLUMN
    assert first.sentence == ("“自然人”一列少 1 件，“其他”一列多 1 件：可能是同一件申请归错了列。")
    assert first.action == "“（一）予以公开”这一行，“其他”由 1 改为 0，“自然人”由 2 改为 3"
    assert dict(first.changes) == {
        key("applications.granted.other"): 0,
        key("applications.granted.natural_person"): 3,
    }
    assert put_right(report, first)


def test_excess_that_equals_one_row_is_taken_out_of_another() -> None:
    report = report_with(
        {
            "applications.received.natural_person": 5,
            "applications.partly_granted.natural_person": 2,
            "applications.refused_third_party.natural_person": 5,
        },
        zeros(),
    )
    first, *_ = suggest(report)
    assert first.likelihood is Likelihood.SAME_COUNT
    assert "多出的 2 件正好等于" in first.sentence
    assert "部分公开" in first.sentence
    assert first.changes == {key("applications.refused_third_party.natural_person"): 3}
    assert put_right(report, first)


def test_digits_the_wrong_way_round_are_turned() -> None:
    report = report_with(
        {
            "applications.received.natural_person": 21,
            "applications.granted.natural_person": 12,
        },
        zeros(),
    )
    turned = [one for one in suggest(report) if one.likelihood is Likelihood.SLIP]
    assert {key("applications.granted.natural_person"): 21} in [one.changes for one in turned]
    assert all(put_right(report, one) for one in turned)


def test_digits_are_turned_on_either_side_and_also_in_the_middle() -> None:
    came_in, handled = "applications.received.natural_person", "applications.granted.natural_person"
    report = report_with({came_in: 1342, handled: 1432}, zeros())
    turned = [one.changes for one in suggest(report) if one.likelihood is Likelihood.SLIP]
    assert turned == [{key(came_in): 1432}, {key(handled): 1342}]


def test_carried_in_that_differs_from_last_year_comes_first() -> None:
    report = report_with(
        {
            "applications.received.natural_person": 4,
            "applications.carried_in.natural_person": 2,
            "applications.granted.natural_person": 5,
        },
        zeros(),
    )
    last_year = report_with({"applications.carried_out.natural_person": 1}, zeros())
    first, *_ = suggest(report, last_year)
    assert first.likelihood is Likelihood.LAST_YEAR
    assert first.changes == {key("applications.carried_in.natural_person"): 1}
    assert put_right(report, first)


def test_open_items_can_be_carried_out() -> None:
    report = report_with({"applications.received.natural_person": 2}, zeros())
    (only,) = suggest(report)
    assert only.changes == {key("applications.carried_out.natural_person"): 2}
    assert put_right(report, only)


def test_too_many_carried_out_are_carried_out_less() -> None:
    report = report_with(
        {"applications.received.natural_person": 1, "applications.carried_out.natural_person": 3},
        zeros(),
    )
    found = next(one for one in suggest(report) if one.likelihood is Likelihood.POSSIBLE)
    assert "多写了" in found.sentence
    assert found.changes == {key("applications.carried_out.natural_person"): 1}


def test_row_that_holds_just_as_many_is_counted_twice_too() -> None:
    report = report_with(
        {
            "applications.received.natural_person": 2,
            "applications.granted.natural_person": 2,
            "applications.partly_granted.natural_person": 2,
        },
        zeros(),
    )
    twice = [one.changes for one in suggest(report) if one.likelihood is Likelihood.SAME_COUNT]
    assert {key("applications.granted.natural_person"): 0} in twice
    assert {key("applications.partly_granted.natural_person"): 0} in twice


def test_no_figure_is_turned_into_one_that_begins_with_zero() -> None:
    came_in, handled = "applications.received.natural_person", "applications.granted.natural_person"
    report = report_with({came_in: 10, handled: 1}, zeros())
    assert not [one for one in suggest(report) if one.likelihood is Likelihood.SLIP]


def test_every_mend_puts_its_column_right_and_no_cell_below_zero() -> None:
    report = report_with(
        {
            "applications.received.natural_person": 10,
            "applications.granted.natural_person": 7,
            "applications.partly_granted.natural_person": 7,
            "applications.received.enterprise": 9,
            "applications.granted.enterprise": 5,
        },
        zeros(),
    )
    for mend in suggest(report):
        assert min(mend.changes.values()) >= 0
        assert len(mend.changes) <= 2


def test_finding_gets_the_mends_of_its_own_column_and_no_other() -> None:
    report = report_with(
        {"applications.received.natural_person": 2, "applications.received.research": 5}, zeros()
    )
    results = evaluate(FORM, report)
    by_column = {
        one.where[0].column: mends_for(FORM, one, results.values)
        for one in results.findings
        if one.check == "T3-BAL" and isinstance(one.where[0], CellKey)
    }
    assert set(by_column) >= {"natural_person", "research"}
    for column in ("natural_person", "research"):
        assert by_column[column]
        for mend in by_column[column]:
            assert column in {one.column for one in mend.changes}


def test_another_finding_about_the_same_column_gets_none() -> None:
    report = report_with(
        {"applications.received.natural_person": 2, "applications.carried_in.natural_person": 1},
        zeros(),
    )
    results = evaluate(FORM, report, zeros())
    (found,) = (one for one in results.findings if one.check == "T3-CARRY-YEAR")
    assert mends(FORM, results.values)
    assert mends_for(FORM, found, results.values) == ()


def test_finding_about_something_else_gets_none() -> None:
    results = evaluate(FORM, report_with({"applications.received.natural_person": 2}, zeros()))
    others = [one for one in results.findings if one.check != "T3-BAL"]
    assert others
    assert all(mends_for(FORM, one, results.values) == () for one in others)
