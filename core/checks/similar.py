"""The rule that a section is not last year's over again, and where two texts are the same."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import texts_of
from core.format.check import CheckSpec
from core.keys import TextKey
from core.report import Passages

_QUOTED = re.compile(
    r"“[^“”]{20,}”"
)  # so much between quotes is a quotation, and says that it is one
_RUN = 8  # characters in a row that are the same count as copied
_FEWEST = 50  # shorter texts are alike by nature

Span = tuple[int, int]


def like_last_year(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """No more than some part of a section's text stood in last year's report; what is quoted from it does not count."""
    limit = spec.fields["percent"]
    if context.last_report is None or not isinstance(limit, int):
        return
    for section_id in texts_of(spec, "sections"):
        section = context.form.section(section_id)
        now = _QUOTED.sub("", _bodies(context.report.passages(section_id)))
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
    spans: list[Span] = []
    offset = 0
    for line in now.splitlines(keepends=True):
        for begin, end in _line_spans(line, then):
            _join(spans, (begin + offset, end + offset))
        offset += len(line)
    return tuple(spans)


@lru_cache(maxsize=2048)  # while one line is typed in, all others stay the same
def _line_spans(line: str, then: str) -> tuple[Span, ...]:
    runs = _runs(then)
    spans: list[Span] = []
    for place in range(len(line) - _RUN + 1):
        if line[place : place + _RUN] in runs:
            _join(spans, (place, place + _RUN))
    return tuple(spans)


@lru_cache(maxsize=32)
def _runs(then: str) -> frozenset[str]:
    return frozenset(then[place : place + _RUN] for place in range(len(then) - _RUN + 1))


def _join(spans: list[Span], span: Span) -> None:
    """Add `span`, as one with the last when they touch."""
    if spans and span[0] <= spans[-1][1]:
        spans[-1] = (spans[-1][0], span[1])
    else:
        spans.append(span)


def _bodies(passages: Passages) -> str:
    return "\n".join(passage.body for passage in passages)
