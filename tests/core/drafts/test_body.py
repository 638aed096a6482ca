"""The stored text of a draft: gives back whatever was typed, refuses what is damaged or newer."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from core.drafts.body import VERSION, from_body, to_body
from core.errors import DraftsUnavailable
from core.forms.installed import load_format
from core.keys import CellKey
from core.report import Passage, Report
from tests.helpers.strategies import reports

AMOUNT = CellKey("proactive", "fees", "amount")
COUNT = CellKey("applications", "granted", "enterprise")

# A busy machine must not look like a fault.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(reports(load_format()))
@patient
def test_whatever_was_typed_comes_back(report: Report) -> None:
    assert from_body(to_body(report)) == report


@given(reports(load_format()))
@patient
def test_amounts_come_back_with_the_zeros_they_were_typed_with(report: Report) -> None:
    stored = from_body(to_body(report)).cells
    assert {key: str(value) for key, value in stored.items()} == {
        key: str(value) for key, value in report.cells.items()
    }


def test_unfinished_work_comes_back_as_it_was() -> None:
    report = Report(
        "2021-30",
        facts={"unit": " ", "signature": "2025-01-20", "date": date(2025, 1, 20), "year": 0},
        texts={"overview": (), "other": (Passage(""), Passage("（一）", "\n\n 段 \t\n", 2))},
        cells={COUNT: 0, AMOUNT: Decimal("0.00")},
    )
    assert from_body(to_body(report)) == report


def test_what_no_form_of_ours_knows_comes_back() -> None:
    """A draft outlives its form: one of a later or earlier year must not be cut to this one."""
    report = Report(
        "2031-1", {"mayor": "张"}, {"annex": (Passage("附"),)}, {CellKey("new_table", "a", "b"): 1}
    )
    assert from_body(to_body(report)) == report


@pytest.mark.parametrize("text", ["\ud83d", "字\udc00字", "\x00\x1b", "\u2028\u0085", "😀𠮷"])
def test_characters_that_are_hard_to_store_come_back(text: str) -> None:
    report = Report("2021-30").with_passages("other", (Passage(text, text),))
    body = to_body(report)
    assert from_body(body) == report
    body.encode("utf-8")


def test_equal_reports_give_equal_text_in_whatever_order_they_were_typed() -> None:
    empty = Report("2021-30")
    one = empty.with_cell(COUNT, 3).with_cell(AMOUNT, Decimal("1.5")).with_fact("unit", "局")
    other = empty.with_fact("unit", "局").with_cell(AMOUNT, Decimal("1.5")).with_cell(COUNT, 3)
    assert to_body(one) == to_body(other)


def test_a_blank_and_a_zero_differ() -> None:
    empty = Report("2021-30")
    assert to_body(empty) != to_body(empty.with_cell(COUNT, 0))


def test_the_body_of_a_newer_program_is_refused_with_what_to_do() -> None:
    newer = to_body(Report("2021-30")).replace(f'"version":{VERSION}', f'"version":{VERSION + 1}')
    with pytest.raises(DraftsUnavailable, match="安装新版本"):
        from_body(newer)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("version", None),
        ("format", 5),
        ("facts", []),
        ("facts", {"date": {"date": "2025-13-01"}}),
        ("facts", {"unit": None}),
        ("texts", {"overview": 3}),
        ("texts", {"overview": ["text"]}),
        ("texts", {"overview": [{"title": "", "body": "", "level": "2"}]}),
        ("cells", {"applications.granted": 3}),
        ("cells", {"applications.granted.enterprise": "3x"}),
        ("cells", {"applications.granted.enterprise": 3.5}),
    ],
)
def test_a_damaged_body_is_refused_with_what_to_do(part: str, value: object) -> None:
    content = {**json.loads(to_body(Report("2021-30"))), part: value}
    with pytest.raises(DraftsUnavailable, match=r"损坏了.*不要删除"):
        from_body(json.dumps(content))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", "[" * 100_000])
def test_text_that_is_no_body_is_refused(text: str) -> None:
    with pytest.raises(DraftsUnavailable):
        from_body(text)
