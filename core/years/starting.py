"""How a report begins: the form's sub-headings and default facts, and what stays the same from year to year."""

from collections.abc import Mapping
from dataclasses import replace

from core.format.model import Format
from core.report import FactValue, Passage, Passages, Report

# Facts of the office itself; the year, the date and the basis belong to one report.
LASTING_FACTS = ("unit", "short", "address", "phone", "postcode", "website", "signature")


def new_report(form: Format, unit: str, year: int, earlier: Report | None = None) -> Report:
    """Return an empty report of `unit` with the form's sub-headings; lasting facts come from `earlier`."""
    facts: dict[str, FactValue] = {fact.id: fact.default for fact in form.facts if fact.default}
    if earlier and earlier.unit == unit:
        facts |= {fact: earlier.facts[fact] for fact in LASTING_FACTS if fact in earlier.facts}
    facts |= {"unit": unit, "year": year}
    facts.setdefault("signature", unit)
    return with_sub_headings(form, Report(form.id, _in_page_order(form, facts)))


def with_sub_headings(form: Format, report: Report) -> Report:
    """Return `report` with the form's sub-headings in every section nothing is written in."""
    texts: dict[str, Passages] = dict(report.texts)
    for section in form.sections:
        if section.passages and not texts.get(section.id):
            texts[section.id] = tuple(Passage(spec.title) for spec in section.passages)
    return replace(report, texts=texts)


def _in_page_order(form: Format, facts: Mapping[str, FactValue]) -> dict[str, FactValue]:
    return {fact.id: facts[fact.id] for fact in form.facts if facts.get(fact.id)}
