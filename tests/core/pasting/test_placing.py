"""Clipboard texts of Excel, WPS and Word, placed on the cells of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.format.tables import Table
from core.forms.installed import load_format
from core.grid import lay_out
from core.keys import CellKey
from core.numbers import Number
from core.pasting.placing import MAX_CHARACTERS, Pasted, place, read_matrix

FORM = load_format("2021-30")
GRANTED = CellKey("applications", "granted", "enterprise")


def _paste(
    text: str,
    current: CellKey = GRANTED,
    selection: tuple[CellKey, ...] = (),
    cells: dict[CellKey, Number] | None = None,
) -> Pasted:
    return place(text, FORM, cells or {}, current, selection)


def _short(pasted: Pasted) -> dict[str, str]:
    return {f"{key.row}.{key.column}": text for key, text in pasted.texts.items()}


def _copied(table: Table, figure: str) -> str:
    """Return `table` as Excel copies it whole: merged labels once, line breaks in quotes."""
    grid = lay_out(table)
    lines = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        text = figure if cell.key else cell.text
        lines[cell.row][cell.column] = f'"{text}"' if "\n" in text else text
    return "".join("\t".join(line) + "\r\n" for line in lines)


def test_bare_block_goes_where_the_cursor_is() -> None:
    pasted = _paste("1\t2\r\n3\t4\r\n")
    assert _short(pasted) == {
        "granted.enterprise": "1",
        "granted.research": "2",
        "partly_granted.enterprise": "3",
        "partly_granted.research": "4",
    }
    assert pasted.sentence == "已粘贴 4 格。"


def test_bare_block_begins_at_the_corner_of_the_selection() -> None:
    chosen = (GRANTED, GRANTED._replace(column="natural_person"))
    assert _short(_paste("1\t2", selection=chosen)) == {
        "granted.natural_person": "1",
        "granted.enterprise": "2",
    }


def test_blank_pasted_cells_empty_their_cells() -> None:
    assert _short(_paste("1\r\n\r\n3\r\n")) == {
        "granted.enterprise": "1",
        "partly_granted.enterprise": "",
        "refused_state_secret.enterprise": "3",
    }


def test_one_value_fills_the_selection_but_no_totals() -> None:
    chosen = tuple(GRANTED._replace(column=column) for column in ("enterprise", "other", "total"))
    assert _short(_paste("5\r\n", selection=chosen)) == {
        "granted.enterprise": "5",
        "granted.other": "5",
    }


def test_what_does_not_fit_is_told() -> None:
    pasted = _paste("1\t2\n3\t4", CellKey("proactive", "normative_documents", "in_force"))
    assert _short(pasted) == {"normative_documents.in_force": "1"}
    assert pasted.sentence == (
        "已粘贴 1 格。下面有 1 行、右边有 1 列放不下，没有粘贴，请核对从哪一格开始。"
    )


def test_texts_that_are_no_numbers_are_counted() -> None:
    assert _paste("1\t无\t-2").sentence == "已粘贴 3 格，其中 2 格不能这样填，已在格内标出。"


def test_wrong_pasted_total_is_told_and_not_entered() -> None:
    row = "\t".join(["1", "1", "0", "0", "0", "0", "5"])
    pasted = _paste(row, CellKey("applications", "received", "natural_person"))
    assert len(pasted.texts) == 6
    assert pasted.sentence == (
        "已粘贴 6 格。粘贴内容里“一、本年新收政府信息公开申请数量”的总计是 5，按各项计算是 2，请核对。"
    )


def test_of_many_wrong_totals_two_are_named_and_all_are_counted() -> None:
    rows = "\n".join(["\t".join(["1", "1", "0", "0", "0", "0", "5"])] * 3)
    sentence = _paste(rows, CellKey("applications", "received", "natural_person")).sentence
    assert sentence.count("按各项计算是") == 2
    assert "总计对不上的共 3 处，请核对。" in sentence


def test_total_of_a_column_is_compared_with_what_is_filled_in_already() -> None:
    cells: dict[CellKey, Number] = {CellKey("applications", "granted", "natural_person"): 3}
    text = "\t自然人\n2.重复申请\t1\n（七）总计\t5\n"
    pasted = _paste(text, cells=cells)
    assert _short(pasted) == {"dismissed_repeated.natural_person": "1"}
    assert "粘贴内容里自然人的总计是 5，按各项计算是 4，请核对。" in pasted.sentence


def test_right_total_is_not_mentioned() -> None:
    pasted = _paste("自然人\t商业企业\t总计\n2\t3\t5", CellKey("applications", "received", "other"))
    assert pasted.sentence == "已粘贴 2 格。"


@pytest.mark.parametrize("table", FORM.tables, ids=lambda table: table.id)
def test_whole_table_copied_with_its_labels_finds_every_cell(table: Table) -> None:
    pasted = place(_copied(table, "0"), FORM, {}, table.typed[-1])
    assert set(pasted.texts) == set(table.typed)
    assert pasted.sentence == f"已粘贴 {len(table.typed)} 格。"


@pytest.mark.parametrize(
    "label", ["3.危及“三安全一稳定”", "3. 危及 三安全一稳定", "危及“三安全\n一稳定”"]
)
def test_row_labels_match_however_they_are_written(label: str) -> None:
    quoted = label.replace('"', '""')
    assert _short(_paste(f'"{quoted}"\t4')) == {"refused_security.enterprise": "4"}


def test_rows_in_another_order_go_to_their_labels() -> None:
    pasted = _paste("四、结转下年度继续办理\t2\n一、本年新收政府信息公开申请数量\t7")
    assert _short(pasted) == {"carried_out.enterprise": "2", "received.enterprise": "7"}


def test_labels_of_merged_cells_leave_blanks_before_the_figures() -> None:
    figures = "\t".join("1234567")
    pasted = _paste(f"一、本年新收政府信息公开申请数量\t\t\t{figures}")
    assert _short(pasted)["received.natural_person"] == "1"
    assert _short(pasted)["received.other"] == "6"


def test_group_above_tells_columns_of_the_same_name_apart() -> None:
    text = "复议后起诉\t\t\n结果维持\t结果纠正\t总计\n1\t2\t3"
    assert _short(_paste(text, CellKey("disputes", "cases", "review_upheld"))) == {
        "cases.suit_after_review_upheld": "1",
        "cases.suit_after_review_corrected": "2",
    }


def test_other_as_a_column_is_not_other_as_a_row() -> None:
    text = "\t自然人\t其他\n3.其他\t1\t2"
    assert _short(_paste(text)) == {"other_misc.natural_person": "1", "other_misc.other": "2"}


def test_unknown_row_is_named() -> None:
    pasted = _paste("2.重复申请\t1\n转交其他机关\t3")
    assert _short(pasted) == {"dismissed_repeated.enterprise": "1"}
    assert "“转交其他机关”在表里找不到，没有粘贴。" in pasted.sentence


def test_figures_under_unknown_columns_are_counted() -> None:
    pasted = _paste("\t自然人\t去年\n2.重复申请\t1\t8")
    assert _short(pasted) == {"dismissed_repeated.natural_person": "1"}
    assert "有 1 个数不在表的各列里，没有粘贴。" in pasted.sentence


@pytest.mark.parametrize("text", ["", "\r\n", "\n\n"])
def test_nothing_to_paste_is_said(text: str) -> None:
    assert _paste(text).sentence.startswith("剪贴板里没有可以粘贴的数字")


def test_only_totals_change_nothing() -> None:
    pasted = _paste("3", GRANTED._replace(column="total"))
    assert not pasted.texts
    assert pasted.sentence.startswith("没有可以粘贴的格子：总计由程序计算，不用粘贴。")


@pytest.mark.parametrize("text", ["1\n" * MAX_CHARACTERS, "其他\t" * 60_000, "其他\n" * 60_000])
def test_endless_clipboard_is_refused_at_once(text: str) -> None:
    assert "内容太多" in _paste(text).sentence


def test_quoted_cell_holds_tabs_and_line_breaks() -> None:
    assert read_matrix('"a\tb\r\nc"\t"2""3"\r\n') == [["a\tb\r\nc", '2"3']]


def test_quote_that_never_ends_is_still_text() -> None:
    assert read_matrix('1\t"2') == [["1", "2"]]


_LABELS = [leaf.label for leaf in FORM.table("applications").blocks[0].rows.leaves]
_HEADS = [leaf.label for leaf in FORM.table("applications").blocks[0].columns.leaves]
_PIECES = st.sampled_from([*_LABELS, *_HEADS, "\t", "\r\n", '"', "", "0", "12", "无", "1.5"])


@given(st.lists(_PIECES, max_size=60).map("".join), st.sampled_from(list(FORM.units)))
def test_any_clipboard_is_placed_on_cells_to_fill_in_and_told(text: str, current: CellKey) -> None:
    pasted = place(text, FORM, {}, current)
    table = FORM.table(current.table)
    assert set(pasted.texts) <= set(table.typed)
    assert pasted.sentence.endswith("。")


@given(st.data())
def test_whole_table_comes_back_as_it_was_copied(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(FORM.tables))
    figures = {key: str(data.draw(st.integers(0, 99))) for key in table.typed}
    grid = lay_out(table)
    lines = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        text = figures.get(cell.key, "") if cell.key else cell.text.replace("\n", "")
        lines[cell.row][cell.column] = text
    pasted = place("\n".join("\t".join(line) for line in lines), FORM, {}, table.typed[0])
    assert pasted.texts == figures
