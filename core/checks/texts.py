"""Rules about the wording of a section."""

from collections.abc import Iterator

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.counting import character_count
from core.format.check import CheckSpec
from core.keys import TextKey
from core.report import Passages


def section_length(passages: Passages) -> int:
    """Return the 字数 of all headings and paragraphs of a section."""
    return sum(
        character_count(passage.title) + character_count(passage.body) for passage in passages
    )


def text_limit(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A section stays within its official length."""
    section = context.form.section(str(spec.fields["section"]))
    limit = section.character_limit or 0
    count = section_length(context.report.passages(section.id))
    if count > limit:
        slots: dict[str, object] = {"heading": section.heading, "count": count, "limit": limit}
        yield finding(spec, (TextKey(section.id),), {**slots, "excess": count - limit})
