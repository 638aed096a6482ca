"""“N 件，占 x%”: a percentage and the figures it may have been worked out from."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from core.numbers import Number
from core.reading.figures import PERCENT, Figure

_FEWEST = 2
_MOST = 40  # figures before a percentage that it may have been worked out of
_SHARE = re.compile(r"占|[（(]$")
_NO_SHARE = re.compile(r"率|同比|比上年|较上年|增长|下降|上升|增加|减少|提高|达标|满意")


class Share(NamedTuple):
    """A percentage `figure` of `part`.

    `whole` is what it was worked out of or, when it `agrees` with nothing, what is most likely meant.
    """

    figure: Figure
    part: Figure
    whole: Number
    agrees: bool

    @property
    def computed(self) -> Decimal:
        """Return the percentage of `part` in `whole`, to as many decimals as were written and cut off as written."""
        if self.agrees:
            return Decimal(self.figure.value)
        return _percent(self.part.value, self.whole, self.figure.value, ROUND_HALF_UP)


def shares(text: str, found: Sequence[Figure], totals: Sequence[Number]) -> list[Share]:
    """Return every share among the figures `found` in `text`; `totals` are wholes that the tables know."""
    stated = list(_stated(text, found))
    read = [_judged(figure, part, found, totals) for figure, part in stated]
    likely = [share.whole for share in read if share and share.agrees]
    return [
        share if share.agrees or not likely else share._replace(whole=_common(likely))
        for share in read
        if share
    ]


def _stated(text: str, found: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each percentage that says what part something is, with the count before it."""
    for place, figure in enumerate(found):
        if figure.unit != PERCENT or not place:
            continue
        part = _listed_part(text, found, place)
        if part:
            yield figure, part
            continue
        part = found[place - 1]
        between = text[part.end : figure.start]
        if part.unit != PERCENT and _SHARE.search(between) and not _NO_SHARE.search(between):
            yield figure, part


def _listed_part(text: str, found: Sequence[Figure], place: int) -> Figure | None:
    """Return the count a percentage belongs to in “A 50件、B 9件，分别占 52.6%、9.5%”, None elsewhere."""
    begin = place
    while (
        begin > max(0, place - _MOST)
        and found[begin - 1].unit == PERCENT
        and _is_next(text, found[begin - 1 : begin + 1])
    ):
        begin -= 1
    end = begin
    while end < min(len(found), place + _MOST) and found[end].unit == PERCENT:
        if end > begin and not _is_next(text, found[end - 1 : end + 1]):
            break
        end += 1
    first = begin - (end - begin)
    if end - begin < _FEWEST or first < 0:
        return None
    is_list = "分别占" in text[found[begin - 1].end : found[begin].start]
    parts = found[first:begin]
    return parts[place - begin] if is_list and all(one.unit != PERCENT for one in parts) else None


def _is_next(text: str, pair: Sequence[Figure]) -> bool:
    return text[pair[0].end : pair[1].start] in ("、", "，", "和")


def _judged(
    figure: Figure, part: Figure, found: Sequence[Figure], totals: Sequence[Number]
) -> Share | None:
    place = bisect_left(found, part.start, key=lambda one: one.start)
    before = [
        one.value
        for one in found[max(0, place - _MOST) : place]
        if one.value >= part.value
        and (one.unit == part.unit or (one.unit != PERCENT and "" in (one.unit, part.unit)))
    ]
    wholes = [*reversed(before), *(total for total in totals if total >= part.value)]
    wholes = [whole for whole in wholes if whole > 0]
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        for whole in wholes:
            if _percent(part.value, whole, figure.value, rounding) == figure.value:
                return Share(figure, part, whole, agrees=True)
    return Share(figure, part, wholes[-1] if not before else before[-1], False) if wholes else None


def _percent(part: Number, whole: Number, like: Number, rounding: str) -> Decimal:
    decimals = Decimal(like).as_tuple().exponent
    return (Decimal(part) * 100 / Decimal(whole)).quantize(
        Decimal(1).scaleb(int(decimals) if isinstance(decimals, int) else 0), rounding=rounding
    )


def _common(wholes: Sequence[Number]) -> Number:
    return max(wholes, key=wholes.count)
