"""What a form file must agree on with itself."""

import pytest

from core.errors import FormatBroken
from core.format.consistency import inconsistencies
from core.format.parsing import parse_format
from tests.helpers.forms import changed, small_form

CHECK = 'kind = "balance"'


def problems(*changes: tuple[str, str]) -> tuple[str, ...]:
    with pytest.raises(FormatBroken) as caught:
        parse_format(changed(*changes), "small.toml")
    return caught.value.problems


def check(kind: str, fields: str, message: str = "。", mend: str = "") -> tuple[str, str]:
    """Return the change that replaces the rule of the small form."""
    whole = changed()[changed().index("[[checks]]") :]
    return whole, (
        f'[[checks]]\nid = "X"\nkind = "{kind}"\nlevel = "error"\n{fields}\n'
        f'message = "{message}"\nmend = "{mend}"\nsource = "无"\n'
    )


def test_sound_form_has_nothing_to_say() -> None:
    assert inconsistencies(small_form()) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('[opening]\nid = "opening"', '[opening]\nid = "letters"', "sections：id“letters”出现了 2 次"),
        ('[opening]\nid = "opening"', '[opening]\ntable = "letters"\nid = "opening"', "opening：开头的一段话不能带表"),
        ('heading = "来信情况"\ntable = "letters"', 'heading = "来信情况"\ntable = "visits"',
         "sections letters：没有名为“visits”的表"),
        ('heading = "来信情况"\ntable = "letters"\n', 'heading = "来信情况"\n',
         "tables letters：应正好有一个部分用到这张表，现在有 0 个"),
        ("column_widths = [1, 1, 1, 1, 1]", "column_widths = [1, 1, 1, 1]",
         "tables letters blocks 第 1 项：3 列数据排不进 column_widths 给出的 4 列"),
        ("column_widths = [1, 1, 1, 1, 1]", "column_widths = []",
         "tables letters blocks 第 1 项：3 列数据排不进 column_widths 给出的 0 列"),
        ('parts = ["person", "firm"]', 'parts = ["person", "office"]',
         "tables letters totals total：没有名为“office”的列"),
        ('column = "total"\nparts', 'column = "sum"\nparts', "tables letters totals sum：没有名为“sum”的列"),
        ('row = "closed"', 'row = "total"', "tables letters totals total：没有名为“total”的行"),
        ('parts = ["person", "firm"]', 'parts = ["person", "person"]',
         "tables letters totals total：id“person”出现了 2 次"),
        ('parts = ["answered"]', "parts = []", "tables letters totals closed：parts 是空的"),
        ('parts = ["answered"]', 'parts = ["closed"]', "tables letters totals：合计不能是自己的一部分"),
        (CHECK, 'kind = "spelling"', "checks BAL：不认识的检查种类“spelling”，只能是 "),
        (CHECK, CHECK + '\ncolour = "red"', "checks BAL：不认识的项“colour”"),
        ('left = ["received"]\n', "", "checks BAL：缺少“left”"),
        ('left = ["received"]', 'left = ["lost"]', "checks BAL：“left”写的是 ['lost']，表样里没有"),
        ('left = ["received"]', "left = []", "checks BAL：“left”写的是 []，表样里没有"),
        ('left = ["received"]', 'left = [["received"]]', "checks BAL：“left”写的是 [['received']]，表样里没有"),
        ('level = "error"\ntable = "letters"', 'level = "error"\ntable = ["letters"]',
         "checks BAL：“table”写的是 ['letters']，表样里没有"),
        ('too_many = "多 {count} 件"', 'too_many = "多 {count 件"', "checks BAL：“short”写的是 "),
        ('too_many = "多 {count} 件"', 'too_many = "多 {number} 件"', "checks BAL：“short”写的是 "),
        ('too_many = "多 {count} 件"', "too_many = 3", "checks BAL：“short”写的是 "),
        ("{column}：", "{row}：",
     "checks BAL message：空位“row”不能用，只能是 column、difference、left、likely、right"),
        ("{column}：", "{}：", "checks BAL message：空位“”不能用"),
        ("{column}：", "{column.__class__}：", "checks BAL message：空位“column.__class__”不能用"),
        ("{column}：", "{column：", "checks BAL message：花括号不成对："),
        ("{column}：", "{column:d}：", "checks BAL message：空位“column”后面不能写格式"),
        ("{column}：", "{column!r}：", "checks BAL message：空位“column”后面不能写格式"),
        ("请核对。", "请核对 {line}。", "checks BAL mend：空位“line”不能用"),
    ],
)  # fmt: skip
def test_contradiction_is_named_with_its_place(old: str, new: str, sentence: str) -> None:
    assert any(problem.startswith(sentence) for problem in problems((old, new)))


def test_totals_that_lead_back_to_themselves_are_found() -> None:
    found = problems(
        ('parts = ["answered"]', 'parts = ["answered", "open"]\n[[tables.totals]]\nrow = "open"\nparts = ["closed"]')
    )  # fmt: skip
    assert found == ("tables letters totals：合计不能是自己的一部分，也不能绕一圈算到自己",)


def test_line_with_two_totals_is_found() -> None:
    again = 'parts = ["answered"]\n[[tables.totals]]\nrow = "closed"\nparts = ["open"]'
    assert "tables letters totals：id“closed”出现了 2 次" in problems(
        ('parts = ["answered"]', again)
    )


def test_total_reaching_into_a_block_without_that_column_is_found() -> None:
    other_block = (
        '\n[[tables.blocks]]\ncolumns = [{ id = "sum", label = "金额" }]\n'
        'rows = [{ id = "fees", label = "收费" }]\n\n[[tables.totals]]\ncolumn'
    )
    found = problems(
        ("\n[[tables.totals]]\ncolumn", other_block),
        ("column_widths = [1, 1, 1, 1, 1]", "column_widths = [1, 1, 1, 1, 1]"),
        ('parts = ["answered"]', 'parts = ["answered", "fees"]'),
    )
    assert "tables letters totals：合计用到的“letters.fees.person”不在表里" in found


def test_table_of_no_blocks_is_found() -> None:
    start, end = changed().index("[[tables.blocks]]"), changed().index("[[checks]]")
    whole = changed()[start:end]
    assert "tables letters：没有 blocks" in problems((whole, "blocks = []\n"))


def test_block_without_rows_is_found() -> None:
    start = changed().index("rows = [")
    rows = changed()[start : changed().index("\n]\n", start) + 2]
    assert "tables letters blocks 第 1 项：没有行或没有列" in problems((rows, "rows = []"))


def test_balance_outside_the_first_block_is_found() -> None:
    other_block = (
        '\n[[tables.blocks]]\ncolumns = [{ id = "sum", label = "金额" }]\n'
        'rows = [{ id = "fees", label = "收费" }]\n\n[[tables.totals]]\ncolumn'
    )
    found = problems(
        ("\n[[tables.totals]]\ncolumn", other_block), ('left = ["received"]', 'left = ["fees"]')
    )
    assert "checks BAL：“left”写的是 ['fees']，表样里没有" in found


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        ("fact_filled", 'fact = "year"', "fact"),
        ("fact_filled", 'fact = ["unit"]', "fact"),
        ("text_filled", 'section = "visits"', "section"),
        ("passages_filled", "section = 3", "section"),
        ("text_limit", 'section = "opening"', "section"),
        ("cells_filled", 'table = "visits"', "table"),
        ("total_equals_parts", 'table = "letters"\ntarget = "person"', "target"),
        ("carried_over", 'table = "letters"\nrow = "open"\nlast_row = "opened"', "last_row"),
        ("roll_forward", 'table = "letters"\nopening = "person"\nplus = "firm"\nminus = "x"', "minus"),
    ],
)  # fmt: skip
def test_field_that_names_nothing_of_the_form_is_found(kind: str, fields: str, name: str) -> None:
    (problem,) = problems(check(kind, fields))
    assert problem.startswith(f"checks X：“{name}”写的是 ")


def test_lengths_are_only_checked_where_there_is_a_limit() -> None:
    change = check("text_limit", 'section = "letters"', "{heading} {count} {limit} {excess}")
    assert inconsistencies(small_form(change)) == []
    (problem,) = problems(change, ("character_limit = 10\n", ""))
    assert problem == "checks X：“section”写的是 'letters'，表样里没有"
