"""A document taken into a report that is being filled in."""

from core.errors import CannotPlace
from core.importing.imported import Imported
from core.importing.notes import with_kept_totals
from core.report import Report


def merged(report: Report, imported: Imported) -> Report:
    """Return `report` with everything the document states in place of what stood there; the rest stays.

    Raises CannotPlace when the document was matched with another form.
    """
    if report.format_id != imported.form.id:
        raise CannotPlace(
            f"这份文件用的是“{imported.form.name}”的表样，和现在的年报不一样，放不进来。请作为新草稿打开。"
        )
    found = imported.report
    merged_report = report.with_cells(dict(found.cells))
    for fact, value in found.facts.items():
        merged_report = merged_report.with_fact(fact, value)
    for section, passages in found.texts.items():
        merged_report = merged_report.with_passages(section, passages)
    return merged_report.with_stated(with_kept_totals(imported).stated)
