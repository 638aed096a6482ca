"""Every total of a report, by key."""

from collections.abc import Mapping

from core.format.model import Format, Table
from core.keys import CellKey
from core.numbers import Number, add_up


def totals(form: Format, cells: Mapping[CellKey, Number]) -> dict[CellKey, Number]:
    """Return every total of `cells` by cell key. Blank cells count as 0; a total of blanks only is absent.

    Source: 国办公开办函〔2021〕30号, 表三、表四 “总计”.
    """
    computed: dict[CellKey, Number] = {}
    for table in form.tables:
        parts = parts_of(table)
        for key in parts:
            _add_up(key, parts, cells, computed)
    return computed


def parts_of(table: Table) -> dict[CellKey, tuple[CellKey, ...]]:
    """Return for each total of `table` the cells it is the sum of.

    Where a computed row meets a computed column, the row's parts are taken; the column's give the same sum.
    """
    parts: dict[CellKey, tuple[CellKey, ...]] = {}
    for total in sorted(table.totals, key=lambda one: one.axis):
        for key in table.units:
            if total.axis == "row" and key.row == total.target:
                parts[key] = tuple(key._replace(row=part) for part in total.parts)
            elif total.axis == "column" and key.column == total.target:
                parts[key] = tuple(key._replace(column=part) for part in total.parts)
    return parts


def _add_up(
    key: CellKey,
    parts: Mapping[CellKey, tuple[CellKey, ...]],
    cells: Mapping[CellKey, Number],
    computed: dict[CellKey, Number],
) -> Number | None:
    if key not in parts:
        return cells.get(key)
    if key not in computed:
        filled = [
            value
            for part in parts[key]
            if (value := _add_up(part, parts, cells, computed)) is not None
        ]
        if not filled:
            return None
        computed[key] = add_up(filled)
    return computed[key]
