"""Where labels and cells stand."""

from core.document import CellRole
from core.forms.installed import load_format
from core.grid import Grid, GridCell, label_columns, lay_out
from core.keys import CellKey
from tests.helpers.forms import small_form

FORM = load_format("2021-30")


def cell_at(grid: Grid, row: int, column: int) -> GridCell:
    return next(cell for cell in grid.cells if (cell.row, cell.column) == (row, column))


def test_small_table_is_laid_out_as_drawn() -> None:
    grid = lay_out(small_form().table("letters"))
    shown = [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text)
        for cell in grid.cells
        if cell.role is not CellRole.VALUE
    ]
    assert (grid.height, grid.width, grid.header_rows) == (6, 5, 2)
    assert shown == [
        (0, 0, 2, 2, "类别"),
        (0, 2, 1, 2, "来信人"),
        (0, 4, 2, 1, "总计"),
        (1, 2, 1, 1, "自然人"),
        (1, 3, 1, 1, "企业"),
        (2, 0, 1, 2, "一、新收"),
        (3, 0, 2, 1, "二、办理"),
        (3, 1, 1, 1, "（一）答复"),
        (4, 1, 1, 1, "（二）总计"),
        (5, 0, 1, 2, "三、结转"),
    ]


def test_title_of_a_single_block_stands_above_and_is_repeated_with_the_header() -> None:
    grid = lay_out(
        small_form(('corner = "类别"', 'title = "来信"\ncorner = "类别"')).table("letters")
    )
    assert grid.cells[0] == GridCell(0, 0, 1, 5, CellRole.HEADER, "来信")
    assert [(cell.row, cell.text) for cell in grid.cells[1:3]] == [(1, "类别"), (1, "来信人")]
    assert (grid.height, grid.header_rows) == (7, 3)


def test_every_cell_of_a_table_is_placed_once_in_reading_order() -> None:
    for table in FORM.tables:
        placed = [cell.key for cell in lay_out(table).cells if cell.key]
        assert placed == list(table.units)


def test_block_with_fewer_columns_has_wider_cells() -> None:
    grid = lay_out(FORM.table("proactive"))
    (fees,) = (cell for cell in grid.cells if cell.key == CellKey("proactive", "fees", "amount"))
    assert fees.column_span == 3


def test_block_title_reaches_over_the_whole_width() -> None:
    grid = lay_out(FORM.table("proactive"))
    assert cell_at(grid, 0, 0).column_span == grid.width


def test_table_without_row_labels_has_no_label_columns() -> None:
    table = FORM.table("disputes")
    assert label_columns(table) == 0
    assert all(cell.role is not CellRole.LABEL for cell in lay_out(table).cells)


def test_block_without_row_labels_fills_the_width_below_one_with_labels() -> None:
    other_block = (
        '\n[[tables.blocks]]\nrow_labels = false\ncolumns = [{ id = "sum", label = "金额" }]\n'
        'rows = [{ id = "fees", label = "收费" }]\n\n[[tables.totals]]\ncolumn'
    )
    grid = lay_out(small_form(("\n[[tables.totals]]\ncolumn", other_block)).table("letters"))
    assert grid.header_rows == 0, "two blocks have no header in common"
    assert [(cell.column, cell.column_span) for cell in grid.cells[-2:]] == [(0, 5), (0, 5)]


def test_only_the_balance_sentence_in_the_corner_is_a_note() -> None:
    notes = [cell.text for table in FORM.tables for cell in lay_out(table).cells if cell.is_note]
    assert notes == ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"]


def test_header_of_several_blocks_is_not_repeated_on_the_next_page() -> None:
    assert [lay_out(table).header_rows for table in FORM.tables] == [0, 3, 3]
