"""The rule that a section is not last year's over again, and where two texts are the same."""

from collections.abc import Iterator
from functools import lru_cache

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import texts_of
from core.format.model import CheckSpec
from core.keys import TextKey
from core.report import Passages

_RUN = 8  # characters in a row that are the same count as copied
_FEWEST = 50  # shorter texts are alike by nature

Span = tuple[int, int]


def like_last_year(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """No more than some part of a section's text stood in last year's report."""
    limit = spec.fields["percent"]
    if context.last_report is None or not isinstance(limit, int):
        return
    for section_id in texts_of(spec, "sections"):
        section = context.form.section(section_id)
        now = _bodies(context.report.passages(section_id))
        percent = similarity(now, _bodies(context.last_report.passages(section_id)))
        if len(now) >= _FEWEST and percent >= limit:
            slots: dict[str, object] = {"heading": section.heading, "percent": percent}
            yield finding(spec, (TextKey(section_id),), slots)


def similarity(now: str, then: str) -> int:
    """Return how many percent of `now` stand in `then` too, in runs of at least eight characters."""
    same = sum(end - begin for begin, end in same_spans(now, then))
    return round(same * 100 / len(now)) if now else 0


@lru_cache(maxsize=64)
def same_spans(now: str, then: str) -> tuple[Span, ...]:
    """Return the spans of `now` that stand in `then` too, in order, without overlap."""
    runs = {then[place : place + _RUN] for place in range(len(then) - _RUN + 1)}
    spans: list[Span] = []
    for place in range(len(now) - _RUN + 1):
        if now[place : place + _RUN] in runs:
            if spans and place <= spans[-1][1]:
                spans[-1] = (spans[-1][0], place + _RUN)
            else:
                spans.append((place, place + _RUN))
    return tuple(spans)


def _bodies(passages: Passages) -> str:
    return "\n".join(passage.body for passage in passages)
