"""“共 A 条，其中 B 条、C 条、D 条”: a figure and the parts the sentence gives for it."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from core.numbers import Number, add_up
from core.reading.figures import PERCENT, Figure
from core.reading.places import sentence_end, sentence_start

_ASIDE = r"(?:[，,；;][^，。；、（(\n]{0,24}(?:增|减|降|长|升)[^，。；、（(\n]{0,12}){0,2}"  # 比上年减少12件，下降11.2%
_OPENS = re.compile(
    r"[^，。；、（(\n]{0,14}"
    + _ASIDE
    + r"[，,；;]?\s*(?:其中|包括|分别(?:为|是)?|含|[（(：:]|中[，,])"
)
_NESTED = re.compile(r"其中|包括|包含")
_LIST = re.compile(r"[、，,；;]")
_PIECE = re.compile(r"[、，,；;。：:\n]")
_OPEN_END = re.compile(r"[^，。；、]{0,12}等")
_CARRIED = re.compile("结转|转入|顺延")
_CONTAINS = re.compile(r"[（(]?(?:含|包含|另)")
_CHOSEN = re.compile(r"主要|重点|特别")
_COMPARES = re.compile(r"同比|比上年|较上年|增长|下降|增加|减少|阅读|浏览")
_SUMS_UP = re.compile(
    r"[，,、；;]\s*(?P<only>合计|共计|总计|总共|一共|共)(?P<what>[^，。；、\d]{0,10})\Z"
)
_NO_PART = re.compile(r"其中|包括|分别|结转|[（(）)]")  # what stands before is no plain list
_BRACKETS = {"（": "）", "(": ")"}
_CLOSING = ("）", ")")  # a figure that ends a bracket: what follows tells about the one before it
_FEWEST = 2
_MOST = 40  # parts; nobody lists more
_REACH = 120  # characters between a figure and its first part
_PIECE_REACH = 40
_SLIGHT = 8  # one eighth of the whole: where less is missing, the list is meant to be complete


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
    counted = [one for one in found if not _is_comparison(text, one)]
    for place, whole in enumerate(counted[:-1]):
        later = counted[place + 1 : place + 1 + _MOST]
        gap = text[whole.end : later[0].start]
        if whole.unit in ("", PERCENT) or len(gap) > _REACH or gap[:1] in _CLOSING:
            continue
        opened = _OPENS.match(gap)
        if opened is None:
            continue
        parts = _parts(text, whole, later, whole.end + opened.end() - 1)
        if len(parts) < _FEWEST:
            continue
        is_open = (
            _CHOSEN.search(gap) is not None or _CONTAINS.match(gap, opened.end() - 1) is not None
        )
        settled = _settled(text, whole, parts, is_open=is_open)
        if settled and not _leaves_out(later, settled):
            yield settled


def sums_behind(text: str, found: Sequence[Figure]) -> Iterator[Breakdown]:
    """Yield “B 件，C 件，合计 A 件” where the figures before add up to A.

    Where nothing but 合计 stands before A, the list before it is meant: that it does not add up is told too.
    """
    for place, whole in enumerate(found):
        begin = sentence_start(text, whole.start)
        match = _SUMS_UP.search(text, begin, whole.start)
        parts = _listed_before(found[:place], whole, begin) if match else []
        if match is None or len(parts) < _FEWEST:
            continue
        lists = [
            Breakdown(whole, tuple(parts[-count:])) for count in range(_FEWEST, len(parts) + 1)
        ]
        right = [one for one in lists if one.sum == whole.value]
        if right:
            yield right[0]
        elif not match["what"] and not _NO_PART.search(text, begin, whole.start):
            yield from (one for one in lists[-1:] if _is_nearly(one))


def _is_nearly(stated: Breakdown) -> bool:
    missing = stated.whole.value - stated.sum
    return missing * _SLIGHT <= stated.whole.value and -missing * _SLIGHT <= stated.whole.value


def _listed_before(found: Sequence[Figure], whole: Figure, begin: int) -> list[Figure]:
    """Return the figures of the unit of `whole` that stand right before it in its sentence."""
    before = takewhile(
        lambda one: one.start >= begin and one.unit == whole.unit, reversed(found[-_MOST:])
    )
    return list(before)[::-1] if whole.unit not in ("", PERCENT) else []


def _parts(text: str, whole: Figure, later: Sequence[Figure], begin: int) -> list[Figure]:
    """Return the figures that may be parts: in the same bracket or sentence, of the same unit, in no inner bracket.

    `begin` is where the mark or word that opens the list ends.
    """
    end = sentence_end(text, begin, later[-1].end)
    nested = _NESTED.search(text, begin + 1, end)
    if nested and nested.start() > later[0].end:
        end = nested.start()
    closing = _BRACKETS.get(text[begin])
    if closing:
        end = min(end, text.find(closing, begin) % (len(text) + 1))
    return [
        one
        for one in later
        if one.end <= end
        and one.unit in (whole.unit, "")
        and not _is_bracketed(text[begin + 1 : one.start])
    ]


def _is_comparison(text: str, figure: Figure) -> bool:
    before = text[max(0, figure.start - _PIECE_REACH) : figure.start]
    return _COMPARES.search(_PIECE.split(before)[-1]) is not None


def _is_bracketed(before: str) -> bool:
    return sum(before.count(mark) for mark in "（(") > sum(before.count(mark) for mark in "）)")


def _settled(text: str, whole: Figure, parts: list[Figure], *, is_open: bool) -> Breakdown | None:
    """Return the breakdown whose parts end where they reach the whole, or else where the list ends.

    None when they are less than the whole and the sentence does not claim to name them all.
    """
    for count, total in enumerate(accumulate(part.value for part in parts), start=1):
        if total == whole.value and count >= _FEWEST:
            return Breakdown(whole, tuple(parts[:count]))
    listed = Breakdown(whole, tuple(_first_list(text, _own(text, parts))))
    if any(part.value > whole.value for part in listed.parts):
        return None  # 1件结转下年；其中，公开7件: the list belongs to a figure further back
    if parts[0].value == whole.value:
        return None  # 收到11件，其中网上申请11件，办结8件: the first part is all of it
    is_open = is_open or len(listed.parts) < _FEWEST
    is_open = is_open or (whole.value - listed.sum) * _SLIGHT > whole.value
    is_open = is_open or _OPEN_END.match(text, listed.parts[-1].end) is not None
    return None if is_open and listed.sum < whole.value else listed


def _leaves_out(later: Sequence[Figure], stated: Breakdown) -> bool:
    """Return whether other units would make up the whole: 309条，其中动态306条、文件2件、公告1条."""
    others = [
        one.value
        for one in later
        if one.end < stated.parts[-1].start and one.unit not in ("", PERCENT, stated.whole.unit)
    ]
    return bool(others) and add_up((stated.sum, *others)) == stated.whole.value


def _own(text: str, parts: list[Figure]) -> list[Figure]:
    """Return the parts without what came from last year or goes to the next, when another remains."""
    own = [one for one in parts if not _CARRIED.search(_PIECE.split(text[: one.start])[-1])]
    return own if len(own) >= _FEWEST else parts


def _first_list(text: str, parts: list[Figure]) -> list[Figure]:
    """Return the parts up to where the list's own mark changes: after B、C a comma begins something else."""
    marks = [_LIST.findall(text[one.end : two.start])[-1:] for one, two in pairwise(parts)]
    for place, mark in enumerate(marks, start=1):
        if mark != marks[0]:
            return parts[:place]
    return parts
