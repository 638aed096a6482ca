"""Everything a rule may look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from core.format.model import Format
from core.keys import CellKey, FactKey, TextKey
from core.numbers import Number
from core.reading.readings import Reading
from core.report import Report


class Prose(NamedTuple):
    """One text: where it is, what the place is called, its sub-heading and its words."""

    key: TextKey | FactKey
    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """A report under judgement.

    `values` are typed and computed cells; `stated` are totals found written in a file, None where one
    was left blank; `last_year` are last year's typed and computed cells and `last_report` that report, or None
    when none is at hand.
    `readings` are the figures of the prose and what they were set against; `prose` are the texts by section, kept by
    `core.checks.prose` once a rule has asked for them.
    """

    form: Format
    report: Report
    values: Mapping[CellKey, Number]
    stated: Mapping[CellKey, Number | None]
    last_year: Mapping[CellKey, Number] | None = None
    last_report: Report | None = None
    readings: tuple[Reading, ...] = ()
    prose: dict[str, tuple[Prose, ...]] = field(default_factory=dict, compare=False)
