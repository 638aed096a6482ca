"""已核对无误: a finding is silenced with a note, and comes back when the figures behind it change."""

import pytest

from core.drafts.body import from_body, to_body
from core.errors import NotAReport
from core.evaluate import evaluate
from core.exporting.reportfile import dumps
from core.format.check import Level
from core.importing.reportfile import loads
from core.report import Passage, Report
from tests.helpers.judging import FORM, report_with, zeros

TOLD = zeros().with_passages("overview", (Passage("依申请公开", "收到政府信息公开申请9件。"),))


def codes(report: Report) -> list[str]:
    return [one.check for one in evaluate(FORM, report).findings]


def verified(report: Report, check: str) -> Report:
    (found,) = [one for one in evaluate(FORM, report).findings if one.check == check]
    return report.with_verified(found.mark, "含街道代收的 9 件")


def test_verified_finding_is_silent_and_listed_apart() -> None:
    report = verified(TOLD, "N-NEW")
    results = evaluate(FORM, report)
    assert "N-NEW" not in [one.check for one in results.findings]
    assert [one.check for one in results.verified] == ["N-NEW"]


def test_it_comes_back_when_a_figure_behind_it_changes_and_goes_with_the_old_one() -> None:
    report = verified(TOLD, "N-NEW")
    changed = report_with({"applications.received.other": 3}, report)
    assert "N-NEW" in codes(changed)
    assert "N-NEW" not in codes(report_with({"applications.received.other": 0}, changed))


def test_mark_is_taken_back() -> None:
    report = verified(TOLD, "N-NEW")
    (mark,) = report.verified
    assert report.with_verified(mark, None) == TOLD


def test_what_must_be_mended_cannot_be_marked() -> None:
    report = report_with({"applications.received.other": 3}, zeros())
    (found,) = [one for one in evaluate(FORM, report).findings if one.check == "T3-BAL"]
    assert found.level is Level.ERROR
    assert "T3-BAL" in codes(report.with_verified(found.mark, "看过了"))


def test_marks_are_kept_in_draft_and_report_file() -> None:
    report = verified(TOLD, "N-NEW")
    assert from_body(to_body(report)) == report
    assert loads(dumps(report).encode(), "年报").verified == report.verified


def test_mark_that_is_no_text_is_refused() -> None:
    with pytest.raises(NotAReport, match="“N-NEW”：应是能显示的文字"):
        loads(b'{"format": "2021-30", "verified": {"N-NEW": 3}}', "年报")
