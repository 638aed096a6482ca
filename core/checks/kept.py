"""Totals that a report keeps from the document it was read from, against what its parts add up to now."""

from collections.abc import Mapping
from dataclasses import replace

from core.checks.context import Context
from core.checks.finding import Finding
from core.checks.sums import wrong_totals
from core.format.check import Level
from core.format.model import Format
from core.keys import CellKey
from core.numbers import Number
from core.report import Report

_MEND = (
    "这是读入的原件里写的，导出时用程序算出来的总计。请对照原件检查各个分项，有填错的就改正；"
    "分项没有错、是原件的总计写错了的，标为“已核对无误”。"
)


def kept_totals(
    form: Format, report: Report, values: Mapping[CellKey, Number]
) -> tuple[Finding, ...]:
    """Return what is to be looked at: nobody can mend a total here, so none of it must be mended."""
    context = Context(form, report, values, report.stated)
    return tuple(replace(one, level=Level.WARNING, mend=_MEND) for one in wrong_totals(context))
