"""Where two reports differ, in the officer's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from core.dates import chinese_date
from core.format.model import Format
from core.keys import CellKey, FactKey, Key, TextKey
from core.naming import cell_name
from core.numbers import Number, display
from core.report import FactValue, Passage, Passages, Report

OPENING = "开头的一段话"

Value = FactValue | Number | Passage

_Id = TypeVar("_Id")
_LEVELS = {1: "（一）", 2: "1."}


@dataclass(frozen=True, slots=True)
class Change:
    """A place that differs, with what was typed there; None where nothing is."""

    key: Key
    before: Value | None
    after: Value | None

    @property
    def title(self) -> str:
        """Return the sub-heading of a changed passage, "" for everything else."""
        titles = (one.title for one in (self.after, self.before) if isinstance(one, Passage))
        return next(titles, "")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place that differs as the officer reads it. A text is "" where nothing is filled in, a zero is “0”."""

    key: Key
    name: str
    before: str
    after: str


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """Return the places that differ: facts, then passages, then cells. 1.5 and 1.50 differ, as typed."""
    return (
        *(Change(FactKey(fact), *pair) for fact, pair in _unlike(before.facts, after.facts)),
        *(
            change
            for section in {**before.texts, **after.texts}
            for change in _passages(section, before.passages(section), after.passages(section))
        ),
        *(Change(key, *pair) for key, pair in _unlike(before.cells, after.cells)),
    )


def differences(form: Format, before: Report, after: Report) -> tuple[Difference, ...]:
    """Return the places that differ in the order of the form; what the form does not know comes last."""
    order = _order(form)

    def rank(change: Change) -> int:
        key = change.key
        return order.get(key.section if isinstance(key, TextKey) else key, len(order))

    return tuple(
        Difference(one.key, place_name(form, one.key, one.title), *_texts(one.before, one.after))
        for one in sorted(changes(before, after), key=rank)
    )


def other_year(report: Report, last_year: Report, name: str) -> str:
    """Return the remark that the file `name` is not of the year before `report`, "" when it is or nobody knows."""
    if not report.year or not last_year.year or last_year.year == report.year - 1:
        return ""
    years = f"是 {last_year.year} 年度的，不是 {report.year - 1} 年度"
    return f"“{name}”{years}，两年的比较可能不对。"


def place_name(form: Format, key: Key, title: str = "") -> str:
    """Return what a place is called; `title` is the sub-heading of a passage."""
    try:
        return _known_name(form, key, title)
    except (KeyError, StopIteration):
        return f"本表样没有的一项（{key}）"


def _known_name(form: Format, key: Key, title: str) -> str:
    match key:
        case CellKey():
            table = form.table(key.table)
            return f"{table.name} {cell_name(table, key)}"
        case TextKey():
            heading = form.section(key.section).heading or OPENING
            return f"{heading}／{title}" if title else heading
        case FactKey():
            return form.fact(key.fact).label


def _order(form: Format) -> Mapping[object, int]:
    """Return the rank of facts, sections and cells as the pages show them."""
    places: list[object] = [FactKey(fact.id) for fact in form.facts]
    for section in form.text_sections.values():
        places.append(section.id)
        places += form.table(section.table).units if section.table else ()
    return {place: rank for rank, place in enumerate(places)}


def _unlike(
    before: Mapping[_Id, FactValue] | Mapping[_Id, Number],
    after: Mapping[_Id, FactValue] | Mapping[_Id, Number],
) -> Iterator[tuple[_Id, tuple[FactValue | Number | None, FactValue | Number | None]]]:
    if before is after:
        return
    for key in {**before, **after}:
        pair = before.get(key), after.get(key)
        if pair[0] is not pair[1] and (pair[0] != pair[1] or _is_other_amount(*pair)):
            yield key, pair


def _is_other_amount(before: object, after: object) -> bool:
    """Return whether two equal values are written otherwise, as the amounts 1.5 and 1.50 are."""
    return isinstance(before, Decimal) and str(before) != str(after)


def _passages(section: str, before: Passages, after: Passages) -> Iterator[Change]:
    """Pair what lies between an equal beginning and an equal end: one passage put in is one change."""
    start = _equal_from_start(before, after)
    end = _equal_from_start(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for place in range(max(len(old), len(new))):
        yield Change(
            TextKey(section, start + place),
            old[place] if place < len(old) else None,
            new[place] if place < len(new) else None,
        )


def _equal_from_start(one: Passages, other: Passages) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _texts(before: Value | None, after: Value | None) -> tuple[str, str]:
    """Return both values as text; passages with their sub-heading when that is what differs."""
    if not isinstance(before, Passage) and not isinstance(after, Passage):
        return _plain(before), _plain(after)
    is_titled = _heading(before) != _heading(after)
    return _written(before, is_titled), _written(after, is_titled)


def _heading(passage: Value | None) -> tuple[str, int] | None:
    return (passage.title, passage.level) if isinstance(passage, Passage) else None


def _written(passage: Value | None, is_titled: bool) -> str:
    if not isinstance(passage, Passage):
        return ""
    heading = f"{_LEVELS.get(passage.level, '')}{passage.title}" if passage.title else ""
    return "\n".join(part for part in (heading if is_titled else "", passage.body) if part)


def _plain(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case date():
            return chinese_date(value)
        case int() | Decimal():
            return display(value)
    return str(value)
