"""The 勾稽关系 of tables 3 and 4."""

from core.checks.sums import balances
from core.format.check import Level
from core.totals import all_values
from tests.helpers.judging import EMPTY, FORM, judge, key, report_with, zeros

RECEIVED = "applications.received.natural_person"
GRANTED = "applications.granted.natural_person"
CARRIED_IN = "applications.carried_in.natural_person"
CARRIED_OUT = "applications.carried_out.natural_person"


def test_wrong_row_total_of_a_file_is_named_with_its_row() -> None:
    report = report_with({RECEIVED: 3, "applications.received.other": 1}, zeros())
    (found,) = judge("T3-ROW", report, stated={"applications.received.total": 5})
    assert found.message == (
        "表三“一、本年新收政府信息公开申请数量”这一行：六类申请人合计 4 件，"
        "原来写的总计是 5 件，相差 1 件。"
    )
    assert found.where == (key("applications.received.total"),)


def test_right_total_of_a_file_is_not_named() -> None:
    report = report_with({RECEIVED: 3}, zeros())
    assert not judge("T3-ROW", report, stated={"applications.received.total": 3})


def test_wrong_column_total_of_a_file_is_named_with_its_column() -> None:
    report = report_with({"applications.granted.enterprise": 2}, zeros())
    (found,) = judge("T3-COL", report, stated={"applications.concluded.enterprise": 3})
    assert found.message.startswith("表三“商业企业”这一列：办理结果各小项合计 2 件，")


def test_total_of_nothing_filled_in_is_compared_as_zero() -> None:
    assert not judge("T4-SUM", EMPTY, stated={"disputes.cases.review_total": 0})
    assert judge("T4-SUM", EMPTY, stated={"disputes.cases.review_total": 1})


def test_each_group_of_table_four_is_compared_by_itself() -> None:
    report = report_with({"disputes.cases.direct_suit_other": 2}, zeros())
    stated = {"disputes.cases.direct_suit_total": 1, "disputes.cases.suit_after_review_total": 0}
    (found,) = judge("T4-SUM", report, stated=stated)
    assert found.message == (
        "表四“未经复议直接起诉”：四种结果合计 2 件，原来写的总计是 1 件，相差 1 件。"
    )


def test_total_left_blank_over_figures_is_named_with_what_it_should_be() -> None:
    report = report_with({GRANTED: 258, "applications.granted.enterprise": 14}, zeros())
    blank = {"applications.granted.total": None, "applications.partly_granted.total": None}
    (found,) = judge("T3-TOTAL-BLANK", report, stated=blank)
    assert found.level is Level.WARNING
    assert found.message == "表三“（一）予以公开／总计”：各项合计 272 件，原来的总计空着没有写。"
    assert not judge("T3-ROW", report, stated=blank)


def test_total_that_is_written_or_has_no_place_is_not_blank() -> None:
    report = report_with({"disputes.cases.review_upheld": 2}, zeros())
    assert judge("T4-TOTAL-BLANK", report, stated={"disputes.cases.review_total": None})
    assert not judge("T4-TOTAL-BLANK", report, stated={"disputes.cases.review_total": 2})
    assert not judge(
        "T4-TOTAL-BLANK", report, stated={"disputes.cases.suit_after_review_total": None}
    )


def test_totals_are_not_judged_where_none_were_found_written() -> None:
    assert not [one for name in ("T3-ROW", "T3-COL", "T4-SUM") for one in judge(name, zeros())]


def test_applications_without_an_outcome_are_out_of_balance() -> None:
    (found,) = judge("T3-BAL", report_with({RECEIVED: 3, GRANTED: 1}, zeros()))
    assert found.level is Level.ERROR
    assert found.message == (
        "表三“自然人”这一列：新收与上年结转合计 3 件，办理结果与结转下年度合计 1 件，"
        "相差 2 件，应当相等。"
    )
    assert found.where[0] == key(RECEIVED)


def test_balance_counts_what_was_carried_in_and_out() -> None:
    cells = {RECEIVED: 3, CARRIED_IN: 2, GRANTED: 4, CARRIED_OUT: 1}
    assert not judge("T3-BAL", report_with(cells, zeros()))


def test_column_of_totals_is_not_named_beside_the_column_that_is_off() -> None:
    report = report_with({RECEIVED: 1, "applications.granted.other": 2}, zeros())
    named = [str(one.where[0]) for one in judge("T3-BAL", report)]
    assert named == [RECEIVED, "applications.received.other"]


def test_empty_table_is_in_balance() -> None:
    assert not judge("T3-BAL", EMPTY)


def test_live_sentence_says_how_many_are_missing_or_too_many() -> None:
    report = report_with({RECEIVED: 3, "applications.granted.other": 2})
    by_column = {one.column: one for one in balances(FORM, all_values(FORM, report))}
    assert by_column["natural_person"].sentence == "还差 3 件没有写办理结果"
    assert by_column["other"].sentence == "办理结果多写了 2 件"
    assert by_column["research"].sentence == ""
    assert (by_column["research"].left, by_column["research"].right) == (0, 0)
    assert (by_column["natural_person"].difference, by_column["other"].difference) == (3, -2)


def test_every_column_has_a_balance_in_order() -> None:
    columns = [leaf.id for leaf in FORM.table("applications").blocks[0].columns.leaves]
    assert [one.column for one in balances(FORM, {})] == columns
