"""Every total of a report, and with what was typed every figure, by key."""

from collections.abc import Mapping

from core.format.model import Format
from core.keys import CellKey
from core.numbers import Number, add_up
from core.report import Report


def all_values(form: Format, report: Report) -> dict[CellKey, Number]:
    """Return the typed and the computed cells of `report`."""
    return {**report.cells, **totals(form, report.cells)}


def totals(form: Format, cells: Mapping[CellKey, Number]) -> dict[CellKey, Number]:
    """Return every total of `cells` by cell key. Blank cells count as 0; a total of blanks only is absent.

    Source: 国办公开办函〔2021〕30号, 表三、表四 “总计”.
    """
    values = dict(cells)
    computed: dict[CellKey, Number] = {}
    for table in form.tables:
        for key, parts in table.parts.items():
            filled = [values[part] for part in parts if part in values]
            if filled:
                values[key] = computed[key] = add_up(filled)
    return computed
