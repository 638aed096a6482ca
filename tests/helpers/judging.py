"""One rule of the 2021 form judged alone, and reports to judge."""

from collections.abc import Mapping

from core.checks.context import Context
from core.checks.finding import Finding
from core.checks.kinds import KINDS
from core.format.model import Format
from core.forms.installed import load_format
from core.keys import CellKey, parse_cell_key
from core.numbers import Number
from core.report import Report
from core.totals import all_values

FORM = load_format("2021-30")
EMPTY = Report(FORM.id)


def key(text: str) -> CellKey:
    """Return the cell key written as `text`."""
    found = parse_cell_key(text)
    assert found is not None
    assert found in FORM.units, text
    return found


def report_with(cells: Mapping[str, Number | None], report: Report = EMPTY) -> Report:
    """Return `report` with cells set by the text of their keys."""
    return report.with_cells({key(name): value for name, value in cells.items()})


def zeros(form: Format = FORM) -> Report:
    """Return a report in which nothing happened: every cell is 0."""
    return EMPTY.with_cells(dict.fromkeys(form.typed, 0))


def judge(
    check_id: str,
    report: Report,
    last_year: Report | None = None,
    stated: Mapping[str, Number | None] | None = None,
) -> list[Finding]:
    """Return what the rules called `check_id` find."""
    context = Context(
        FORM,
        report,
        all_values(FORM, report),
        {key(name): value for name, value in (stated or {}).items()},
        all_values(FORM, last_year) if last_year else None,
    )
    rules = [spec for spec in FORM.checks if spec.id == check_id]
    assert rules, check_id
    return [one for spec in rules for one in KINDS[spec.kind].find(spec, context)]
