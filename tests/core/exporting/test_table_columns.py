from core.compose import table_block
from core.document import TableBlock
from core.exporting.table_columns import in_needed_columns
from core.forms.installed import load_format


def tables(form_id: str) -> list[TableBlock]:
    return [table_block(table, {}) for table in load_format(form_id).tables]


def test_tables_that_need_every_column_stay_as_they_are() -> None:
    assert [in_needed_columns(one) for one in tables("2021-30")] == tables("2021-30")


def test_a_cell_begins_in_every_column_and_all_fill_the_same_width() -> None:
    table, *_ = tables("2019-60")
    less = in_needed_columns(table)
    assert {cell.column for cell in table.cells} < set(range(table.width))
    assert {cell.column for cell in less.cells} == set(range(less.width))
    assert (len(less.column_widths), sum(less.column_widths)) == (
        less.width,
        sum(table.column_widths),
    )
    assert [cell.text for cell in less.cells] == [cell.text for cell in table.cells]


def test_every_row_is_filled_without_hole_or_overlap() -> None:
    table = in_needed_columns(tables("2019-60")[0])
    taken = [
        (cell.row + row, cell.column + column)
        for cell in table.cells
        for row in range(cell.row_span)
        for column in range(cell.column_span)
    ]
    assert sorted(taken) == [(y, x) for y in range(table.height) for x in range(table.width)]
