"""The findings of a report as a list on paper: for whoever mends it away from the screen, or hands it on."""

from collections.abc import Iterable, Iterator, Mapping

from core.checks.finding import Finding
from core.document import Block, Document, Heading, Paragraph
from core.evaluate import Results
from core.format.check import Level
from core.format.model import Format
from core.report import Report
from core.steps import step_of

NOTHING = "没有发现问题。"
_VERIFIED = "已核对无误"


def listing(form: Format, report: Report, results: Results) -> Document:
    """Return every finding by step with how to mend it and its source, then what was marked 已核对无误."""
    title = f"{report.short_unit}{report.year or ''}年度报告问题清单"
    blocks: list[Block] = [
        Heading(0, title),
        Paragraph(summary(results.findings, len(results.verified))),
    ]
    return Document(
        title,
        report.short_unit,
        (*blocks, *_steps(form, results), *_verified(report.verified, results)),
    )


def summary(findings: Iterable[Finding], verified: int = 0) -> str:
    """Return how many findings of each kind there are.

    >>> summary(())
    '没有发现问题。'
    """
    found = tuple(findings)
    wrong = [one for one in found if not one.is_missing]
    counts = [(level.word, sum(one.level is level for one in wrong)) for level in Level]
    counts.append(("还没有填", len(found) - len(wrong)))
    counts.append((_VERIFIED, verified))
    said = [f"{word} {count} 处" for word, count in counts if count]
    return "，".join(said) + "。" if said else NOTHING


def _steps(form: Format, results: Results) -> Iterator[Block]:
    for step in results.steps:
        here = [one for one in results.findings if step_of(form, one.where[0]) == step.id]
        if not here:
            continue
        yield Heading(1, f"{step.title}：{summary(here).removesuffix('。')}")
        for number, finding in enumerate(_urgent_first(here), start=1):
            yield Paragraph(f"{number}. 【{_kind(finding)}】{finding.message}")
            if finding.mend:
                yield Paragraph(f"怎样改：{finding.mend}")
            if finding.source:
                yield Paragraph(f"依据：{finding.source}")


def _verified(notes: Mapping[str, str], results: Results) -> Iterator[Block]:
    if results.verified:
        yield Heading(1, f"{_VERIFIED}：{len(results.verified)} 处")
    for number, finding in enumerate(results.verified, start=1):
        note = notes.get(finding.mark, "")
        yield Paragraph(f"{number}. {finding.message}" + (f"（备注：{note}）" if note else ""))


def _urgent_first(findings: list[Finding]) -> list[Finding]:
    levels = list(Level)
    return sorted(findings, key=lambda one: (one.is_missing, levels.index(one.level)))


def _kind(finding: Finding) -> str:
    return "还没有填" if finding.is_missing else finding.level.word
