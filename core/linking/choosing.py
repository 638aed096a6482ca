"""Which figures an officer may mean: by what was typed after “@”, or by a number that already stands in a text."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from core.format.model import Format
from core.keys import CellKey
from core.linking.targets import UNFILLED, Target, shown, target_for, targets
from core.naming import cell_name
from core.numbers import Number, display
from core.reading.readings import Against, Reading, Verdict
from core.report import Link

_MOST = 5  # cells of the same value that are offered: more would be a guessing game


class Linkable(NamedTuple):
    """A number `body[start:end]` of a passage that could follow `target`."""

    start: int
    end: int
    target: Target


def matching(form: Format, query: str) -> tuple[Target, ...]:
    """Return what `query` may mean: names that hold it whole, then names that hold its characters in order."""
    wanted = query.strip()
    whole = [one for one in targets(form) if wanted in full_name(form, one)]
    loose = [one for one in targets(form) if _holds_in_order(_long_name(form, one), wanted)]
    return tuple(dict.fromkeys((*whole, *loose)))


def _holds_in_order(name: str, wanted: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in wanted)


def _long_name(form: Format, target: Target) -> str:
    """Return what a target is called with the labels of its first cell, whichever of them comes first."""
    first = target.cells[0]
    labels = cell_name(form.table(first.table), first)
    return f"{full_name(form, target)}{labels}{labels}"


def full_name(form: Format, target: Target) -> str:
    """Return the name of a target with its table, as “表三 新收申请”."""
    table = form.table(target.cells[0].table).name
    return target.name if target.name.startswith(table) else f"{table} {target.name}"


def value_words(form: Format, target: Target, values: Mapping[CellKey, Number]) -> str:
    """Return the present value of a target, “未填” when there is none."""
    words = shown(form, target.key, values)
    return "未填" if words == UNFILLED else words


def linkable(form: Format, reading: Reading) -> Linkable | None:
    """Return how the figure of a reading that agrees with a cell can follow it, None when it cannot."""
    if reading.verdict is not Verdict.AGREES or reading.figure.value != reading.expected:
        return None
    return _to_target(form, reading)


def correctable(form: Format, reading: Reading) -> Linkable | None:
    """Return what a figure that differs from its cell can be put right with, None when it cannot."""
    return _to_target(form, reading) if reading.verdict is Verdict.DIFFERS else None


def _to_target(form: Format, reading: Reading) -> Linkable | None:
    if reading.against is not Against.TABLE or not _is_digits(reading):
        return None
    target = target_for(form, reading.cells)
    return Linkable(*_number_span(reading), target) if target else None


def same_value(
    form: Format, reading: Reading, values: Mapping[CellKey, Number]
) -> tuple[Linkable, ...]:
    """Return what the figure of a reading may mean by its value alone, the usual ones first, at most five."""
    if not reading.figure.value or not _is_digits(reading):
        return ()
    start, end = _number_span(reading)
    words = display(reading.figure.value)
    found = [one for one in targets(form) if shown(form, one.key, values) == words]
    return tuple(Linkable(start, end, one) for one in found[:_MOST])


def is_linked(reading: Reading, links: tuple[Link, ...]) -> bool:
    """Return whether a link of its passage already holds the figure of a reading."""
    start, end = reading.figure.start, reading.figure.end
    return any(link.start < end and start < link.end for link in links)


def _is_digits(reading: Reading) -> bool:
    """Return whether the figure is a whole number written in digits, and not 1.2万 or 十二."""
    return "".join(_digits(reading.text)) == display(reading.figure.value)


def _digits(text: str) -> Iterator[str]:
    """Yield the characters of the number in `text`, without 千分位 and in plain width."""
    for char in text[: _number_length(text)]:
        if char.isdigit():
            yield str(int(char))
        elif char in ".．":
            yield "."


def _number_length(text: str) -> int:
    length = 0
    while length < len(text) and (text[length].isdigit() or text[length] in ".．,，"):
        length += 1
    return length


def _number_span(reading: Reading) -> tuple[int, int]:
    start = reading.figure.start
    return start, start + _number_length(reading.text)
