"""How cells are set and where pages may end, the same for Word, preview and print."""

import pytest

from core.document import CellRole, TableBlock, TableCell
from core.table_look import CellLook, bound_rows, cell_look


def _cell(text: str, role: CellRole, *, columns: int = 1, is_note: bool = False) -> TableCell:
    return TableCell(0, 0, 1, columns, text, role, None, is_note)


@pytest.mark.parametrize(
    ("cell", "look"),
    [
        (_cell("一、本年新收", CellRole.LABEL), CellLook.NUMBERED_LABEL),
        (_cell("（七）总计", CellRole.LABEL), CellLook.NUMBERED_LABEL),
        (_cell("2.重复申请", CellRole.LABEL), CellLook.NUMBERED_LABEL),
        (_cell("行政许可", CellRole.LABEL), CellLook.LABEL),
        (_cell("一、只是栏目", CellRole.HEADER), CellLook.HEADER),
        (_cell("第二十条第（一）项", CellRole.HEADER, columns=4), CellLook.BLOCK_TITLE),
        (_cell("（本列数据的勾稽关系）", CellRole.HEADER, is_note=True), CellLook.NOTE),
        (_cell("12", CellRole.VALUE), CellLook.VALUE),
    ],
)
def test_look_of_a_cell_follows_from_what_it_holds(cell: TableCell, look: CellLook) -> None:
    assert cell_look(cell, 4) is look


def test_numbers_of_labels_stand_below_each_other_and_figures_in_the_middle() -> None:
    assert CellLook.NUMBERED_LABEL.is_at_left
    assert not CellLook.VALUE.is_at_left
    assert not CellLook.LABEL.is_at_left


def _table(*groups: int) -> TableBlock:
    """Return a table of one header row and row groups of these heights."""
    cells = [TableCell(0, 0, 1, 1, "栏目", CellRole.HEADER)]
    top = 1
    for height in groups:
        cells.append(TableCell(top, 0, height, 1, "组", CellRole.LABEL))
        top += height
    return TableBlock("t", top, 1, 1, (1,), tuple(cells))


def test_short_group_is_not_torn_but_a_long_one_may_be() -> None:
    bound = bound_rows(_table(3, 12, 3))
    assert {1, 2, 16} <= bound
    assert not bound & {3, 5, 10, 15}


def test_whole_table_has_no_place_for_a_page_to_end() -> None:
    assert bound_rows(_table(1, 1, 1), whole=True) == {0, 1, 2}
