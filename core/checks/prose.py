"""The officer's texts as the rules about wording see them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from core.checks.context import Context
from core.format.model import CheckSpec, FactKind
from core.keys import FactKey, TextKey

FACTS = "facts"  # as a section: the facts of the first page that are printed as text


class Prose(NamedTuple):
    """One text: where it is, what the place is called, its sub-heading and its words."""

    key: TextKey | FactKey
    name: str
    title: str
    text: str


def prose(context: Context, sections: Sequence[str]) -> Iterator[Prose]:
    """Yield every filled text of `sections`, of the whole report when none is named."""
    form, report = context.form, context.report
    for section_id in sections or (FACTS, *form.text_sections):
        if section_id == FACTS:
            for fact in form.facts:
                if fact.kind is FactKind.LONG_TEXT and report.text_fact(fact.id):
                    yield Prose(FactKey(fact.id), fact.label, "", report.text_fact(fact.id))
            continue
        heading = form.section(section_id).heading or "报告开头"
        for place, passage in enumerate(report.passages(section_id)):
            name = passage.title.strip() or heading
            yield Prose(TextKey(section_id, place), name, passage.title, passage.body)


def whole_text(context: Context, sections: Sequence[str]) -> str:
    """Return all headings and texts of `sections` in one piece."""
    return "\n".join(f"{one.title}\n{one.text}" for one in prose(context, sections))


def texts_of(spec: CheckSpec, name: str) -> tuple[str, ...]:
    """Return the list of texts that the rule gives as `name`, () when it gives none."""
    value = spec.fields.get(name)
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def pattern_of(spec: CheckSpec, name: str) -> re.Pattern[str] | None:
    """Return what matches any of the regular expressions given as `name`, None when there is none."""
    return any_of(texts_of(spec, name))


@lru_cache(maxsize=256)
def any_of(expressions: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return the compiled alternation of `expressions`, None for none."""
    return re.compile("|".join(f"(?:{one})" for one in expressions)) if expressions else None


def applies(spec: CheckSpec, context: Context) -> bool:
    """Return whether the rule is meant for this unit: its name matches `units` and does not match `other_units`."""
    meant, others = pattern_of(spec, "units"), pattern_of(spec, "other_units")
    unit = context.report.unit
    if meant and not meant.search(unit):
        return False
    return not (others and (not unit or others.search(unit)))
