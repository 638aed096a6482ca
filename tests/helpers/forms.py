"""A small form to break in tests: one table with groups on both axes and totals on both."""

from core.format.model import Format
from core.format.parsing import parse_format

SMALL = """\
id = "small"
name = "小表样"
source = "无"
first_year = 2021

[[facts]]
id = "unit"
label = "单位全称"
kind = "text"

[opening]
id = "opening"
heading = ""

[[sections]]
id = "letters"
heading = "来信情况"
table = "letters"
character_limit = 10

[[sections.passages]]
title = "数量"

[[tables]]
id = "letters"
name = "表一"
caption = "来信情况"
column_widths = [1, 1, 1, 1, 1]

[[tables.blocks]]
corner = "类别"
columns = [
  { id = "kind", label = "来信人" },
  { id = "person", label = "自然人", under = "kind" },
  { id = "firm", label = "企业", under = "kind" },
  { id = "total", label = "总计" },
]
rows = [
  { id = "received", label = "一、新收" },
  { id = "handled", label = "二、办理" },
  { id = "answered", label = "（一）答复", under = "handled" },
  { id = "closed", label = "（二）总计", under = "handled" },
  { id = "open", label = "三、结转" },
]

[[tables.totals]]
column = "total"
parts = ["person", "firm"]

[[tables.totals]]
row = "closed"
parts = ["answered"]

[[checks]]
id = "BAL"
kind = "balance"
level = "error"
table = "letters"
left = ["received"]
right = ["closed", "open"]
short = { still_open = "还差 {count} 件", too_many = "多 {count} 件" }
message = "{column}：{left} 与 {right} 相差 {difference}。"
mend = "请核对。"
source = "无"
"""


def changed(*changes: tuple[str, str]) -> str:
    """Return the small form with pieces of its text replaced; each piece must be there."""
    text = SMALL
    for old, new in changes:
        assert old in text, f"not in the small form: {old}"
        text = text.replace(old, new, 1)
    return text


def small_form(*changes: tuple[str, str]) -> Format:
    """Return the small form, changed."""
    return parse_format(changed(*changes), "small.toml")
