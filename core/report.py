"""One year's report as typed: facts, texts, cells. An edit makes a new report."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from core.characters import is_blank
from core.keys import CellKey, FactKey, Key, TextKey
from core.numbers import Number

FactValue = str | int | date


class Link(NamedTuple):
    """A figure in a text that follows the tables: `body[start:end]` shows the sum of the cells of `target`.

    `target` is written as a cell key; row and column may be groups of lines. A broken link was typed over: it
    no longer follows, and keeps what was typed.
    """

    start: int
    end: int
    target: str
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sub-headed passage. `title` "" is the section's lead text; `level` 2 is numbered 1. under a （一）.

    `body` holds paragraphs separated by line breaks; `links` are the figures in it that follow the tables, in
    order and without overlap (`core.linking`).
    """

    title: str
    body: str = ""
    level: int = 1
    links: tuple[Link, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the paragraphs of the body without blank ones and without outer spaces."""
        return tuple(line.strip() for line in self.body.splitlines() if not is_blank(line))


Passages = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was typed, nothing computed. Absent means not filled; a stated zero is 0.

    `verified` holds the officer's note for each finding marked 已核对无误, by `Finding.mark`. `stated` are the totals
    that the document a report was read from states otherwise than they add up to: to be looked at, never used.
    """

    format_id: str
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    texts: Mapping[str, Passages] = field(default_factory=dict)
    cells: Mapping[CellKey, Number] = field(default_factory=dict)
    verified: Mapping[str, str] = field(default_factory=dict)
    stated: Mapping[CellKey, Number] = field(default_factory=dict)

    def with_cell(self, key: CellKey, value: Number | None) -> "Report":
        """Return this report with one cell set, or emptied by None."""
        return self.with_cells({key: value})

    def with_cells(self, changes: Mapping[CellKey, Number | None]) -> "Report":
        """Return this report with several cells set, or emptied by None."""
        merged = {**self.cells, **changes}
        return replace(
            self, cells={key: value for key, value in merged.items() if value is not None}
        )

    def with_fact(self, fact_id: str, value: FactValue | None) -> "Report":
        """Return this report with one fact set, or emptied by None or blank text."""
        facts = {key: old for key, old in self.facts.items() if key != fact_id}
        if value is not None and value != "":
            facts[fact_id] = value
        return replace(self, facts=facts)

    def with_passages(self, section_id: str, passages: Passages) -> "Report":
        """Return this report with all passages of a section; none at all means not touched."""
        texts = {key: old for key, old in self.texts.items() if key != section_id}
        if passages:
            texts[section_id] = passages
        return replace(self, texts=texts)

    def with_verified(self, mark: str, note: str | None) -> "Report":
        """Return this report with a finding marked 已核对无误, or with the mark taken back by None."""
        verified = {key: old for key, old in self.verified.items() if key != mark}
        if note is not None:
            verified[mark] = note
        return replace(self, verified=verified)

    def with_stated(self, stated: Mapping[CellKey, Number]) -> "Report":
        """Return this report with further totals that a document states."""
        return replace(self, stated={**self.stated, **stated})

    def passages(self, section_id: str) -> Passages:
        """Return the passages of a section as stored, possibly none."""
        return self.texts.get(section_id, ())

    def text_fact(self, fact_id: str) -> str:
        """Return a text fact on one line without outer spaces, "" when not filled."""
        value = self.facts.get(fact_id, "")
        return "".join(value.splitlines()).strip() if isinstance(value, str) else ""

    @property
    def unit(self) -> str:
        """Return the 单位全称, "" when not filled."""
        return self.text_fact("unit")

    @property
    def short_unit(self) -> str:
        """Return the 规范简称, else the 单位全称."""
        return self.text_fact("short") or self.unit

    @property
    def year(self) -> int | None:
        """Return the report year."""
        value = self.facts.get("year")
        return value if isinstance(value, int) else None


def changed_cells(before: Report, after: Report) -> frozenset[CellKey]:
    """Return the keys whose value differs; a blank and a 0 differ."""
    keys = before.cells.keys() | after.cells.keys()
    return frozenset(key for key in keys if before.cells.get(key) != after.cells.get(key))


def first_difference(before: Report, after: Report) -> Key | None:
    """Return the first place where two reports differ, in the order typed; None when they are equal."""
    for key in {**before.cells, **after.cells}:
        if before.cells.get(key) != after.cells.get(key):
            return key
    for section in {**before.texts, **after.texts}:
        old, new = before.passages(section), after.passages(section)
        if old != new:
            same = (place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
            return TextKey(section, next(same, max(min(len(old), len(new)) - 1, 0)))
    for fact in {**before.facts, **after.facts}:
        if before.facts.get(fact) != after.facts.get(fact):
            return FactKey(fact)
    return None
