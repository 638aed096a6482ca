"""Rules about the figures in the prose: against the tables, against their sums, against each other."""

from collections.abc import Iterator

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import texts_of
from core.format.check import CheckSpec
from core.format.model import Format
from core.linking.choosing import is_linked
from core.numbers import display, gap
from core.reading.readings import Against, Reading, Verdict


def told_otherwise(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A figure in the prose is the one in the table; a linked one that was typed over has its own rule."""
    for one in _of(spec, context, Against.TABLE):
        differs = one.verdict is Verdict.DIFFERS and not one.is_zero_in_words
        if differs and not _is_broken_link(context, one):
            yield _finding(spec, context, one)


def _is_broken_link(context: Context, reading: Reading) -> bool:
    passage = context.report.passages(reading.key.section)[reading.key.place]
    return is_linked(reading, tuple(link for link in passage.links if link.is_broken))


def told_to_be_nothing(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Where the prose says that there was nothing, the table says 0."""
    for one in _of(spec, context, Against.TABLE):
        if one.verdict is Verdict.DIFFERS and one.is_zero_in_words:
            yield _finding(spec, context, one)


def told_with_more(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A figure in the prose is the plain one, not one that takes in more cells."""
    for one in _of(spec, context, Against.TABLE):
        if one.verdict is Verdict.AGREES and one.spec and one.cells != one.spec.values[0]:
            plain = [context.values.get(key, 0) for key in one.spec.values[0]]
            added = [context.values.get(key, 0) for key in one.cells[len(plain) :]]
            if sum(added):
                slots = {"plain": display(sum(plain)), "added": display(sum(added))}
                yield _finding(spec, context, one, slots)


def told_in_other_unit(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """What is counted is counted in the unit of the form."""
    for one in _of(spec, context, Against.TABLE):
        unit = str(spec.fields["unit"])
        if one.figure.unit not in ("", unit) and not one.is_zero_in_words:
            yield _finding(spec, context, one, {"right_unit": unit})


def told_twice(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """The same thing is not told with two different figures."""
    for one in context.readings:
        if one.against is Against.OTHER_PLACE:
            yield _finding(spec, context, one)


def parts_differ(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """“共 A，其中 B、C”: the parts add up to the whole."""
    for one in context.readings:
        if one.against is Against.PARTS and one.verdict is Verdict.DIFFERS:
            yield _finding(spec, context, one)


def share_differs(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A percentage is what its two figures give."""
    for one in context.readings:
        if one.against is Against.SHARE and one.verdict is Verdict.DIFFERS:
            part, whole = (display(figure.value) for figure in one.parts)
            yield _finding(spec, context, one, {"part": part, "whole": whole})


def told_both_ways(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Not both: in words that there was nothing, and a figure above 0."""
    told = list(_about(spec, context))
    nothing = [one for one in told if one.is_zero_in_words]
    something = [one for one in told if one.figure.value]
    if nothing and something:
        slots = {
            "other": something[0].text,
            "other_place": _place(context.form, context, something[0]),
        }
        yield _finding(spec, context, nothing[0], slots)


def _of(spec: CheckSpec, context: Context, against: Against) -> Iterator[Reading]:
    return (one for one in _about(spec, context) if one.against is against)


def _about(spec: CheckSpec, context: Context) -> Iterator[Reading]:
    wanted = frozenset(texts_of(spec, "mentions"))
    return (one for one in context.readings if one.spec and one.spec.id in wanted)


def _finding(
    spec: CheckSpec, context: Context, one: Reading, more: dict[str, str] | None = None
) -> Finding:
    name = one.spec.name if one.spec else ""
    slots: dict[str, object] = {
        "place": _place(context.form, context, one),
        "told": one.text,
        "name": name,
        "stated": display(one.expected),
        "difference": display(gap(one.figure.value, one.expected or 0)),
        **(more or {}),
    }
    return finding(spec, (one.key, *one.cells), slots, span=(one.figure.start, one.figure.end))


def _place(form: Format, context: Context, one: Reading) -> str:
    passage = context.report.passages(one.key.section)[one.key.place]
    return passage.title.strip() or form.section(one.key.section).heading or "报告开头"
