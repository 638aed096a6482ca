"""The data of the 2021 form against the official template and published reports."""

import csv
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core import paths
from core.evaluate import evaluate
from core.format.check import CheckSpec, Level
from core.format.model import Format
from core.format.tables import Table, Unit
from core.forms.installed import load_format
from core.grid import lay_out
from core.importing.reportfile import read_report
from core.keys import CellKey, parse_cell_key
from core.numbers import Number
from core.report import Report
from core.totals import totals

FIXTURES = Path(__file__).parents[1] / "fixtures"
FORM = load_format("2021-30")
TABLES = ("proactive", "applications", "disputes")
OFFICIAL_TABLES = json.loads((FIXTURES / "grid-2021-30.json").read_text(encoding="utf-8"))["tables"]
ASCII_SIGNS = re.compile(r"[\"'!?;:,]")


def official_keys() -> list[dict[str, str]]:
    with (FIXTURES / "keys-2021-30.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def published_reports() -> Iterator[tuple[str, dict[CellKey, Number]]]:
    for path in sorted((FIXTURES / "reports").glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        if content["format"] == FORM.id:
            cells = {parse_cell_key(key): value for key, value in content["cells"].items()}
            yield path.stem, {key: value for key, value in cells.items() if key is not None}


def sentences(form: Format) -> Iterator[str]:
    for section in form.text_sections.values():
        yield from (section.prompt, *section.help.strip().splitlines())
        yield from (passage.prompt for passage in (*section.passages, *section.suggestions))
    for fact in form.facts:
        yield fact.help
    for table in form.tables:
        for block in table.blocks:
            for axis in (block.rows, block.columns):
                yield from (node.help for path in axis.paths for node in path if node.help)
    for check in form.checks:
        yield from (check.message, check.mend)


def names_of(checks: tuple[CheckSpec, ...]) -> list[str]:
    return [f"{check.id}-{place}" for place, check in enumerate(checks)]


@pytest.mark.parametrize(("name", "official"), list(zip(TABLES, OFFICIAL_TABLES, strict=True)))
def test_table_equals_official_grid_cell_by_cell(name: str, official: dict[str, Any]) -> None:
    grid = lay_out(FORM.table(name))
    ours = [
        {
            "row": cell.row,
            "col": cell.column,
            "rowspan": cell.row_span,
            "colspan": cell.column_span,
            "text": cell.text,
        }
        for cell in grid.cells
    ]
    assert (grid.height, grid.width) == (official["rows"], official["cols"])
    assert list(FORM.table(name).column_widths) == official["col_width_twips"]
    assert ours == sorted(official["cells"], key=lambda cell: (cell["row"], cell["col"]))


def test_keys_are_the_official_ones_in_order() -> None:
    ours = [(str(key), unit.value) for key, unit in FORM.units.items()]
    assert ours == [(row["key"], row["unit"]) for row in official_keys()]


def test_computed_cells_are_the_official_totals() -> None:
    expected = {row["key"] for row in official_keys() if row["kind"] == "total"}
    assert {str(key) for key in FORM.computed} == expected


def test_only_the_fee_is_an_amount_of_money() -> None:
    amounts = [str(key) for key, unit in FORM.units.items() if unit is Unit.TEN_THOUSAND_YUAN]
    assert amounts == ["proactive.fees.amount"]


def test_headings_are_the_official_words() -> None:
    assert [section.heading for section in FORM.sections] == [
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ]


def test_overview_asks_for_the_five_aspects_within_a_thousand_characters() -> None:
    overview = FORM.section("overview")
    assert overview.character_limit == 1000
    assert [passage.title for passage in overview.passages] == [
        "主动公开",
        "依申请公开",
        "政府信息管理",
        "政府信息公开平台建设",
        "监督保障",
    ]


def test_facts_stand_in_the_order_of_the_page() -> None:
    assert [fact.id for fact in FORM.facts] == [
        "unit",
        "short",
        "year",
        "basis",
        "address",
        "phone",
        "postcode",
        "website",
        "signature",
        "date",
    ]


def test_captions_repeat_the_headings() -> None:
    for section in FORM.sections:
        if section.table:
            assert FORM.table(section.table).caption == section.heading


def test_the_form_states_forty_two_equations() -> None:
    """25 rows and 7 columns of 表三 add up, its 7 columns balance, 3 groups of 表四 add up."""
    applications, disputes = FORM.table("applications"), FORM.table("disputes")
    added_up = sum(_equations(table) for table in (applications, disputes))
    balanced = [check for check in FORM.checks if check.kind == "balance"]
    assert added_up + len(balanced) * len(applications.blocks[0].columns.leaves) == 42


def _equations(table: Table) -> int:
    rows = {total.target for total in table.totals if total.axis == "row"}
    columns = {total.target for total in table.totals if total.axis == "column"}
    return sum((key.row in rows) + (key.column in columns) for key in table.units)


@pytest.mark.parametrize(
    "cells",
    [cells for _, cells in published_reports()],
    ids=[name for name, _ in published_reports()],
)
def test_published_report_computes_to_its_published_totals(cells: dict[CellKey, Number]) -> None:
    typed = {key: value for key, value in cells.items() if key not in FORM.computed}
    assert totals(FORM, typed) == {key: cells[key] for key in FORM.computed}


@pytest.mark.parametrize(
    "cells",
    [cells for _, cells in published_reports()],
    ids=[name for name, _ in published_reports()],
)
def test_published_report_has_no_mistake_in_its_tables(cells: dict[CellKey, Number]) -> None:
    typed = {key: value for key, value in cells.items() if key not in FORM.computed}
    found = evaluate(FORM, Report(FORM.id, cells=typed), stated=cells).findings
    in_tables = [one for one in found if isinstance(one.where[0], CellKey)]
    assert [one.message for one in in_tables if one.level is not Level.INFO] == []


def test_at_least_five_published_reports_are_compared() -> None:
    assert len(list(published_reports())) >= 5


def test_carried_out_of_2021_is_carried_into_2022() -> None:
    reports = dict(published_reports())
    this_year = Report(FORM.id, cells=reports["pingtan_2022"])
    last_year = Report(FORM.id, cells=reports["pingtan_2021"])
    found = evaluate(FORM, this_year, last_year).findings
    assert not [one for one in found if one.check in {"T3-CARRY-YEAR", "T2-ROLL"}]


def test_widened_scope_of_2023_is_only_a_warning() -> None:
    """平潭 2023 states 470 规范性文件 in force; 698 of last year plus issued less repealed is 643."""
    reports = dict(published_reports())
    this_year = Report(FORM.id, cells=reports["pingtan_2023"])
    last_year = Report(FORM.id, cells=reports["pingtan_2022"])
    rolled = [
        one for one in evaluate(FORM, this_year, last_year).findings if one.check == "T2-ROLL"
    ]
    assert [one.level for one in rolled] == [Level.WARNING]
    assert "643" in rolled[0].message
    assert "470" in rolled[0].message


def test_sample_holds_the_published_figures() -> None:
    published = dict(published_reports())["qiaokou_hr_bureau_2024"]
    sample = read_report(next((paths.resources() / "samples").glob("*.nianbao")))
    assert len(sample.cells) == 166
    assert {**sample.cells, **totals(FORM, sample.cells)} == published


def test_sample_has_nothing_that_must_be_mended() -> None:
    sample = read_report(next((paths.resources() / "samples").glob("*.nianbao")))
    assert not evaluate(FORM, sample).has_errors


def test_every_line_to_be_filled_in_is_explained() -> None:
    silent = [
        f"{table.id}.{leaf.id}"
        for table in FORM.tables
        for block in table.blocks
        for leaf in (*block.rows.leaves, *block.columns.leaves)
        if not leaf.help
    ]
    assert silent == []


def test_every_row_and_every_rule_names_its_source() -> None:
    rows = [row for table in FORM.tables for block in table.blocks for row in block.rows.leaves]
    assert [row.id for row in rows if not row.source] == []
    assert [check.id for check in FORM.checks if not check.source] == []


def test_every_table_is_checked_for_blanks_and_every_total_for_its_parts() -> None:
    blanks = {check.fields["table"] for check in FORM.checks if check.kind == "cells_filled"}
    checked = {
        (check.fields["table"], check.fields["target"])
        for check in FORM.checks
        if check.kind == "total_equals_parts"
    }
    assert blanks == set(TABLES)
    assert checked == {(table.id, total.target) for table in FORM.tables for total in table.totals}


@pytest.mark.parametrize("check", FORM.checks, ids=names_of(FORM.checks))
def test_rule_says_what_to_do(check: CheckSpec) -> None:
    assert check.mend


def test_arithmetic_must_be_mended_and_comparison_with_last_year_need_not() -> None:
    levels = {check.id: check.level for check in FORM.checks}
    for check_id in ("CELL-BLANK", "T3-ROW", "T3-COL", "T3-BAL", "T4-SUM", "F-UNIT", "F-YEAR"):
        assert levels[check_id] is Level.ERROR
    for check_id in ("T3-CARRY-YEAR", "T2-ROLL", "X-LEN", "X-BLANK"):
        assert levels[check_id] is Level.WARNING
    assert not {"F-POSTCODE", "F-WEBSITE"} & levels.keys()


@pytest.mark.parametrize("sentence", sorted(set(sentences(FORM))))
def test_sentence_is_plain_official_chinese(sentence: str) -> None:
    words = re.sub(r"\{[a-z_]+\}", "", sentence)
    assert words.endswith(("。", "。”"))
    assert not ASCII_SIGNS.search(words)
    assert "！" not in words
    assert words.count("“") == words.count("”")
    assert words.count("（") == words.count("）")
