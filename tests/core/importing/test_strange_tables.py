"""Tables with a column put in, or with their columns in another order: no figure goes astray silently."""

from pathlib import Path

import pytest

from core.forms.installed import load_format
from core.importing.documents import read_document
from core.importing.imported import Imported, Placing
from core.importing.matching.match import match
from core.keys import CellKey
from tests.helpers.messes import page, paragraph, word
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


def read(folder: Path, values: Values, *tables: StrangeTable) -> Imported:
    """Return what is read out of a web page with these tables."""
    file = folder / "年报.html"
    heading = next(one.heading for one in tables[0].form.sections if one.table == tables[0].name)
    file.write_bytes(page(f"<p>{heading}</p>", *(one.html(values) for one in tables)))
    return match(read_document(file), [tables[0].form])


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
    found = read(tmp_path, values, StrangeTable(form, name).with_column(where, head))
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
    assert not outcome(read(tmp_path, values, table.without_head()), name, values).silent


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
    found = read(tmp_path, values, table)
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
    found = read(tmp_path, values, table.renamed("科研机构", "大专院校"))
    assert not found.report.cells
    assert any("次序与表样不同" in piece.note for piece in found.of(Placing.NOT_PLACED))


@each_form
@each_kind
@pytest.mark.parametrize("order", [[6, 0, 1, 2, 3, 4, 5], list(range(7))])
def test_the_head_holds_for_the_rows_on_the_next_page(
    form_id: str, kind: str, order: list[int], tmp_path: Path
) -> None:
    form = load_format(form_id)
    values = some_values(form, "applications", kind)
    upper = StrangeTable(form, "applications").in_order(order).with_column(BETWEEN)
    found = read(tmp_path, values, upper, upper.cut())
    assert outcome(found, "applications", values) == (len(form.table("applications").units), 0, ())


@each_form
@each_table
@each_kind
@pytest.mark.parametrize("is_reversed", [True, False])
def test_word_tables_are_read_by_their_heads_too(
    form_id: str, name: str, kind: str, is_reversed: bool, tmp_path: Path
) -> None:
    form = load_format(form_id)
    values = some_values(form, name, kind)
    table = StrangeTable(form, name)
    if is_reversed:
        table.in_order(range(len(table.rows[0]) - table.first)[::-1])
    section = next(one for one in form.sections if one.table == name)
    file = tmp_path / "年报.docx"
    body = table.with_column(BETWEEN).word(values)
    file.write_bytes(word(paragraph(section.heading), body))
    found = match(read_document(file), [form])
    assert outcome(found, name, values) == (len(form.table(name).units), 0, ())


@each_form
@each_kind
@pytest.mark.parametrize(
    ("order", "where"), [([0, 1, 2, 3, 4, 5], AT_END), ([1, 2, 3, 4, 5, 6], BETWEEN)]
)
def test_a_counted_row_without_one_of_its_columns_is_told(
    form_id: str, kind: str, order: list[int], where: str, tmp_path: Path
) -> None:
    form = load_format(form_id)
    values = some_values(form, "applications", kind)
    table = StrangeTable(form, "applications").in_order(order).with_column(where)
    assert not outcome(read(tmp_path, values, table), "applications", values).silent
