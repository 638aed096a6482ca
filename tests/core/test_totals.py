"""Totals are computed from what was typed, and from nothing else."""

from decimal import Decimal

from core.format.tables import Unit
from core.forms.installed import load_format
from core.keys import CellKey
from core.numbers import Number
from core.totals import totals
from tests.helpers.forms import small_form

FORM = load_format("2021-30")
SMALL = small_form()


def letters(row: str, column: str) -> CellKey:
    return CellKey("letters", row, column)


def test_row_total_is_sum_of_its_columns() -> None:
    cells = {letters("received", "person"): 3, letters("received", "firm"): 4}
    assert totals(SMALL, cells) == {letters("received", "total"): 7}


def test_total_of_blanks_only_is_blank() -> None:
    assert totals(FORM, {}) == {}


def test_total_of_zeros_is_a_stated_zero() -> None:
    assert totals(SMALL, {letters("open", "firm"): 0}) == {letters("open", "total"): 0}


def test_blank_counts_as_nothing_beside_a_figure() -> None:
    assert totals(SMALL, {letters("open", "firm"): 5}) == {letters("open", "total"): 5}


def test_corner_is_the_sum_of_sums() -> None:
    cells = {letters("answered", "person"): 3, letters("answered", "firm"): 4}
    assert totals(SMALL, cells)[letters("closed", "total")] == 7


def test_row_that_is_a_total_of_totals_is_added_up_after_them() -> None:
    form = small_form(
        (
            "[[tables.totals]]\ncolumn",
            '[[tables.totals]]\nrow = "open"\nparts = ["closed"]\n\n[[tables.totals]]\ncolumn',
        )
    )
    computed = totals(form, {letters("answered", "person"): 3})
    assert computed[letters("open", "person")] == computed[letters("open", "total")] == 3


def test_typed_figure_in_the_place_of_a_total_is_not_used() -> None:
    cells: dict[CellKey, Number] = {letters("open", "firm"): 1, letters("open", "total"): 99}
    assert totals(SMALL, cells)[letters("open", "total")] == 1


def test_amounts_are_added_up_exactly() -> None:
    form = small_form(('label = "三、结转"', 'label = "三、结转", unit = "万元"'))
    cells = {letters("open", "person"): Decimal("0.1"), letters("open", "firm"): Decimal("0.2")}
    assert form.units[letters("open", "total")] is Unit.TEN_THOUSAND_YUAN
    assert totals(form, cells)[letters("open", "total")] == Decimal("0.3")


def test_largest_counts_of_a_whole_table_are_added_up_exactly() -> None:
    cells = dict.fromkeys(FORM.table("applications").typed, 10**12 - 1)
    corner = CellKey("applications", "concluded", "total")
    assert totals(FORM, cells)[corner] == 21 * 6 * (10**12 - 1)


def test_official_form_has_34_totals() -> None:
    # 25 rows of table 3 and 7 columns, of which one is both; 3 groups of table 4
    assert len(totals(FORM, dict.fromkeys(FORM.typed, 0))) == 25 + 7 - 1 + 3
