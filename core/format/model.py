"""A report form as frozen data: facts, sections, tables, checks.

A `Format` is read once by `core.forms.installed`, from `resources/formats/<id>.toml` or from a rule pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from core.format.check import CheckSpec
from core.format.mention import MentionSpec
from core.format.sections import Fact, Section
from core.format.tables import Table, Unit
from core.keys import CellKey

FIRST_VERSION = "1.0"


@dataclass(frozen=True, eq=False)  # compared by identity: what is derived from a form is kept by it
class Format:
    """A whole report form. `version` counts its editions; `wording` are its templates by name;
    `mentions` are the facts that prose may state in figures.

    It serves the report years from `first_year` to `last_year`, or on and on when that is None.
    """

    id: str
    name: str
    source: str
    first_year: int
    facts: tuple[Fact, ...]
    opening: Section
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    checks: tuple[CheckSpec, ...]
    version: str = FIRST_VERSION
    last_year: int | None = None
    wording: tuple[tuple[str, str], ...] = ()
    mentions: tuple[MentionSpec, ...] = ()

    def covers(self, year: int) -> bool:
        """Return whether reports of this year are written on this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    @property
    def years(self) -> str:
        """Return the report years in words, as in “2021 年度起”."""
        if self.last_year is None:
            return f"{self.first_year} 年度起"
        if self.last_year == self.first_year:
            return f"{self.first_year} 年度"
        return f"{self.first_year} 至 {self.last_year} 年度"

    @cached_property
    def text_sections(self) -> Mapping[str, Section]:
        """Return the opening and the six sections by id."""
        return {section.id: section for section in (self.opening, *self.sections)}

    @cached_property
    def units(self) -> Mapping[CellKey, Unit]:
        """Return every cell of every table with its unit."""
        return {key: unit for table in self.tables for key, unit in table.units.items()}

    @cached_property
    def money_cells(self) -> tuple[CellKey, ...]:
        """Return every key that holds an amount."""
        return tuple(key for key, unit in self.units.items() if unit.is_money)

    @cached_property
    def computed(self) -> frozenset[CellKey]:
        """Return every key that is a total."""
        return frozenset().union(*(table.computed for table in self.tables))

    @cached_property
    def typed(self) -> tuple[CellKey, ...]:
        """Return every key the officer fills in, in reading order."""
        return tuple(key for table in self.tables for key in table.typed)

    def section(self, section_id: str) -> Section:
        """Return a section by id; KeyError when there is none."""
        return self.text_sections[section_id]

    def fact(self, fact_id: str) -> Fact:
        """Return a fact by id; KeyError when there is none."""
        return next(fact for fact in self.facts if fact.id == fact_id)

    def table(self, table_id: str) -> Table:
        """Return a table by id; KeyError when there is none."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)
