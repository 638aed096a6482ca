"""Rules about the figures in the prose that follow the tables."""

from collections.abc import Iterator

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.format.check import CheckSpec
from core.keys import TextKey
from core.linking.targets import UNFILLED, shown, target_of
from core.report import Link, Passage


def link_broken(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """No linked figure was typed over with another one."""
    for key, passage, link in _links(context):
        words = passage.body[link.start : link.end]
        if link.is_broken and words != shown(context.form, link.target, context.values):
            yield _finding(spec, context, key, passage, link)


def link_unfilled(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Every linked cell is filled in."""
    for key, passage, link in _links(context):
        if passage.body[link.start : link.end] == UNFILLED:
            yield _finding(spec, context, key, passage, link)


def _links(context: Context) -> Iterator[tuple[TextKey, Passage, Link]]:
    for section_id, passages in context.report.texts.items():
        for place, passage in enumerate(passages):
            for link in passage.links:
                yield TextKey(section_id, place), passage, link


def _finding(
    spec: CheckSpec, context: Context, key: TextKey, passage: Passage, link: Link
) -> Finding:
    target = target_of(context.form, link.target)
    slots: dict[str, object] = {
        "place": passage.title.strip() or context.form.section(key.section).heading or "报告开头",
        "told": passage.body[link.start : link.end],
        "name": target.name if target else link.target,
        "stated": shown(context.form, link.target, context.values),
    }
    cells = target.cells if target else ()
    return finding(spec, (key, *cells), slots, span=(link.start, link.end))
