"""The figures of one paragraph, each set against the tables, the sums and the shares of its sentence."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from core.format.mention import Cells, MentionSpec
from core.keys import CellKey, TextKey
from core.numbers import Number, add_up
from core.reading.breakdowns import Breakdown, breakdowns, sums_behind
from core.reading.figures import PERCENT, Figure
from core.reading.mentions import Mention, mentions
from core.reading.reading import Against, Reading, Verdict
from core.reading.shares import Share, shares

_TEN_THOUSAND_YUAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}

_Sums = tuple[tuple[Number, Cells], ...]


class Known(NamedTuple):
    """What the tables say of the facts of a form: for each the sums it may equal, and all of these as `wholes`."""

    specs: tuple[MentionSpec, ...]
    sums: Mapping[MentionSpec, _Sums]
    wholes: tuple[Number, ...]


def known_facts(specs: tuple[MentionSpec, ...], values: Mapping[CellKey, Number]) -> Known:
    """Return what `values` say of the facts `specs`."""
    sums = {spec: _sums(spec, values) for spec in specs}
    wholes = {cells: number for one in sums.values() for number, cells in one}
    return Known(specs, sums, tuple(wholes.values()))


def _sums(spec: MentionSpec, values: Mapping[CellKey, Number]) -> _Sums:
    known = ([values[cell] for cell in cells if cell in values] for cells in spec.values)
    return tuple(
        (add_up(numbers), cells)
        for numbers, cells in zip(known, spec.values, strict=True)
        if len(numbers) == len(cells)
    )


class Line(NamedTuple):
    """One paragraph of a passage; `title` are the headings above, `offset` is where it begins in the body."""

    key: TextKey
    title: str
    text: str
    offset: int
    year: int | None


def line_readings(known: Known, line: Line) -> tuple[Reading, ...]:
    """Return the readings of one paragraph in order, placed in the body it stands in."""
    stated = mentions(known.specs, line.text, line.title, line.year)
    if not stated:
        return ()
    sums = tuple(known.sums[one.spec] if one.spec else () for one in stated)
    has_share = any(one.figure.unit == PERCENT for one in stated)
    return _readings(known.specs, line, sums, known.wholes if has_share else ())


@lru_cache(
    maxsize=4096
)  # while a line or a cell is typed, all lines that do not tell it stay the same
def _readings(
    specs: tuple[MentionSpec, ...],
    line: Line,
    known: tuple[_Sums, ...],
    wholes: tuple[Number, ...],
) -> tuple[Reading, ...]:
    """Return the readings; `known` are the sums that each mention of the line may equal."""
    stated = mentions(specs, line.text, line.title, line.year)
    found = tuple(mention.figure for mention in stated)
    read = [_in_tables(line, *one) for one in zip(stated, known, strict=True)]
    stated_sums = (*breakdowns(line.text, found), *sums_behind(line.text, found))
    sums = [_in_parts(line, one) for one in stated_sums]
    sums += [_part_of(one, part, line) for one in sums if one.agrees for part in one.parts]
    of = [_as_share(line, one) for one in shares(line.text, found, wholes)]
    placed = {one.figure for one in (*sums, *of)}
    left = [one for one in read if one.verdict is not Verdict.UNPLACED or one.figure not in placed]
    wrong = {one.figure for one in read if one.verdict is Verdict.DIFFERS}
    sums = [one for one in sums if one.agrees or one.figure not in wrong]  # told once is enough
    inside = sorted([*left, *sums, *of], key=lambda one: one.figure.start)
    return tuple(_moved(one, line.offset) for one in inside)


def _moved(reading: Reading, offset: int) -> Reading:
    """Return `reading` with its places counted from the beginning of the body."""
    if not offset:
        return reading
    figure, parts = reading.figure, reading.parts
    return replace(
        reading,
        figure=figure.moved(offset),
        parts=tuple(part.moved(offset) for part in parts),
    )


def _part_of(whole: Reading, part: Figure, line: Line) -> Reading:
    text = line.text[part.start : part.end]
    return replace(whole, figure=part, text=text, expected=None, parts=(whole.figure,))


def _in_tables(line: Line, mention: Mention, sums: _Sums) -> Reading:
    figure, spec, is_certain = mention
    text = line.text[figure.start : figure.end]
    unplaced = Reading(line.key, figure, text, Verdict.UNPLACED, spec=spec)
    if spec is None or figure.is_rough:
        return unplaced
    for expected, cells in sums:
        if _is_written(expected, figure):
            return replace(unplaced, verdict=Verdict.AGREES, expected=expected, cells=cells)
    if not sums or sums[0][1] != spec.values[0] or not is_certain:
        return unplaced
    expected, cells = sums[0]
    return replace(unplaced, verdict=Verdict.DIFFERS, expected=expected, cells=cells)


def _is_written(expected: Number, figure: Figure) -> bool:
    """Return whether `figure` is `expected`, rounded or cut off where it has decimals, 万 or an amount of money."""
    scale = _TEN_THOUSAND_YUAN.get(figure.unit)
    written = figure.value * (scale or 1)
    is_rounded = scale is not None or figure.step != 1
    step = figure.step * (scale or 1)
    return expected == written or (is_rounded and abs(Decimal(expected) - written) < step)


def _in_parts(line: Line, one: Breakdown) -> Reading:
    whole = one.whole
    return Reading(
        line.key,
        whole,
        line.text[whole.start : whole.end],
        Verdict.AGREES if one.sum == whole.value else Verdict.DIFFERS,
        Against.PARTS,
        expected=one.sum,
        parts=one.parts,
    )


def _as_share(line: Line, one: Share) -> Reading:
    return Reading(
        line.key,
        one.figure,
        line.text[one.figure.start : one.figure.end],
        Verdict.AGREES if one.agrees else Verdict.DIFFERS,
        Against.SHARE,
        expected=one.computed,
        parts=(one.part, one.part._replace(value=one.whole)),
    )
