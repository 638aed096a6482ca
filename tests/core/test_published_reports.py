"""Tables 3 and 4 as agencies published them, of every form: right ones pass, known mistakes are found.

Reports of the older form, and one that mixes both, write （六）其他处理 as one row; it is read as 3.其他.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.evaluate import evaluate
from core.importing.reportfile import loads
from core.keys import CellKey, parse_cell_key
from core.numbers import Number
from core.report import Report
from tests.helpers.judging import FORM

REPORTS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    for path in (Path(__file__).parents[1] / "fixtures" / "reports").glob("*.json")
}
OF_2021 = sorted(name for name, content in REPORTS.items() if content["format"] == FORM.id)
TABLES = ("applications", "disputes")


def published(name: str) -> dict[CellKey, Number]:
    """Return the figures of tables 3 and 4, typed ones and totals."""
    found = {}
    for text, value in REPORTS[name]["cells"].items():
        key = parse_cell_key(text.replace(".other_all.", ".other_misc."))
        assert key is not None
        if key.table in TABLES and value is not None:
            found[key] = value
    return found


def typed(cells: Mapping[CellKey, Number]) -> dict[CellKey, Number]:
    return {key: value for key, value in cells.items() if key not in FORM.computed}


def known(name: str, code: str) -> list[dict[str, Any]]:
    return [one for one in REPORTS[name]["known_errors"] if one["code"] == code]


def test_there_are_reports_of_both_forms() -> None:
    assert len(OF_2021) >= 5
    assert len(OF_2021) < len(REPORTS)


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_wrong_column_totals_are_found_and_no_others(name: str) -> None:
    cells = published(name)
    found = evaluate(FORM, Report(FORM.id, cells=typed(cells)), stated=cells).findings
    wrong = [one.message for one in found if one.check == "T3-COL"]
    assert wrong == [
        f"表三“{one['where']}”这一列：办理结果各小项合计 {one['left']} 件，"
        f"原来写的“（七）总计”是 {one['right']} 件，相差 {one['diff']} 件。"
        for one in known(name, "T3-COL-SUM")
    ]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_totals_left_blank_are_computed(name: str) -> None:
    cells = published(name)
    values = evaluate(FORM, Report(FORM.id, cells=typed(cells))).values
    blank = [
        values[key]
        for key in FORM.table("applications").units
        if key.column == "total" and key in values and key not in cells and key.row != "concluded"
    ]
    assert blank == [one["left"] for one in known(name, "T3-ROW-TOTAL-BLANK")]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_columns_balance_wherever_the_published_totals_do(name: str) -> None:
    """平潭 2020 balances only with its wrong totals: six replies stand in two rows."""
    results = evaluate(FORM, Report(FORM.id, cells=typed(published(name))))
    off = [one.name for one in results.balances if one.sentence]
    assert off == [one["where"] for one in known(name, "T3-COL-SUM")]


@pytest.mark.parametrize("name", OF_2021)
def test_published_figures_are_read_as_a_report_file_with_all_their_totals(name: str) -> None:
    content = json.dumps({"format": FORM.id, "cells": REPORTS[name]["cells"]}, default=str)
    report = loads(content.encode(), name)
    assert report.cells.keys() == set(FORM.typed)
    assert {**report.cells, **evaluate(FORM, report).values}.items() >= published(name).items()


@pytest.mark.parametrize("name", OF_2021)
def test_one_figure_changed_in_a_published_report_is_found(name: str) -> None:
    cells = published(name)
    key = CellKey("applications", "granted", "enterprise")
    changed = Report(FORM.id, cells={**typed(cells), key: cells[key] + 1})
    found = [one.check for one in evaluate(FORM, changed, stated=cells).findings]
    # its row, its column, the 总计 of both, and the balance of the column
    assert sorted(one for one in found if one in ("T3-BAL", "T3-COL", "T3-ROW")) == [
        "T3-BAL",
        "T3-COL",
        "T3-COL",
        "T3-ROW",
        "T3-ROW",
    ]
