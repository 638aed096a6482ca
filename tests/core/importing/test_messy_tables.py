"""Tables as they really come: cut, misspelt, with notes in the cells, inside other tables, or as mere text."""

from pathlib import Path

import pytest

from core.importing.imported import Placing
from core.keys import CellKey
from tests.helpers.messes import (
    COLUMNS,
    ROWS,
    figures,
    imported,
    line,
    notes,
    page,
    paragraph,
    table,
    whole_table,
    word,
    word_table,
)

HEAD = ["", *COLUMNS]
RECEIVED, GRANTED, PARTLY = ROWS[0], ROWS[2], ROWS[3]
REGULATIONS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "0", "0", "0"],
]
BODY = [HEAD, *(line(label, 1) for label in ROWS)]


def with_row(label: str, *cells: str) -> list[list[str]]:
    """Return the table with other cells in the row `label`."""
    return [[label, *cells] if one[0] == label else list(one) for one in BODY]


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("12", 12, ""),
        ("１２", 12, ""),
        ("1,234", 1234, ""),
        ("１，２３４", 1234, "１，２３４"),
        ("1&nbsp;2", 12, "空格"),
        ("<span>1</span>&nbsp;<span>2</span>", 12, "空格"),
        ("<p><span>1</span><span>2</span></p>", 12, ""),
        ("22（其中修订16件）", 22, "其中修订16件"),
        ("22件（含上年5件）", 22, "含上年5件"),
        ("22 (修订16)", 22, "修订16"),
        ("007", 7, ""),
        ("", None, ""),
        ("&nbsp;", None, ""),
        ("/", None, "没有当作 0"),
        ("-", None, "没有当作 0"),
        ("——", None, "没有当作 0"),
        ("无", None, "没有当作 0"),
        ("○", None, "没有当作 0"),
        ("-3", None, "负数"),
        ("1.5", None, "小数"),
        ("12/13", None, ""),
        ("约12", None, ""),
    ],
)
def test_a_cell_is_read_as_it_is_meant_and_what_was_guessed_is_said(
    text: str, value: int | None, said: str, tmp_path: Path
) -> None:
    found = imported(tmp_path, page(table(with_row(GRANTED, text, *"000000"))))
    assert figures(found, "granted")[0] == value
    assert figures(found, "partly_granted")[0] == 1
    key = CellKey("applications", "granted", "natural_person")
    (piece,) = (one for one in found.pieces if one.key == key)
    assert said in piece.note
    if value is None and piece.text.strip():
        assert piece.placing is Placing.NOT_PLACED
        assert piece.note
    if value is not None:
        assert piece.placing is (Placing.WITH_NOTE if piece.note else Placing.PLACED)


@pytest.mark.parametrize(
    ("written", "row"),
    [
        ("2.其他法律行政止公开", "refused_by_law"),
        ("2、其他法律行政法规禁止公开", "refused_by_law"),
        ("其他法律行政法规禁止公开", "refused_by_law"),
        ("1.属于国家密秘", "refused_state_secret"),
        ("一、本年新收政府信息公开申请数", "received"),
        ("（二）部份公开", "partly_granted"),
        ("四、结转下年度继续办理数量", "carried_out"),
    ],
)
def test_labels_written_otherwise_are_recognised(written: str, row: str, tmp_path: Path) -> None:
    lines = [*BODY[:3], line(written, 7), *BODY[3:]]
    kept = [one for one in lines if one[0] == written or one[0] not in _official(row)]
    found = imported(tmp_path, page(table(kept)))
    assert figures(found, row)[0] == 7


def _official(row: str) -> set[str]:
    return {
        "refused_by_law": {ROWS[5]},
        "refused_state_secret": {ROWS[4]},
        "received": {ROWS[0]},
        "partly_granted": {ROWS[3]},
        "carried_out": {ROWS[7]},
    }[row]


def test_a_misspelt_label_is_told_of(tmp_path: Path) -> None:
    lines = [["2.其他法律行政止公开", *one[1:]] if one[0] == ROWS[5] else one for one in BODY]
    found = imported(tmp_path, page(table(lines)))
    assert notes(found, "refused_by_law") == {
        "这一行写的是“2.其他法律行政止公开”，按“2.其他法律行政法规禁止公开”放。"
    }


def test_normative_documents_are_known_by_their_shorter_name(tmp_path: Path) -> None:
    last = ["规范性文件", "3", "1", "22（其中修订16件）"]
    found = imported(tmp_path, page(table([*REGULATIONS, last]), table(BODY)))
    cells = found.report.cells
    row = {key.column: cells[key] for key in cells if key.row == "normative_documents"}
    assert row == {"issued": 3, "repealed": 1, "in_force": 22}
    assert found.form.id == "2021-30"
    assert any("其中修订16件" in one.note for one in found.pieces)


def test_missing_rows_are_named(tmp_path: Path) -> None:
    lines = [one for one in BODY if one[0] != GRANTED]
    found = imported(tmp_path, page(table(lines)))
    assert figures(found, "granted") == [None] * 7
    assert any("表三里没有找到" in one and "予以公开" in one for one in found.remarks)


def test_a_table_nobody_sent_is_named(tmp_path: Path) -> None:
    words = "<p>某市某局2023年政府信息公开工作年度报告</p><p>一、总体情况</p><p>好。</p>"
    found = imported(tmp_path, page(words))
    assert sum("没有找到表" in one for one in found.remarks) == 3
    assert not found.report.cells
    assert found.report.year == 2023


def test_the_single_row_of_the_older_form_in_a_newer_report(tmp_path: Path) -> None:
    second = table([*REGULATIONS, ["行政规范性文件", "1", "0", "1"]])
    title = "<p>某局2023年政府信息公开工作年度报告</p>"
    newer = ("申请人无正当理由逾期", "申请人逾期未按收费")
    lines = [
        one for one in whole_table() if not any(word in text for text in one for word in newer)
    ]
    lines = [["（六）其他处理", *"5000005"] if "3.其他" in one else one for one in lines]
    found = imported(tmp_path, page(title, second, table(lines)))
    assert found.form.id == "2021-30"
    assert figures(found, "other_misc") == [5, 0, 0, 0, 0, 0, 5]
    assert any("旧的格式" in one for one in notes(found, "other_misc"))


def test_a_subtotal_of_a_group_is_left_out_when_its_rows_are_there(tmp_path: Path) -> None:
    rest = [
        line("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", 1),
        line("3.其他", 2),
    ]
    found = imported(tmp_path, page(table([*BODY, line("（六）其他处理", 3), *rest])))
    assert figures(found, "other_misc")[0] == 2
    assert any("分行" in one.note for one in found.pieces if one.placing is Placing.NOT_PLACED)


def test_a_subtotal_of_other_groups_goes_nowhere(tmp_path: Path) -> None:
    lines = [one for one in BODY if one[0] not in ROWS[4:6]]
    found = imported(tmp_path, page(table([*lines, line("（三）不予公开", 9)])))
    assert figures(found, "refused_registry_query") == [None] * 7
    assert any("（三）不予公开" in one.note for one in found.pieces)


@pytest.mark.parametrize("apart", [False, True], ids=["in one table", "over two tables"])
@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["2.其他法律行政", "1", *"000000"], ["法规禁止公开", "2", "", "", "", "", "", "12"]),
        (["2.其他法律行政", *[""] * 7], ["法规禁止公开", "12", *"00000", "12"]),
        (["2.其他法律行政", "12", *"00000", "12"], ["法规禁止公开", *[""] * 7]),
        (["2.其他法律行政法规禁止公开", *[""] * 7], ["", "12", *"00000", "12"]),
    ],
    ids=["digits halved", "figures below", "figures above", "label above alone"],
)
def test_a_row_cut_by_a_page_break_is_one_row(
    upper: list[str], lower: list[str], apart: bool, tmp_path: Path
) -> None:
    if upper[1] == "1":
        upper = [*upper[:7], ""]
    before, after = BODY[:6], BODY[7:]
    tables = [[*before, upper], [lower, *after]] if apart else [[*before, upper, lower, *after]]
    found = imported(tmp_path, page(*map(table, tables)))
    assert figures(found, "refused_by_law") == [12, 0, 0, 0, 0, 0, 12]
    assert figures(found, "concluded") == [1, 0, 0, 0, 0, 0, 1]
    assert any("断成了两行" in one for one in notes(found, "refused_by_law"))


def test_a_row_cut_where_the_head_is_repeated(tmp_path: Path) -> None:
    first = [*BODY[:6], ["2.其他法律行政", *[""] * 7]]
    second = [HEAD, ["法规禁止公开", "12", *"00000", "12"], *BODY[7:]]
    found = imported(tmp_path, word(word_table(first), word_table(second)), ".docx")
    assert figures(found, "refused_by_law") == [12, 0, 0, 0, 0, 0, 12]


def test_figures_end_in_the_last_column_however_many_labels_stand_before_them(
    tmp_path: Path,
) -> None:
    lines = [["", "序号", *HEAD[1:]]] + [
        [one[0], str(at), *one[1:]] for at, one in enumerate(BODY[1:])
    ]
    found = imported(tmp_path, page(table(lines)))
    assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]


def test_a_column_of_notes_behind_the_total_is_seen(tmp_path: Path) -> None:
    lines = [[*HEAD, "备注"]] + [[*one, "3"] for one in BODY[1:]]
    found = imported(tmp_path, page(table(lines)))
    assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]
    assert any("“3”没有用" in one for one in notes(found, "granted"))


def test_too_few_figures_are_not_placed_by_guess(tmp_path: Path) -> None:
    lines = [GRANTED + " 1 2 3" if one[0] == GRANTED else " ".join(one) for one in BODY[1:]]
    text = "\n".join(["三、收到和处理政府信息公开申请情况", *lines])
    found = imported(tmp_path, text.encode(), ".txt")
    assert figures(found, "granted") == [None] * 7
    assert any("应有 7 个数，这里只有 3 格" in one.note for one in found.pieces)


def test_other_tables_with_rows_called_alike_take_nothing(tmp_path: Path) -> None:
    other = table([["类别", *"一二三四五六七"], ["其他", *"9999999"], ["总计", *"9999999"]])
    words = "<p>一、总体情况</p><p>各渠道公开情况如下。</p>"
    found = imported(tmp_path, page(words, other, "<p>其他文字</p>" * 2, table(BODY)))
    assert figures(found, "concluded") == [1, 0, 0, 0, 0, 0, 1]
    assert figures(found, "other_misc") == [None] * 7


def test_of_two_tables_that_disagree_the_one_with_more_rows_is_taken_and_the_other_told(
    tmp_path: Path,
) -> None:
    earlier = table([HEAD, line(RECEIVED, 99), line(GRANTED, 98)])
    found = imported(tmp_path, page(earlier, "<p>以上是上年数。</p>", table(BODY)))
    assert figures(found, "received")[0] == 1
    left = {one.text: one.note for one in found.pieces if one.placing is Placing.NOT_PLACED}
    assert "在别处写的是 1" in left["99"]


def test_tables_may_stand_before_their_headings(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        page(
            table(BODY),
            "<p>三、收到和处理政府信息公开申请情况</p><p>见表。</p>",
            "<p>五、存在的主要问题及改进情况</p><p>不足。</p>",
        ),
    )
    assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]
    assert found.report.passages("problems")[0].body == "不足。"


def test_tables_that_arrange_the_page_give_way_to_what_is_in_them(tmp_path: Path) -> None:
    inner = (
        f"<p>一、总体情况</p><p>很好。</p><p>三、收到和处理政府信息公开申请情况</p>{table(BODY)}"
    )
    around = (
        f"<table><tr><td>栏目</td><td><table><tr><td>{inner}</td></tr></table></td></tr></table>"
    )
    for content, suffix in (
        (page(around), ".html"),
        (
            word(
                word_table(
                    [
                        [
                            paragraph("一、总体情况")
                            + paragraph("很好。")
                            + paragraph("三、收到和处理政府信息公开申请情况")
                            + word_table(BODY)
                            + paragraph("")
                        ]
                    ]
                )
            ),
            ".docx",
        ),
    ):
        found = imported(tmp_path, content, suffix)
        assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]
        assert [one.body for one in found.report.passages("overview")] == ["很好。"]


def test_a_table_inside_a_cell_of_figures_does_not_hide_the_row(tmp_path: Path) -> None:
    inner = "<table><tr><td>说明</td><td>见附件</td></tr></table>"
    lines = with_row(GRANTED, "1", *"00000", "1")
    lines = [[f"{one[0]}{inner}", *one[1:]] if one[0] == GRANTED else one for one in lines]
    found = imported(tmp_path, page(table(lines)))
    assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]


def test_rows_as_lines_of_text(tmp_path: Path) -> None:
    head = "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
    text = head + "\n".join(" ".join(one) for one in BODY[1:])
    found = imported(tmp_path, text.encode(), ".txt")
    assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]


def test_digits_without_separators_are_split_by_their_sum_and_that_is_said(tmp_path: Path) -> None:
    rows = [
        f"{ROWS[0]}\n723000075",
        f"{ROWS[1]}\n0000000",
        f"{ROWS[2]}\n7230000",
        f"{ROWS[7]}\n0000000",
    ]
    text = "三、收到和处理政府信息公开申请情况\n" + "\n".join(rows)
    found = imported(tmp_path, text.encode(), ".txt")
    assert figures(found, "received") == [72, 3, 0, 0, 0, 0, 75]
    assert figures(found, "carried_in") == [0] * 7
    assert figures(found, "granted") == [None] * 7
    assert any(
        "数字连在一起" in one and "72、3、0、0、0、0、75" in one for one in notes(found, "received")
    )
    placed = [one for one in found.pieces if getattr(one.key, "row", "") == "received"]
    assert all(one.placing is Placing.WITH_NOTE for one in placed)
