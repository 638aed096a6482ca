"""A report as it looks in January: half of it is there, and some of that is wrong."""

from dataclasses import replace

from build_scripts.places import SAMPLE
from core.importing.reportfile import read_report
from core.keys import CellKey
from core.numbers import Number
from core.report import Passage, Report

APPLICATIONS = "applications"
_LEFT_OUT_TABLE = "disputes"
_LEFT_OUT_SECTIONS = ("problems", "other")
_FIGURES = {
    ("received", "natural_person"): 12,  # two of them have no outcome yet
    ("granted", "natural_person"): 7,
    ("partly_granted", "natural_person"): 1,
    ("unavailable_not_held", "natural_person"): 2,
    ("received", "enterprise"): 3,
    ("granted", "enterprise"): 3,
}
REFUSED = CellKey(APPLICATIONS, "carried_in", "enterprise")
REFUSED_TEXT = "1.5"
WRONG = CellKey(APPLICATIONS, "received", "natural_person")


def half_filled() -> Report:
    """Return the sample with a table and two sections missing, and a column that does not add up."""
    report = read_report(SAMPLE)
    cells = {key: value for key, value in report.cells.items() if key.table != _LEFT_OUT_TABLE}
    texts = {name: text for name, text in report.texts.items() if name not in _LEFT_OUT_SECTIONS}
    facts = {name: value for name, value in report.facts.items() if name != "phone"}
    half = replace(report, cells=cells, texts=texts, facts=facts).with_cells(_figures())
    *passages, last = half.passages("overview")
    return half.with_passages("overview", (*passages, Passage(last.title)))


def _figures() -> dict[CellKey, Number | None]:
    return {CellKey(APPLICATIONS, row, column): value for (row, column), value in _FIGURES.items()}
