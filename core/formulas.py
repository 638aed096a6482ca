"""How a total comes about, in words."""

from collections.abc import Mapping

from core.format.tables import Table
from core.keys import CellKey
from core.naming import column_name, row_name
from core.numbers import Number, display


def formula(table: Table, key: CellKey, values: Mapping[CellKey, Number]) -> str:
    """Return what the total at `key` is the sum of, "" when `key` is typed; parts that are 0 are left out."""
    parts = table.parts.get(key)
    if parts is None:
        return ""
    block = table.block_of(key)
    is_row = parts[0].column == key.column
    line = (block.rows if is_row else block.columns).node(key.row if is_row else key.column)
    name = row_name if is_row else column_name
    summands = [
        f"{name(table, part)} {display(values[part])}" for part in parts if values.get(part)
    ]
    total = " ＋ ".join(summands) or "0"
    return f"{line.help or '由程序计算，不用填。'}\n{display(values.get(key, 0))} ＝ {total}"
