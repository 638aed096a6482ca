"""Which fact a figure in the prose states: the form's mentions matched against the words around it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from core.format.mention import MentionSpec
from core.reading import other_times
from core.reading.figures import Figure, figures
from core.reading.places import (
    Surroundings,
    clause_start,
    line_start,
    read_start,
    surroundings,
)

_CLOSE, _BEHIND, _NEAR = 3, 2, 1  # where the words stand, best first
_REACH_BEHIND = 8


class Mention(NamedTuple):
    """A figure of a text and the fact it states; `spec` is None when no mention of the form fits.

    When it is not certain, a difference from the tables means nothing.
    """

    figure: Figure
    spec: MentionSpec | None
    is_certain: bool = True


class _Fit(NamedTuple):
    """How well a mention fits; the greatest is taken: nearest first, then the longest words."""

    closeness: int
    place: int
    length: int


@lru_cache(maxsize=2048)  # while one line is typed in, all others stay the same
def mentions(
    specs: tuple[MentionSpec, ...], text: str, title: str = "", year: int | None = None
) -> tuple[Mention, ...]:
    """Return every figure of `text`, in order, with what it states.

    `title` are the headings above; figures of another year than `year` state nothing.
    """
    found = figures(text)
    around = surroundings(text, found, title)
    stated = [
        _mention(
            figure, _best(specs, figure, here, year), title, f"{here.near}{here.after}", here.wide
        )
        for figure, here in zip(found, around, strict=True)
    ]
    zeros = _zeros(specs, text, title, year, found)
    return tuple(sorted([*stated, *zeros], key=lambda one: one.figure.start))


def _mention(
    figure: Figure, spec: MentionSpec | None, title: str, around: str, wide: str
) -> Mention:
    """Return the mention; `around` are the words near it, `wide` all that was read before."""
    if spec is None or not spec.is_certain:
        return Mention(figure, spec, is_certain=False)
    is_sure = spec.assuring is None or spec.assuring.search(wide) is not None
    return Mention(figure, spec, is_certain=is_sure and not _is_doubtful(spec, title, around))


def _is_doubtful(spec: MentionSpec, title: str, around: str) -> bool:
    """Return whether doubt stands in `around`, or in the headings where an expression asks for their end."""
    found = spec.doubtful.finditer(f"{title}\n{around}") if spec.doubtful else ()
    return any(match.end() > len(title) for match in found)


def _best(
    specs: Sequence[MentionSpec], figure: Figure, here: Surroundings, year: int | None
) -> MentionSpec | None:
    is_of_other_time = other_times.is_of_other_time(here.sentence, here.near, year)
    fits = [
        (fit, -place, spec)
        for place, spec in enumerate(specs)
        if _counts_alike(spec, figure)
        and (spec.spans_years or not is_of_other_time)
        and (fit := _fit(spec, here)) is not None
    ]
    return max(fits)[2] if fits else None


def _counts_alike(spec: MentionSpec, figure: Figure) -> bool:
    return not figure.unit or figure.unit in spec.units


def _fit(spec: MentionSpec, here: Surroundings) -> _Fit | None:
    fit = _closest(spec, here)
    if fit is None:
        return None
    reach = here.near if fit.closeness == _NEAR else here.clause
    if spec.against and spec.against.search(reach + here.after):
        return None
    if spec.around and not spec.around.search(here.wide):
        return None
    return fit


def _closest(spec: MentionSpec, here: Surroundings) -> _Fit | None:
    """Return where the words of `spec` stand: in the clause, right behind the figure, or earlier in the sentence."""
    in_clause = list(spec.at_figure.finditer(here.clause))
    if in_clause:
        return _Fit(_CLOSE, in_clause[-1].end(), _length(in_clause[-1].span()))
    behind = spec.at_figure.search(here.after)
    if behind and behind.start() <= _REACH_BEHIND:
        return _Fit(_BEHIND, -behind.start(), _length(behind.span()))
    earlier = list(spec.at_figure.finditer(here.near))
    if earlier:
        return _Fit(_NEAR, earlier[-1].end(), _length(earlier[-1].span()))
    return None


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _zeros(
    specs: Sequence[MentionSpec],
    text: str,
    title: str,
    year: int | None,
    found: Sequence[Figure],
) -> Iterator[Mention]:
    """Yield a zero for every statement that there was nothing, where it stands.

    What a figure in the same clause did not get is no such statement: 1件未收到申请人的补正.
    """
    for spec in specs:
        for match in spec.nothing.finditer(text) if spec.nothing else ():
            clause = clause_start(text, match.start())
            if any(one.value for one in _between(found, clause, match.start())):
                continue
            line = text[line_start(text, match.start()) : match.end()]
            if spec.around and not spec.around.search(f"{title}\n{line}"):
                continue
            sentence = text[read_start(text, match.start()) : match.start()]
            if spec.spans_years or not other_times.is_of_other_time(sentence, sentence, year):
                unit = spec.units[0] if spec.units else ""
                figure = Figure(match.start(), match.end(), 0, unit)
                around = f"{sentence}{match.group()}"
                yield _mention(figure, spec, title, around, f"{title}\n{line}")


def _between(found: Sequence[Figure], begin: int, end: int) -> Sequence[Figure]:
    """Return the figures that begin between two places of the text."""
    first, last = (bisect_left(found, place, key=attrgetter("start")) for place in (begin, end))
    return found[first:last]
