"""Everything a rule may look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.format.model import Format
from core.keys import CellKey
from core.numbers import Number
from core.report import Report


@dataclass(frozen=True, slots=True)
class Context:
    """A report under judgement.

    `values` are typed and computed cells; `stated` are totals found written in a file; `last_year` are
    last year's typed and computed cells, or None when no report of last year is at hand.
    """

    form: Format
    report: Report
    values: Mapping[CellKey, Number]
    stated: Mapping[CellKey, Number]
    last_year: Mapping[CellKey, Number] | None = None
