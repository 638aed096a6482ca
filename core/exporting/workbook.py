"""A report as a workbook: a sheet for each official table, and a flat sheet of keys, names and values, and the texts.

Why it is laid out so: `docs/analysis/workbook.md`. openpyxl is imported with this module, so import it late.
"""

from datetime import UTC, datetime
from errno import ENOSPC
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from core.exporting.files import replacing
from core.exporting.workbook_cache import with_values
from core.exporting.workbook_flat import fill_flat_sheet
from core.exporting.workbook_look import Shown, safe
from core.exporting.workbook_table import fill_table_sheet
from core.exporting.workbook_texts import fill_text_sheet
from core.format.model import Format
from core.report import Report
from core.totals import all_values
from core.wording.sentences import title_of


def write_workbook(form: Format, report: Report, target: Path) -> None:
    """Write `report` to `target`, whole or not at all. Raises CannotWrite."""
    workbook, shown = make_workbook(form, report)
    with replacing(
        target
    ) as file:  # openpyxl has files of its own meanwhile, which may find no room
        file.write(with_values(saved(workbook), shown))


def make_workbook(form: Format, report: Report) -> tuple[Workbook, tuple[Shown, ...]]:
    """Return the workbook, and for each sheet what its formulas come to before anybody has recalculated."""
    workbook = Workbook()
    values = all_values(form, report)
    sheet = workbook.active
    assert sheet is not None  # a new workbook has one
    shown = []
    for section in form.sections:
        if section.table:
            table = form.table(section.table)
            sheet.title = f"{table.name}{section.short}"
            shown.append(fill_table_sheet(sheet, form, table, report, values))
            sheet = workbook.create_sheet()
    sheet.title = "数据"
    shown.append(fill_flat_sheet(sheet, form, report, values))
    shown.append(fill_text_sheet(workbook.create_sheet("文字"), form, report))
    _describe(workbook, form, report)
    return workbook, tuple(shown)


def saved(workbook: Workbook) -> bytes:
    """Return the workbook as a file; its formulas have no values yet. Raises OSError for want of room."""
    file = BytesIO()
    try:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:  # closed also where there is no room
            ExcelWriter(workbook, archive).save()
    except SerialisationError as error:  # of lxml, for openpyxl's own files in the temporary folder
        raise OSError(ENOSPC, "no room for temporary files") from error
    return file.getvalue()


def _describe(workbook: Workbook, form: Format, report: Report) -> None:
    about = workbook.properties
    about.title = safe(title_of(form, report))
    about.creator = about.lastModifiedBy = safe(report.unit)
    about.subject = form.name
    about.language = "zh-CN"
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)
    # The values beside the formulas are for programs that do not calculate; Excel and WPS shall do it anew.
    workbook.calculation.fullCalcOnLoad = True
