"""A report into our own file."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.errors import CannotWrite
from core.exporting.reportfile import dumps, write_report
from core.importing.reportfile import loads, read_report
from core.report import Passage
from tests.helpers.judging import EMPTY, FORM, report_with, zeros

FULL = (
    report_with({"proactive.fees.amount": Decimal("3.50")}, zeros())
    .with_fact("unit", "某局")
    .with_fact("year", 2024)
    .with_fact("date", date(2025, 1, 9))
    .with_passages("other", (Passage("甲", "一。\n二。"), Passage("乙", "三。", 2)))
)


def test_written_file_reads_back_the_same(tmp_path: Path) -> None:
    write_report(FULL, tmp_path / "某局.nianbao")
    assert read_report(tmp_path / "某局.nianbao") == FULL


def test_file_can_be_read_by_people() -> None:
    text = dumps(FULL)
    assert '"unit": "某局"' in text
    assert '"proactive.fees.amount": "3.50"' in text
    assert '"date": "2025-01-09"' in text
    assert text.endswith("}\n")


def test_totals_are_not_written() -> None:
    written = json.loads(dumps(FULL))["cells"]
    assert not {str(key) for key in FORM.computed} & written.keys()


def test_level_is_written_only_where_it_is_not_the_usual_one() -> None:
    passages = json.loads(dumps(FULL))["texts"]["other"]
    assert [one.get("level") for one in passages] == [None, 2]


def test_same_report_is_written_the_same_whatever_order_it_was_typed_in() -> None:
    one = {"applications.received.other": 1, "applications.received.research": 2}
    other = dict(reversed(one.items()))
    assert dumps(report_with(one)) == dumps(report_with(other))
    ahead = EMPTY.with_fact("year", 2024).with_fact("unit", "局")
    behind = EMPTY.with_fact("unit", "局").with_fact("year", 2024)
    assert dumps(ahead) == dumps(behind)


def test_characters_no_file_can_hold_are_left_out() -> None:
    report = EMPTY.with_fact("unit", "局\0\ud800").with_passages("other", (Passage("", "无\x01"),))
    read = loads(dumps(report).encode(), "a.nianbao")
    assert (read.unit, read.passages("other")) == ("局", (Passage("", "无"),))


def test_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_report(FULL, tmp_path / "没有" / "某局.nianbao")
