"""The one door: everything that follows from a report."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.checks.context import Context
from core.checks.finding import Finding
from core.checks.kept import kept_totals
from core.checks.kinds import run_checks
from core.checks.sums import Balance, balances
from core.errors import FormMissing
from core.format.check import Level
from core.format.model import Format
from core.forms.installed import load_format
from core.keys import CellKey
from core.numbers import Number
from core.reading.readings import Reading, read
from core.report import Report
from core.steps import Step, steps
from core.totals import all_values


@dataclass(frozen=True, slots=True)
class Results:
    """What follows from a report: typed and computed `values`, `findings`, column `balances`, wizard `steps`.

    `readings` are the figures found in the prose, each 相符, 不符 or 未能对应; `verified` the findings that the
    officer marked 已核对无误, which are not among `findings`.
    """

    values: Mapping[CellKey, Number]
    findings: tuple[Finding, ...]
    balances: tuple[Balance, ...]
    steps: tuple[Step, ...]
    readings: tuple[Reading, ...] = ()
    verified: tuple[Finding, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Return whether anything must be mended before the report is handed in."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def evaluate(
    form: Format,
    report: Report,
    last_year: Report | None = None,
    stated: Mapping[CellKey, Number | None] | None = None,
) -> Results:
    """Return everything that follows from `report`, computed whole.

    `stated` are totals that were found written in a file, None where one was left blank; they are compared,
    never used. Without them those that the report keeps are compared, as something to look at.
    """
    values = all_values(form, report)
    earlier = earlier_values(form, last_year) if last_year else None
    readings = read(form, report, values)
    context = Context(form, report, values, stated or {}, earlier, last_year, readings)
    found = run_checks(context)
    if report.stated and stated is None:
        found += kept_totals(form, report, values)
    verified = tuple(one for one in found if is_verified(report, one)) if report.verified else ()
    findings = tuple(one for one in found if one not in verified) if verified else found
    return Results(
        values,
        findings,
        balances(form, values),
        steps(form, report, findings),
        readings,
        verified,
    )


def is_verified(report: Report, finding: Finding) -> bool:
    """Return whether the officer marked `finding` 已核对无误; what must be mended cannot be."""
    return finding.level is not Level.ERROR and finding.mark in report.verified


def earlier_values(form: Format, last_year: Report) -> Mapping[CellKey, Number]:
    """Return the cells of last year's report that `form` has too, totals as that report's own form computes them.

    From a report whose form is not on this computer there are none.
    """
    if last_year.format_id == form.id:
        return all_values(form, last_year)
    try:
        own = load_format(last_year.format_id)
    except FormMissing:
        return {}
    values = all_values(own, last_year)
    return {key: value for key, value in values.items() if key in form.units}
