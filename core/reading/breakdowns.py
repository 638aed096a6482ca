"""“共 A 条，其中 B 条、C 条、D 条”: a figure and the parts the sentence gives for it."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from core.numbers import Number, add_up
from core.reading.figures import PERCENT, Figure
from core.reading.places import sentence_end

_OPENS = re.compile(r"[^，。；、（(\n]{0,14}[，,；;]?\s*(?:其中|包括|分别(?:为|是)?|含|[（(：:])")
_LIST = re.compile(r"[、，,；;]")
_OPEN_END = re.compile(r"[^，。；、]{0,12}等")
_CONTAINS = re.compile(r"[（(]?(?:含|包含|另)")
_CHOSEN = re.compile(r"主要|重点|特别")
_COMPARES = re.compile(r"同比|比上年|较上年|增长|下降|增加|减少|阅读|浏览")
_BRACKETS = {"（": "）", "(": ")"}
_FEWEST = 2


class Breakdown(NamedTuple):
    """A figure `whole` and the `parts` that the sentence gives for it."""

    whole: Figure
    parts: tuple[Figure, ...]

    @property
    def sum(self) -> Number:
        """Return what the parts add up to."""
        return add_up(part.value for part in self.parts)


def breakdowns(text: str, found: Sequence[Figure]) -> Iterator[Breakdown]:
    """Yield every breakdown among the figures `found` in `text`, in order."""
    for place, whole in enumerate(found[:-1]):
        gap = text[whole.end : found[place + 1].start]
        opened = _OPENS.match(gap)
        if opened is None or whole.unit in ("", PERCENT):
            continue
        parts = _parts(text, whole, found[place + 1 :], opened.group()[-1])
        if len(parts) < _FEWEST:
            continue
        is_open = (
            _CHOSEN.search(gap) is not None or _CONTAINS.match(gap, opened.end() - 1) is not None
        )
        settled = _settled(text, whole, parts, is_open=is_open)
        if settled:
            yield settled


def _parts(text: str, whole: Figure, later: Sequence[Figure], opener: str) -> list[Figure]:
    """Return the figures that may be parts: in the same bracket or sentence, of the same unit, in no inner bracket."""
    end = sentence_end(text, whole.end)
    if opener in _BRACKETS:
        end = min(end, text.find(_BRACKETS[opener], whole.end) % (len(text) + 1))
    begin = text.index(opener, whole.end) + 1
    return [
        one
        for one in later
        if one.end <= end
        and one.unit in (whole.unit, "")
        and not _is_bracketed(text[begin : one.start])
        and not _COMPARES.search(_LIST.split(text[begin : one.start])[-1])
    ]


def _is_bracketed(before: str) -> bool:
    return sum(before.count(mark) for mark in "（(") > sum(before.count(mark) for mark in "）)")


def _settled(text: str, whole: Figure, parts: list[Figure], *, is_open: bool) -> Breakdown | None:
    """Return the breakdown whose parts end where they reach the whole, or else where the list ends.

    None when they are less than the whole and the sentence does not claim to name them all.
    """
    for count, total in enumerate(accumulate(part.value for part in parts), start=1):
        if total == whole.value and count >= _FEWEST:
            return Breakdown(whole, tuple(parts[:count]))
    listed = Breakdown(whole, tuple(_first_list(text, parts)))
    is_open = is_open or len(listed.parts) < _FEWEST
    is_open = is_open or _OPEN_END.match(text, listed.parts[-1].end) is not None
    return None if is_open and listed.sum < whole.value else listed


def _first_list(text: str, parts: list[Figure]) -> list[Figure]:
    """Return the parts up to where the list's own mark changes: after B、C a comma begins something else."""
    marks = [_LIST.findall(text[one.end : two.start])[-1:] for one, two in pairwise(parts)]
    for place, mark in enumerate(marks, start=1):
        if mark != marks[0]:
            return parts[:place]
    return parts
