"""What can be done with a document that was looked through, beside what is open."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from core.importing.imported import Imported
from core.report import Report
from gui.session import ReportSession


class Use(Enum):
    """One thing to do; the value names its button."""

    LAST_YEAR = "last_year"
    DRAFT = "draft"
    COMPARE = "compare"
    MERGE = "merge"


Offers = dict[Use, str]


def offers(imported: Imported, session: ReportSession | None) -> Offers:
    """Return the words of what can be done, the most likely thing last.

    Figures of one year are not put into the report of another: last year's are compared and carried over.
    """
    found = {Use.DRAFT: _tr("作为新草稿打开")}
    year = imported.report.year
    is_open = session is not None and not session.read_only
    this = session.report.year if session is not None else None
    if year and is_open and this == year + 1:
        return {**found, Use.COMPARE: _tr("作为去年，与打开的 {year} 年年报对比").format(year=this)}
    if year:
        found = {
            Use.LAST_YEAR: _tr("以此为去年，新建 {year} 年年报").format(year=year + 1),
            **found,
        }
    if session is not None and is_open and _is_same(imported, session.report):
        words = _tr("放进打开的{year}年报").format(year=f" {this} 年" if this else "")
        if _is_of_same_unit(imported.report.unit, session.report.unit):
            return {**found, Use.MERGE: words}
        return {Use.MERGE: words, **found}
    return found


def _is_same(imported: Imported, report: Report) -> bool:
    """Return whether a document can be a state of an open report: on its form, of its year."""
    years = {one for one in (imported.report.year, report.year) if one is not None}
    return report.format_id == imported.form.id and len(years) <= 1


def _is_of_same_unit(one: str, other: str) -> bool:
    """Return whether two names may be one unit's: alike, one the short form of the other, or not known."""
    return one.endswith(other) or other.endswith(one)


def _tr(words: str) -> str:
    return QCoreApplication.translate("uses", words)
