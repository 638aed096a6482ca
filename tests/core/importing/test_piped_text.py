"""Tables copied as text with | between the cells: a row a line, a cell a line, Markdown, blanks and padding."""

import pytest

from core.document import TableBlock
from core.importing.imported import Imported, Placing
from core.importing.matching.match import match
from core.importing.plain import read_plain
from core.keys import CellKey
from tests.helpers.messes import COLUMNS, ROWS, figures

ROW_A_LINE = """二、主动公开政府信息情况
第二十条第(一)项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 3 |
行政规范性文件 | 4 | 1 | 9 |
第二十条第(五)项 | |||
信息内容 | 本年处理决定数量 | ||
行政许可 | 57 | ||
第二十条第(六)项 | |||
信息内容 | 本年处理决定数量 | ||
行政处罚 | 8 | ||
行政强制 |
| ||
"""
OLDER = """二、主动公开政府信息情况
第二十条第(五)项 |
||||
信息内容 |
上一年项目数量 |
本年增/减 |
处理决定数量 |
|
行政许可 |
13 |
|
84 |
|
其他对外管理服务事项 |
4 |
+2 |
66 |
|
第二十条第(九)项 |
||||
信息内容 |
采购项目数量 |
采购总金额 |
||
政府集中采购 |
10 |
24.5万元 |
三、收到和处理政府信息公开申请情况
"""


def read(text: str) -> Imported:
    return match(read_plain(text))


def row_of(found: Imported, table: str, row: str) -> list[object]:
    return [found.report.cells.get(key) for key in found.form.table(table).units if key.row == row]


def by_cell(label: str, cells: list[str], end: str) -> str:
    return "".join(f"{one}{end}" for one in [label, *cells])


def test_a_row_a_line_with_padding_for_merged_cells() -> None:
    found = read(ROW_A_LINE)
    assert row_of(found, "proactive", "normative_documents") == [4, 1, 9]
    assert row_of(found, "proactive", "licensing") == [57]
    assert row_of(found, "proactive", "coercion") == [None]
    assert not found.of(Placing.NOT_PLACED)


def test_a_cell_a_line_with_blanks_in_the_older_form() -> None:
    found = read(OLDER)
    assert found.form.id == "2019-60"
    assert row_of(found, "proactive", "licensing") == [13, None, 84]
    assert row_of(found, "proactive", "other_services") == [4, 2, 66]
    assert row_of(found, "proactive", "procurement") == [10, 245_000]


@pytest.mark.parametrize("end", [" |\n", "\n|\n"], ids=["behind the cell", "on a line of its own"])
def test_labels_and_figures_of_the_third_table_a_cell_a_line(end: str) -> None:
    head = by_cell("（本列数据的勾稽关系）", list(COLUMNS), end)
    body = "".join(by_cell(label, [*"103000", "4"], end) for label in ROWS[:4])
    found = read(f"三、收到和处理政府信息公开申请情况\n表格如下：\n{head}{body}")
    assert figures(found, "received") == [1, 0, 3, 0, 0, 0, 4]
    assert figures(found, "partly_granted") == [1, 0, 3, 0, 0, 0, 4]


def test_only_the_total_given_stays_a_total() -> None:
    blanks = "|\n" * 6
    text = f"三、收到和处理政府信息公开申请情况\n{ROWS[0]} |\n{blanks}7 |\n||\n{ROWS[1]} |\n{blanks}0 |\n||\n"
    assert figures(read(text), "received") == [None] * 6 + [7]


def test_markdown_and_a_fourth_table_without_its_head() -> None:
    numbers = "| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 1 | 3 |"
    found = read(
        f"三、收到和处理政府信息公开申请情况\n| 申请人 | {' | '.join(COLUMNS)} |\n|---|:-:|---|---|---|---|---|---|\n"
        f"| {ROWS[0]} | 5 | 0 | 0 | 0 | 0 | 1 | 6 |\n"
        f"四、政府信息公开行政复议、行政诉讼情况\n行政复议行政诉讼\n{numbers}\n五、存在的主要问题及改进情况\n没有。"
    )
    assert figures(found, "received") == [5, 0, 0, 0, 0, 1, 6]
    upheld = CellKey("disputes", "cases", "review_upheld")
    assert found.report.cells[upheld] == 1
    (note,) = {one.note for one in found.of(Placing.WITH_NOTE)}
    assert "按列的次序放的" in note


def test_sentences_with_a_pipe_stay_text() -> None:
    found = read("一、总体情况\n首页 | 政务公开 | 年报\n今年工作很好。")
    assert found.report.passages("overview")[0].body.endswith("今年工作很好。")


def test_the_head_of_a_table_is_a_row_of_its_own() -> None:
    found = read(
        "二、主动公开政府信息情况\n信息内容 |\n本年处理决定数量 |\n行政许可 |\n5 |\n行政处罚 |\n6 |\n"
    )
    (table,) = (one for one in found.document.blocks if isinstance(one, TableBlock))
    rows = [[one.text for one in table.cells if one.row == row] for row in range(table.height)]
    assert rows == [["信息内容", "本年处理决定数量"], ["行政许可", "5"], ["行政处罚", "6"]]


def test_labels_of_which_every_figure_was_blank_are_no_text() -> None:
    labels = [
        "第二十条第（一）项",
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "规章",
        "行政规范性文件",
    ]
    text = "\n".join(
        [
            "二、主动公开政府信息情况",
            *labels,
            "三、收到和处理政府信息公开申请情况",
            "没有收到申请。",
        ]
    )
    found = read(text)
    assert not found.report.passages("proactive")
    assert [one.body for one in found.report.passages("applications")] == ["没有收到申请。"]
    assert not found.report.cells


def test_a_table_that_begins_with_figures_is_read() -> None:
    found = read("四、政府信息公开行政复议、行政诉讼情况\n0 |\n0 |\n行政许可 |\n5 |\n")
    assert any(isinstance(one, TableBlock) for one in found.document.blocks)
