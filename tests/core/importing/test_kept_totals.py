"""Totals that a document states otherwise stay with the report: in drafts, report files and what is to be looked at."""

import json
from pathlib import Path

import pytest

from core.drafts.body import from_body, to_body
from core.errors import NotAReport
from core.evaluate import evaluate
from core.exporting.reportfile import dumps
from core.format.check import Level
from core.forms.installed import load_format
from core.importing.anything import read_anything
from core.importing.merging import merged
from core.importing.reportfile import loads
from core.report import Report
from tests.helpers.judging import key
from tests.helpers.messes import COLUMNS, ROWS, imported, line, page, table

FORM = load_format()
TOTAL = key("applications.received.total")
PEOPLE = key("applications.received.natural_person")
ROW = [ROWS[0], "5", *"00000", "12"]
PAGE = page(table([["", *COLUMNS], ROW, *(line(label, 1) for label in ROWS[1:4])]))


@pytest.fixture
def read(tmp_path: Path) -> Report:
    file = tmp_path / "年报.html"
    file.write_bytes(PAGE)
    return read_anything(file).report


def looked_at(report: Report) -> list[str]:
    return [one.message for one in evaluate(FORM, report).findings if one.where[:1] == (TOTAL,)]


def test_only_what_differs_is_kept(read: Report) -> None:
    assert read.stated == {TOTAL: 12}
    assert TOTAL not in read.cells


def test_it_is_told_until_the_parts_agree_or_the_officer_says_so(read: Report) -> None:
    (sentence,) = looked_at(read)
    assert "合计 5 件，原来写的总计是 12 件" in sentence
    found = next(one for one in evaluate(FORM, read).findings if one.message == sentence)
    assert found.level is Level.WARNING
    assert "已核对无误" in found.mend
    assert looked_at(read.with_cell(PEOPLE, 12)) == []
    assert looked_at(read.with_verified(found.mark, "原件写错")) == []


def test_it_survives_a_draft_and_a_report_file(read: Report) -> None:
    assert from_body(to_body(read)) == read
    assert loads(dumps(read).encode(), "a.nianbao") == read
    assert "stated" not in json.loads(dumps(Report(FORM.id)))


def test_a_document_put_into_a_report_brings_it_along(tmp_path: Path) -> None:
    assert merged(Report(FORM.id), imported(tmp_path, PAGE)).stated == {TOTAL: 12}


def test_a_report_file_may_state_totals_alone() -> None:
    content = {"format": FORM.id, "stated": {str(PEOPLE): 3}}
    with pytest.raises(NotAReport, match="没有这一格"):
        loads(json.dumps(content).encode(), "a.nianbao")
