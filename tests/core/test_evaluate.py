"""Everything that follows from a report, through one door."""

from core.evaluate import evaluate
from core.format.check import Level
from core.totals import all_values
from tests.helpers.judging import EMPTY, FORM, key, report_with, zeros

TOTAL = "applications.received.total"


def test_values_hold_what_was_typed_and_what_was_computed() -> None:
    values = evaluate(FORM, report_with({"applications.received.other": 3})).values
    assert values == {key("applications.received.other"): 3, key(TOTAL): 3}


def test_empty_report_has_errors_but_no_values() -> None:
    results = evaluate(FORM, EMPTY)
    assert results.values == {}
    assert results.has_errors


def test_warnings_alone_are_no_errors() -> None:
    results = evaluate(FORM, zeros())
    errors = {one.check for one in results.findings if one.level is Level.ERROR}
    assert errors == {"F-UNIT", "F-YEAR", "X-OVERVIEW", "X-PROB", "X-FEE"}


def test_stated_totals_are_compared_and_never_used() -> None:
    results = evaluate(FORM, zeros(), stated={key(TOTAL): 9})
    assert results.values[key(TOTAL)] == 0
    assert [one.check for one in results.findings if one.where == (key(TOTAL),)] == ["T3-ROW"]


def test_last_year_is_looked_at_with_its_own_totals() -> None:
    this_year = report_with({"applications.carried_in.other": 4})
    cells = {"applications.carried_out.other": 4, "applications.carried_out.research": 1}
    found = evaluate(FORM, this_year, report_with(cells)).findings
    (carried,) = (one for one in found if one.check == "T3-CARRY-YEAR")
    assert str(carried.where[0]) == "applications.carried_in.total"
    assert "上年结转填 4 件，上一年年报结转下年度的是 5 件" in carried.message


def test_balances_are_there_for_every_column_of_table_three() -> None:
    assert len(evaluate(FORM, EMPTY).balances) == 7


def test_all_values_of_a_report_full_of_zeros_are_zero() -> None:
    assert set(all_values(FORM, zeros()).values()) == {0}
    assert all_values(FORM, zeros()).keys() == FORM.units.keys()
