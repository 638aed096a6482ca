"""The officer's texts as the rules about wording see them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from core.checks.context import Context, Prose
from core.format.check import CheckSpec
from core.format.model import Format
from core.format.sections import FactKind
from core.keys import FactKey, TextKey
from core.report import Report

_BACK = re.compile(r"(?<!\\)((?:\\\\)*)\\([1-9])(?!\d)")
FACTS = "facts"  # as a section: the facts of the first page that are printed as text


def prose(context: Context, sections: Sequence[str]) -> Iterator[Prose]:
    """Yield every filled text of `sections`, of the whole report when none is named."""
    for section_id in sections or (FACTS, *context.form.text_sections):
        if section_id not in context.prose:
            context.prose[section_id] = tuple(_of_section(context.form, context.report, section_id))
        yield from context.prose[section_id]


def _of_section(form: Format, report: Report, section_id: str) -> Iterator[Prose]:
    if section_id == FACTS:
        for fact in form.facts:
            if fact.kind is FactKind.LONG_TEXT and report.text_fact(fact.id):
                yield Prose(FactKey(fact.id), fact.label, "", report.text_fact(fact.id))
        return
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
    return re.compile(side_by_side(expressions)) if expressions else None


def side_by_side(expressions: tuple[str, ...]) -> str:
    """Return the alternation of `expressions`; what \\1 stands for in each stays its own first group.

    >>> side_by_side((r"(.)\\1", r"([甲乙])\\1"))
    '(?:(.)(?:\\\\1))|(?:([甲乙])(?:\\\\2))'
    """
    parts, groups = [], 0
    for one in expressions:
        parts.append(f"(?:{_BACK.sub(partial(_further, groups), one)})")
        groups += re.compile(one).groups
    return "|".join(parts)


def _further(by: int, match: re.Match[str]) -> str:
    return f"{match[1]}(?:\\{int(match[2]) + by})"


def applies(spec: CheckSpec, context: Context) -> bool:
    """Return whether the rule is meant for this unit: its name matches `units` and does not match `other_units`."""
    meant, others = pattern_of(spec, "units"), pattern_of(spec, "other_units")
    unit = context.report.unit
    if meant and not meant.search(unit):
        return False
    return not (others and (not unit or others.search(unit)))
