"""Tables with a column put in, or with their columns in another order: no figure goes astray silently."""

from pathlib import Path

import pytest

from core.forms.installed import load_format
from core.importing.documents import read_document
from core.importing.imported import Imported, Placing
from core.importing.matching.match import match
from core.keys import CellKey
from tests.helpers.messes import page
from tests.helpers.strange_tables import (
    AT_END,
    BEFORE,
    BETWEEN,
    StrangeTable,
    Values,
    outcome,
    some_values,
)

FORMS = ("2021-30", "2019-60")
TABLES = ("proactive", "applications", "disputes")
KINDS = ("full", "blanks", "zeros", "small")

each_table = pytest.mark.parametrize("name", TABLES)
each_form = pytest.mark.parametrize("form_id", FORMS)
each_kind = pytest.mark.parametrize("kind", KINDS)


def read(folder: Path, table: StrangeTable, values: Values) -> Imported:
    """Return what is read out of a web page with this table."""
    file = folder / "年报.html"
    file.write_bytes(page(table.html(values)))
    return match(read_document(file), [table.form])


@each_form
@each_table
@each_kind
@pytest.mark.parametrize("where", [BEFORE, BETWEEN, AT_END])
@pytest.mark.parametrize("head", ["", "序号", "备注"])
def test_a_column_that_counts_the_rows_moves_no_figure(
    form_id: str, name: str, kind: str, where: str, head: str, tmp_path: Path
) -> None:
    form = load_format(form_id)
    values = some_values(form, name, kind)
    found = read(tmp_path, StrangeTable(form, name).with_column(where, head), values)
    assert outcome(found, name, values) == (len(form.table(name).units), 0, ())


@each_form
@each_table
@each_kind
@pytest.mark.parametrize("where", [BEFORE, BETWEEN, AT_END])
@pytest.mark.parametrize("is_counting", [True, False])
def test_without_a_head_nothing_is_placed_silently_elsewhere(
    form_id: str, name: str, kind: str, where: str, is_counting: bool, tmp_path: Path
) -> None:
    form = load_format(form_id)
    values = some_values(form, name, kind)
    table = StrangeTable(form, name).with_column(where, text=str if is_counting else lambda _: "7")
    assert not outcome(read(tmp_path, table.without_head(), values), name, values).silent


@each_form
@pytest.mark.parametrize("name", ["applications", "disputes"])
@each_kind
@pytest.mark.parametrize("by", [-1, 1, 5])
@pytest.mark.parametrize("is_counted", [True, False])
def test_figures_go_where_the_heads_say_and_it_is_told(
    form_id: str, name: str, kind: str, by: int, is_counted: bool, tmp_path: Path
) -> None:
    form = load_format(form_id)
    values = some_values(form, name, kind)
    table = StrangeTable(form, name)
    columns = list(range(len(table.rows[0]) - table.first))
    table.in_order(columns[by:] + columns[:by])
    if is_counted:
        table.with_column(BETWEEN)
    found = read(tmp_path, table, values)
    assert outcome(found, name, values) == (len(form.table(name).units), 0, ())
    figures = [one for one in found.pieces if isinstance(one.key, CellKey) and one.text]
    assert all("按列名放的" in one.note for one in figures)
    assert len(figures) == len(values)


@each_form
@each_kind
def test_another_order_with_a_head_that_is_not_known_is_left_out(
    form_id: str, kind: str, tmp_path: Path
) -> None:
    form = load_format(form_id)
    values = some_values(form, "applications", kind)
    table = StrangeTable(form, "applications").in_order([6, 0, 1, 2, 3, 4, 5])
    found = read(tmp_path, table.renamed("科研机构", "大专院校"), values)
    assert not found.report.cells
    assert any("次序与表样不同" in piece.note for piece in found.of(Placing.NOT_PLACED))
