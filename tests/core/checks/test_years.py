"""Rules that compare with last year's report."""

from core.format.check import Level
from tests.helpers.judging import EMPTY, judge, key, report_with, zeros

CARRIED_IN = "applications.carried_in.enterprise"
CARRIED_OUT = "applications.carried_out.enterprise"
ISSUED, REPEALED, IN_FORCE = (
    f"proactive.normative_documents.{column}" for column in ("issued", "repealed", "in_force")
)
ROLLING = {ISSUED: 5, REPEALED: 2, IN_FORCE: 13}


def test_carried_in_must_be_what_was_carried_out_last_year() -> None:
    found = judge(
        "T3-CARRY-YEAR",
        report_with({CARRIED_IN: 2}, zeros()),
        report_with({CARRIED_OUT: 3}, zeros()),
    )
    assert [one.level for one in found] == [Level.WARNING]
    assert found[0].message == (
        "表三“商业企业”这一列：上年结转填 2 件，上一年年报结转下年度的是 3 件，两年对不上。"
    )
    assert [str(one.where[0]) for one in found] == [CARRIED_IN]  # not its computed total again


def test_carried_in_as_last_year_says_is_fine() -> None:
    last_year = report_with({CARRIED_OUT: 3}, zeros())
    assert not judge("T3-CARRY-YEAR", report_with({CARRIED_IN: 3}, zeros()), last_year)


def test_years_are_not_compared_without_last_year_or_before_anything_is_filled_in() -> None:
    assert not judge("T3-CARRY-YEAR", report_with({CARRIED_IN: 2}))
    assert not judge("T3-CARRY-YEAR", EMPTY, report_with({CARRIED_OUT: 3}))
    assert not judge("T2-ROLL", report_with(ROLLING))
    assert not judge("T2-ROLL", report_with(ROLLING), EMPTY)


def test_in_force_rolls_forward_from_last_year() -> None:
    assert not judge("T2-ROLL", report_with(ROLLING), report_with({IN_FORCE: 10}))


def test_in_force_that_does_not_roll_forward_is_named_with_all_figures() -> None:
    (found,) = judge("T2-ROLL", report_with(ROLLING), report_with({IN_FORCE: 11}))
    assert found.message == (
        "表二“行政规范性文件”：上年现行有效 11 件，加制发 5 件，减废止 2 件，"
        "应为 14 件，现在填的是 13 件。"
    )
    assert found.where == (key(IN_FORCE), key(ISSUED), key(REPEALED))


def test_in_force_is_not_judged_before_its_row_is_filled_in() -> None:
    half = report_with({ISSUED: 5, IN_FORCE: 13})
    assert not judge("T2-ROLL", half, report_with({IN_FORCE: 99}))
