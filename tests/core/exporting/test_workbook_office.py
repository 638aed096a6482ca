"""LibreOffice recalculates the workbook and comes to the totals of the program."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.exporting.workbook import make_workbook, saved
from core.keys import CellKey
from core.numbers import Number
from core.totals import all_values
from tests.core.exporting.test_workbook import REPORTS, check_row, figures
from tests.helpers.judging import FORM
from tests.helpers.office import converted, soffice

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed"),
]


@pytest.mark.parametrize("name", ["suqian", "empty", "zeros", "unbalanced"])
def test_recalculated_totals_are_those_of_the_program(name: str, tmp_path: Path) -> None:
    """The file goes there without values, so what comes back was calculated there."""
    bare, recalculated = tmp_path / "bare.xlsx", tmp_path / "out"
    bare.write_bytes(saved(make_workbook(FORM, REPORTS[name])[0]))
    assert not any(one in FORM.computed for one in figures(load_workbook(bare, data_only=True)))
    workbook = load_workbook(converted(bare, recalculated, "xlsx"), data_only=True)
    expected: dict[CellKey, Number] = all_values(FORM, REPORTS[name])
    assert figures(workbook) == pytest.approx({one: float(n) for one, n in expected.items()})
    wrong = "差 11398889"
    none = [None] * 7
    rows = {"empty": none, "unbalanced": [*none[:5], wrong, wrong]}
    assert [one or None for one in check_row(workbook)] == rows.get(name, none)
