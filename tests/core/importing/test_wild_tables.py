"""Rows with more or fewer cells than figures: remarks, lost spans, tables cut at a page, cells left out."""

from pathlib import Path

from core.importing.imported import Imported, Placing
from tests.helpers.messes import COLUMNS, ROWS, figures, imported, notes, page, table

HEAD = ["", *COLUMNS]
RECEIVED, CARRIED, GRANTED, PARTLY = ROWS[:4]
FULL = ["5", "1", "0", "0", "0", "2", "8"]


def read(folder: Path, *lines: list[str]) -> Imported:
    return imported(folder, page(table([[*HEAD, "备注"], *lines])))


def test_a_blank_column_of_remarks_does_not_move_figures(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        [RECEIVED, *FULL, ""],
        [CARRIED, "", "3", "", "", "", "", "", ""],
        [GRANTED, "", "4", "", "", "", "", "4", "见说明"],
    )
    assert figures(found, "carried_in") == [None, 3, None, None, None, None, None]
    assert figures(found, "granted") == [None, 4, None, None, None, None, 4]
    assert not found.of(Placing.NOT_PLACED)


def test_the_head_tells_the_place_and_without_it_nothing_is_placed(tmp_path: Path) -> None:
    row = [CARRIED, "", "3", "", "", "", "", "", ""]
    assert figures(read(tmp_path, row), "carried_in") == [None, 3, None, None, None, None, None]
    found = imported(tmp_path, page(table([row])))
    assert figures(found, "carried_in") == [None] * 7
    (left,) = found.of(Placing.NOT_PLACED)
    assert "看不出是哪几格" in left.note


def test_a_column_left_free_among_the_figures_is_passed_over(tmp_path: Path) -> None:
    lines = [
        ["信息内容", "上一年项目数量", "本年增/减", "", "处理决定数量"],
        ["行政许可", "4", "+2", "", "66"],
        ["行政处罚", "", "1", "", "9"],
    ]
    found = imported(tmp_path, page("<p>二、主动公开政府信息情况</p>", table(lines)))
    values = {f"{key.row}.{key.column}": value for key, value in found.report.cells.items()}
    assert list(values.values()) == [4, 2, 66, 1, 9]
    assert not found.of(Placing.NOT_PLACED)
    assert not found.of(Placing.WITH_NOTE)


def test_more_figures_than_the_row_has_are_told(tmp_path: Path) -> None:
    row = [RECEIVED, "9", *"111111", "7"]
    found = read(tmp_path, row)
    assert figures(found, "received") == [9, 1, 1, 1, 1, 1, 1]
    assert any("“7”没有用" in one for one in notes(found, "received"))
    found = imported(tmp_path, page(table([row])))
    assert figures(found, "received") == [1, 1, 1, 1, 1, 1, 7]
    assert any("写了 8 个" in one for one in notes(found, "received"))


def test_a_table_cut_inside_merged_labels_keeps_its_columns(tmp_path: Path) -> None:
    wide = "<td>{}</td>"
    upper = (
        f"<table><tr><td colspan=3></td>{''.join(wide.format(one) for one in COLUMNS)}</tr>"
        f"<tr><td rowspan=4>三、本年度办理结果</td><td colspan=2>{GRANTED}</td>"
        f"{''.join(wide.format(one) for one in FULL)}</tr></table>"
    )
    cells = "".join(wide.format(one) for one in ["", "", "6", "", "", "", "6"])
    lower = f"<table><tr><td>1.属于国家秘密</td>{cells}</tr><tr><td colspan=3>{ROWS[7]}</td>{cells}</tr></table>"
    found = imported(tmp_path, page(upper, lower))
    assert figures(found, "refused_state_secret") == [None, None, 6, None, None, None, 6]
    assert figures(found, "carried_out") == [None, None, 6, None, None, None, 6]


def test_cells_left_out_at_the_end_of_a_row_are_blank(tmp_path: Path) -> None:
    found = imported(tmp_path, page(table([HEAD, [RECEIVED, *FULL], [CARRIED, "", "3"]])))
    assert figures(found, "carried_in") == [None, 3, None, None, None, None, None]


def test_a_column_that_counts_the_rows_is_no_figure(tmp_path: Path) -> None:
    lines = [["", "行次", *COLUMNS], [RECEIVED, "1", *FULL], [CARRIED, "2", "", "3", *[""] * 5]]
    found = imported(tmp_path, page(table(lines)))
    assert figures(found, "received") == [5, 1, 0, 0, 0, 2, 8]
    assert figures(found, "carried_in") == [None, 3, None, None, None, None, None]
    assert not found.of(Placing.WITH_NOTE)


def test_a_label_with_an_explanation_is_the_label(tmp_path: Path) -> None:
    lines = [
        ["信息内容", "本年（2023）制发件数", "本年(2023)废止件数", "现行有效件数"],
        ["规章（含修订）", "1", "2", "3"],
        ["规范性文件(指有正式文号的文件)", "4", "5", "6"],
    ]
    found = imported(tmp_path, page("<p>二、主动公开政府信息情况</p>", table(lines)))
    assert found.form.id == "2021-30"
    values = [value for key, value in found.report.cells.items() if key.table == "proactive"]
    assert values == [1, 2, 3, 4, 5, 6]
    assert all("按“" in one.note for one in found.of(Placing.WITH_NOTE))


def test_money_in_another_unit_is_converted_and_told(tmp_path: Path) -> None:
    lines = [
        ["信息内容", "采购项目数量", "采购总金额（万元）"],
        ["政府集中采购", "13", "477.35"],
        ["信息内容", "上一年项目数量", "本年增/减"],
        ["行政事业性收费", "3", "减少1"],
    ]
    found = imported(tmp_path, page("<p>二、主动公开政府信息情况</p>", table(lines)))
    assert found.form.id == "2019-60"
    assert sorted(found.report.cells.values()) == [-1, 3, 13, 4_773_500]
    assert any("这一列的名称写着万元" in one.note for one in found.of(Placing.WITH_NOTE))
    lines = [["信息内容", "本年收费金额（单位：元）"], ["行政事业性收费", "25000"]]
    found = imported(tmp_path, page("<p>二、主动公开政府信息情况</p>", table(lines)))
    assert [float(one) for one in found.report.cells.values()] == [2.5]


def test_a_number_with_a_myriad_is_not_cut_short(tmp_path: Path) -> None:
    lines = [["信息内容", "本年处理决定数量"], ["行政许可", "3万余件"], ["行政处罚", "2"]]
    found = imported(tmp_path, page("<p>二、主动公开政府信息情况</p>", table(lines)))
    assert list(found.report.cells.values()) == [2]
    assert [one.text for one in found.of(Placing.NOT_PLACED)] == ["3万余件"]


def test_a_row_with_a_sign_among_its_figures_is_not_joined_with_the_next(tmp_path: Path) -> None:
    lines = [HEAD, [GRANTED, "※", *"00000", "12"], [PARTLY, "1", *"00000", "1"]]
    found = imported(tmp_path, page(table(lines)))
    assert figures(found, "granted") == [None, 0, 0, 0, 0, 0, 12]
    assert figures(found, "partly_granted") == [1, 0, 0, 0, 0, 0, 1]


def test_a_change_may_have_a_remark_and_a_count_may_not_be_below_nothing(tmp_path: Path) -> None:
    lines = [
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", "4", "-3（取消）", "-2（取消）"],
        ["行政处罚", "1", "0", "9"],
    ]
    found = imported(tmp_path, page("<p>二、主动公开政府信息情况</p>", table(lines)))
    assert list(found.report.cells.values()) == [4, -3, 1, 0, 9]
    assert [one.text for one in found.of(Placing.NOT_PLACED)] == ["-2（取消）"]


def test_words_in_every_cell_of_a_row_are_left_out(tmp_path: Path) -> None:
    lines = [HEAD, [RECEIVED, *FULL], [CARRIED, *["※"] * 9]]
    found = imported(tmp_path, page(table(lines)))
    assert figures(found, "received") == [5, 1, 0, 0, 0, 2, 8]
    assert figures(found, "carried_in") == [None] * 7
    assert found.of(Placing.NOT_PLACED)
