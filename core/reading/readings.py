"""Every figure of the officer's prose with what it was set against: 相符, 不符 or 未能对应."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from core.format.mention import Cells, MentionSpec
from core.format.model import Format
from core.keys import CellKey, TextKey
from core.numbers import Number, add_up
from core.reading.breakdowns import Breakdown, breakdowns
from core.reading.figures import Figure
from core.reading.mentions import Mention, mentions
from core.reading.shares import Share, shares
from core.report import Report

_TEN_THOUSAND_YUAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}


class Verdict(Enum):
    """How a figure of the prose stands to the rest of the report; the value is shown."""

    AGREES = "相符"
    DIFFERS = "不符"
    UNPLACED = "未能对应"


class Against(Enum):
    """What a figure was set against."""

    TABLE = "table"
    PARTS = "parts"
    SHARE = "share"
    OTHER_PLACE = "other_place"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a passage and its verdict.

    `text` is how it is written. `expected` is the number it was compared with, and `cells` are the cells that
    number is the sum of. `parts` are the figures of the same passage that it was added up from or worked out of.
    `is_zero_in_words` tells 未收到 from 0 件.
    """

    key: TextKey
    figure: Figure
    text: str
    verdict: Verdict
    against: Against = Against.TABLE
    spec: MentionSpec | None = None
    expected: Number | None = None
    cells: Cells = ()
    parts: tuple[Figure, ...] = ()
    other: TextKey | None = None

    @property
    def is_zero_in_words(self) -> bool:
        """Return whether the prose says in words that there was nothing."""
        return self.figure.value == 0 and not any(char.isdecimal() for char in self.text)


def read(form: Format, report: Report, values: Mapping[CellKey, Number]) -> tuple[Reading, ...]:
    """Return the readings of every passage in order; `values` are typed and computed cells."""
    wholes = tuple(_wholes(form, values))
    found = [
        reading
        for section_id in form.text_sections
        for place, passage in enumerate(report.passages(section_id))
        for offset, line in _lines(passage.body)
        for reading in _read_line(
            form,
            _Line(
                TextKey(section_id, place),
                f"{form.section(section_id).heading} {passage.title}",
                line,
                offset,
                report.year,
            ),
            values,
            wholes,
        )
    ]
    told = {(one.key, one.spec) for one in found if one.spec and _agrees(one)}
    found = [_settled(one) if (one.key, one.spec) in told else one for one in found]
    return (*found, *_contradictions(found))


def _settled(reading: Reading) -> Reading:
    """Return a reading whose passage told the same fact rightly: one that differs counts something narrower."""
    if reading.against is not Against.TABLE or reading.verdict is not Verdict.DIFFERS:
        return reading
    return replace(reading, verdict=Verdict.UNPLACED, expected=None, cells=())


class _Line(NamedTuple):
    """One paragraph of a passage; `title` are the headings above, `offset` is where it begins in the body."""

    key: TextKey
    title: str
    text: str
    offset: int
    year: int | None


def _lines(body: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in body.splitlines(keepends=True):
        yield offset, line
        offset += len(line)


def _read_line(
    form: Format, line: _Line, values: Mapping[CellKey, Number], wholes: tuple[Number, ...]
) -> list[Reading]:
    stated = mentions(form.mentions, line.text, line.title, line.year)
    found = tuple(mention.figure for mention in stated)
    if not found:
        return []
    read = [_in_tables(line, mention, values) for mention in stated]
    sums = [_in_parts(line, one) for one in breakdowns(line.text, found)]
    sums += [_part_of(one, part, line) for one in sums if _agrees(one) for part in one.parts]
    of = [_as_share(line, one) for one in shares(line.text, found, wholes)]
    placed = {one.figure for one in (*sums, *of)}
    left = [one for one in read if one.verdict is not Verdict.UNPLACED or one.figure not in placed]
    inside = sorted([*left, *sums, *of], key=lambda one: one.figure.start)
    return [_moved(one, line.offset) for one in inside]


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


def _agrees(reading: Reading) -> bool:
    return reading.verdict is Verdict.AGREES


def _part_of(whole: Reading, part: Figure, line: _Line) -> Reading:
    text = line.text[part.start : part.end]
    return replace(whole, figure=part, text=text, expected=None, parts=(whole.figure,))


def _in_tables(line: _Line, mention: Mention, values: Mapping[CellKey, Number]) -> Reading:
    figure, spec, is_certain = mention
    text = line.text[figure.start : figure.end]
    unplaced = Reading(line.key, figure, text, Verdict.UNPLACED, spec=spec)
    if spec is None or figure.is_rough:
        return unplaced
    sums = [
        (add_up(values[cell] for cell in cells), cells)
        for cells in spec.values
        if all(cell in values for cell in cells)
    ]
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


def _in_parts(line: _Line, one: Breakdown) -> Reading:
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


def _as_share(line: _Line, one: Share) -> Reading:
    return Reading(
        line.key,
        one.figure,
        line.text[one.figure.start : one.figure.end],
        Verdict.AGREES if one.agrees else Verdict.DIFFERS,
        Against.SHARE,
        expected=one.computed,
        parts=(one.part, one.part._replace(value=one.whole)),
    )


def _wholes(form: Format, values: Mapping[CellKey, Number]) -> Iterator[Number]:
    """Yield the numbers that mentions state, which a share may be worked out of."""
    for cells in dict.fromkeys(cells for spec in form.mentions for cells in spec.values):
        if all(key in values for key in cells):
            yield add_up(values[key] for key in cells)


def _contradictions(found: list[Reading]) -> Iterator[Reading]:
    """Yield a reading for each figure that says of one fact something else than an earlier figure did."""
    first: dict[tuple[str, str], Reading] = {}
    for reading in found:
        if reading.spec is None or not reading.spec.is_single or reading.figure.is_rough:
            continue
        earlier = first.setdefault((reading.spec.id, reading.figure.unit), reading)
        if earlier.figure.value != reading.figure.value:
            yield replace(
                reading,
                verdict=Verdict.DIFFERS,
                against=Against.OTHER_PLACE,
                expected=earlier.figure.value,
                other=earlier.key,
            )
