"""Rules that something has been filled in."""

from collections.abc import Iterator
from itertools import groupby

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.format.check import CheckSpec
from core.format.tables import Table
from core.keys import CellKey, FactKey, TextKey
from core.naming import row_name
from core.report import Passages


def fact_filled(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A fact of the first page is filled in."""
    fact = context.form.fact(str(spec.fields["fact"]))
    value = context.report.facts.get(fact.id, "")
    if isinstance(value, str) and not value.strip():
        yield finding(spec, (FactKey(fact.id),), {"label": fact.label}, is_missing=True)


def text_filled(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A section says something at all."""
    section = context.form.section(str(spec.fields["section"]))
    if not any(passage.paragraphs for passage in context.report.passages(section.id)):
        yield finding(spec, (TextKey(section.id),), {"heading": section.heading}, is_missing=True)


def passages_filled(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """No titled passage of a section that has any text stands empty."""
    section = context.form.section(str(spec.fields["section"]))
    passages = context.report.passages(section.id)
    if not any(passage.paragraphs for passage in passages):
        return
    empty = [
        (place, passage.title)
        for place, passage in enumerate(passages)
        if passage.title.strip()
        and not passage.paragraphs
        and not _has_parts(passages[place : place + 2])
    ]
    if empty:
        where = tuple(TextKey(section.id, place) for place, _ in empty)
        titles = "”“".join(title for _, title in empty)
        yield finding(spec, where, {"heading": section.heading, "titles": titles}, is_missing=True)


def _has_parts(passages: Passages) -> bool:
    """Return whether the first passage is only a heading over a deeper one that follows."""
    return len(passages) > 1 and passages[1].level > passages[0].level


def cells_filled(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Every cell to be typed has a figure; one finding for an untouched table, else one a row."""
    table = context.form.table(str(spec.fields["table"]))
    blank = [key for key in table.typed if key not in context.values]
    if blank and len(blank) == len(table.typed):
        yield _blank(spec, table, table.caption, blank)
        return
    for _, row in groupby(blank, key=lambda key: key.row):
        keys = list(row)
        yield _blank(spec, table, row_name(table, keys[0]), keys)


def _blank(spec: CheckSpec, table: Table, where: str, keys: list[CellKey]) -> Finding:
    slots: dict[str, object] = {"table": table.name, "where": where, "count": len(keys)}
    return finding(spec, tuple(keys), slots, is_missing=True)
