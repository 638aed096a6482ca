"""Names of rows, columns and cells, read aloud to an officer."""

import pytest

from core.forms.installed import load_format
from core.keys import CellKey
from core.naming import cell_name, column_name, row_name

FORM = load_format("2021-30")


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("received", "一、本年新收政府信息公开申请数量"),
        ("granted", "（一）予以公开"),
        ("other_misc", "（六）3.其他"),
        ("dismissed_repeated", "（五）2.重复申请"),
    ],
)
def test_row_is_called_as_officers_say_it(row: str, name: str) -> None:
    assert row_name(FORM.table("applications"), CellKey("applications", row, "other")) == name


@pytest.mark.parametrize(
    ("table", "row", "column", "name"),
    [
        ("applications", "received", "enterprise", "商业企业"),
        ("applications", "received", "total", "总计"),
        ("disputes", "cases", "review_total", "行政复议－总计"),
        ("disputes", "cases", "direct_suit_upheld", "行政诉讼－未经复议直接起诉－结果维持"),
    ],
)
def test_column_has_its_groups_only_where_the_label_is_ambiguous(
    table: str, row: str, column: str, name: str
) -> None:
    assert column_name(FORM.table(table), CellKey(table, row, column)) == name


def test_row_without_label_is_called_by_the_caption() -> None:
    key = CellKey("disputes", "cases", "review_other")
    assert row_name(FORM.table("disputes"), key) == "政府信息公开行政复议、行政诉讼情况"


def test_cell_is_called_by_row_and_column() -> None:
    key = CellKey("proactive", "fees", "amount")
    assert cell_name(FORM.table("proactive"), key) == "行政事业性收费／本年收费金额（单位：万元）"


def test_no_two_cells_of_a_table_have_the_same_name() -> None:
    for table in FORM.tables:
        names = [cell_name(table, key) for key in table.units]
        assert len(set(names)) == len(names)
