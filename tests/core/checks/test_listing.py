"""Findings as a list on paper."""

from core.checks.listing import NOTHING, listing, summary
from core.document import Heading
from core.evaluate import evaluate
from core.exporting.text import text_of
from core.format.check import Level
from core.importing.reportfile import read_report
from core.paths import resources
from core.report import Report
from tests.helpers.sessions import FORM

SAMPLE = resources() / "samples" / "硚口区人力资源局-2024.nianbao"


def written(report: Report) -> str:
    return text_of(listing(FORM, report, evaluate(FORM, report)))


def test_findings_stand_below_their_step_with_what_to_do() -> None:
    report = read_report(SAMPLE)
    results = evaluate(FORM, report)
    headings = [
        block.text
        for block in listing(FORM, report, results).blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    titles = [heading.split("：")[0] for heading in headings]
    assert titles == [step.title for step in results.steps if step.title in titles]
    text = written(report)
    for finding in results.findings:
        assert finding.message in text
        assert finding.mend in text


def test_what_is_silenced_stands_at_the_end_with_its_note_and_in_no_step() -> None:
    report = read_report(SAMPLE)
    doubtful = next(one for one in evaluate(FORM, report).findings if one.level is Level.WARNING)
    text = written(report.with_verified(doubtful.mark, "问过财务科"))
    assert text.count(doubtful.message) == 1
    assert text.rstrip().endswith(f"{doubtful.message}（备注：问过财务科）")


def test_nothing_to_mend_is_said() -> None:
    assert summary(()) == NOTHING
