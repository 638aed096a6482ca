"""Where a text stands in the report: facts, sub-headings, paragraphs, row labels."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.facts import display_fact
from core.format.model import Format
from core.keys import FactKey, Key, TextKey
from core.naming import row_name
from core.report import Report


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the text was found; `start` is its place in the field, None in a table."""

    key: Key
    start: int | None = None


def find(form: Format, report: Report, text: str) -> tuple[Hit, ...]:
    """Return every place of `text` in the order of the wizard, small and capital letters alike."""
    wanted = text.strip().casefold()
    return tuple(_hits(form, report, wanted)) if wanted else ()


def _hits(form: Format, report: Report, wanted: str) -> Iterator[Hit]:
    for fact in form.facts:
        shown = display_fact(report.facts.get(fact.id))
        yield from (Hit(FactKey(fact.id), start) for start in _places(shown, wanted))
    for section in form.text_sections.values():
        for place, passage in enumerate(report.passages(section.id)):
            key = TextKey(section.id, place)
            if wanted in passage.title.casefold():
                yield Hit(key)
            yield from (Hit(key, start) for start in _places(passage.body, wanted))
        if section.table:
            yield from _rows(form, section.table, wanted)


def _rows(form: Format, table_id: str, wanted: str) -> Iterator[Hit]:
    table = form.table(table_id)
    seen: set[str] = set()
    for key in table.units:
        if key.row not in seen and wanted in row_name(table, key).casefold():
            yield Hit(key)
        seen.add(key.row)


def _places(text: str, wanted: str) -> Iterator[int]:
    folded = text.casefold()
    start = folded.find(wanted)
    while start >= 0:
        yield start
        start = folded.find(wanted, start + len(wanted))
