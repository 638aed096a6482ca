"""Whole reports in which nothing is wrong, and what the rules say of them and of one wrong figure in each place."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from build_scripts.places import ROOT
from build_scripts.reading_quality.corpus import cell_named, published
from core.checks.finding import Finding
from core.evaluate import evaluate
from core.format.check import Level
from core.format.model import Format
from core.reading.readings import Against, Reading, Verdict
from core.report import FactValue, Passage, Report

FOLDER = ROOT / "tests/checks/correct"
_FACTS = {
    "basis": "《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号",
    "address": "人民路1号",
    "phone": "0512-12345678",
}


class CorrectReport(NamedTuple):
    """A report without a mistake; `is_held_out` when no rule was tuned on it."""

    name: str
    report: Report
    is_held_out: bool


class Told(NamedTuple):
    """How many figures were made wrong by one, and how many of these the rules noticed."""

    wrong: int
    noticed: int


def correct_reports(form: Format, folder: Path = FOLDER) -> Iterator[CorrectReport]:
    """Yield every correct report."""
    for file in sorted(folder.glob("*.toml")):
        entry = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
        cells = {cell_named(form, name): value for name, value in entry.get("cells", {}).items()}
        report = published(form, entry["report"]).with_cells(cells)
        year = report.year or 0
        facts: dict[str, FactValue] = {**_FACTS, "date": date(year + 1, 1, 20)}
        facts |= {name: entry.get(name, "") for name in ("unit", "short", "signature")}
        for name, fact in facts.items():
            report = report.with_fact(name, fact)
        for section in form.text_sections:
            passages = tuple(Passage(one["title"], one["body"]) for one in entry.get(section, ()))
            report = report.with_passages(section, passages)
        yield CorrectReport(file.stem, report, bool(entry.get("is_held_out")))


def false_warnings(form: Format, report: Report) -> list[Finding]:
    """Return what is 必须改 or 请核对 in a report that has no mistake."""
    return [one for one in evaluate(form, report).findings if one.level is not Level.INFO]


def told(form: Format, report: Report) -> Told:
    """Return how many figures of the prose that agree with a table are noticed when one more is written."""
    agreeing = [one for one in evaluate(form, report).readings if _is_altered(one)]
    noticed = [one for one in agreeing if _has_difference(form, _altered(report, one))]
    return Told(len(agreeing), len(noticed))


def _is_altered(one: Reading) -> bool:
    return (
        one.against is Against.TABLE
        and one.verdict is Verdict.AGREES
        and one.text.rstrip("件条份部").isdecimal()
    )


def _altered(report: Report, one: Reading) -> Report:
    passages = list(report.passages(one.key.section))
    passage = passages[one.key.place]
    before, after = passage.body[: one.figure.start], passage.body[one.figure.end :]
    wrong = f"{int(one.figure.value) + 1}{one.figure.unit}"
    passages[one.key.place] = replace(passage, body=before + wrong + after)
    return report.with_passages(one.key.section, tuple(passages))


def _has_difference(form: Format, report: Report) -> bool:
    return any(one.verdict is Verdict.DIFFERS for one in evaluate(form, report).readings)
