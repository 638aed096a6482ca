"""Laws of every table, of our forms and of any shape a form file could describe."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.format.model import Format
from core.format.tables import Table
from core.forms.installed import known_formats, load_format
from core.grid import lay_out
from core.keys import CellKey
from core.numbers import Number, add_up
from core.totals import totals
from tests.helpers.strategies import every_cell
from tests.helpers.tables import tables

FORMS = [load_format(name) for name in known_formats()]
OUR_TABLES = [
    pytest.param(table, id=f"{form.id}-{table.id}") for form in FORMS for table in form.tables
]


def assert_covered_once(table: Table) -> None:
    grid = lay_out(table)
    covered = Counter(
        (cell.row + down, cell.column + right)
        for cell in grid.cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    )
    every_place = [(row, column) for row in range(grid.height) for column in range(grid.width)]
    assert sorted(covered) == every_place
    assert set(covered.values()) == {1}


@pytest.mark.parametrize("table", OUR_TABLES)
def test_grid_of_our_tables_has_neither_holes_nor_overlaps(table: Table) -> None:
    assert_covered_once(table)


@given(tables())
def test_grid_of_any_table_has_neither_holes_nor_overlaps(table: Table) -> None:
    assert_covered_once(table)


@given(tables())
def test_any_table_places_every_cell_in_reading_order(table: Table) -> None:
    placed = [cell.key for cell in lay_out(table).cells if cell.key]
    assert placed == list(table.units)


@given(tables(), st.data())
def test_row_sums_equal_column_sums(table: Table, data: st.DataObject) -> None:
    form = _form_of(table)
    cells = data.draw(st.fixed_dictionaries({key: st.integers(0, 99) for key in table.typed}))
    assert_both_ways_agree(form, table, cells)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
@settings(max_examples=30)
@given(data=st.data())
def test_row_sums_equal_column_sums_in_our_forms(form: Format, data: st.DataObject) -> None:
    cells = data.draw(every_cell(form))
    for table in form.tables:
        assert_both_ways_agree(form, table, cells)


def assert_both_ways_agree(form: Format, table: Table, cells: Mapping[CellKey, Number]) -> None:
    """Assert that each total is the sum of its row and of its column, wherever it has parts there."""
    values = {**cells, **totals(form, cells)}
    for total in table.totals:
        for key in table.units:
            if total.target == (key.row if total.axis == "row" else key.column):
                parts = [key._replace(**{total.axis: part}) for part in total.parts]
                assert values[key] == add_up(values[part] for part in parts)


def _form_of(table: Table) -> Format:
    form = FORMS[0]
    return Format(form.id, "", "", 2021, form.facts, form.opening, form.sections, (table,), ())
