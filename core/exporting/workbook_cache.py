"""Values beside the formulas of a workbook: openpyxl writes formulas only.

Programs that show or read a workbook without calculating (previews, phones, scripts, our own import) would
find the totals empty.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from lxml import etree

from core.exporting.workbook_look import Shown
from core.numbers import display

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def with_values(workbook: bytes, shown: Sequence[Shown]) -> bytes:
    """Return `workbook` with a value beside every formula; `shown` has one mapping for each sheet in order."""
    result = BytesIO()
    sheets = {f"xl/worksheets/sheet{number}.xml": one for number, one in enumerate(shown, start=1)}
    with (
        zipfile.ZipFile(BytesIO(workbook)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            content = source.read(part)
            if part.filename in sheets:
                content = _sheet_with_values(content, sheets[part.filename])
            target.writestr(part, content)
    return result.getvalue()


def _sheet_with_values(content: bytes, shown: Shown) -> bytes:
    root = etree.fromstring(content)
    for cell in root.iter(f"{_MAIN}c"):
        if cell.find(f"{_MAIN}f") is not None:
            _set_value(cell, shown[str(cell.get("r"))])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_value(cell: "etree._Element", value: object) -> None:
    found = cell.find(f"{_MAIN}v")
    place = etree.SubElement(cell, f"{_MAIN}v") if found is None else found
    if isinstance(value, str):
        cell.set("t", "str")
        place.text = value
    else:
        place.text = display(value)  # type: ignore[arg-type]  # a Number
