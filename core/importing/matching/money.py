"""The unit of money that a document names in the head of a column, where it is not that of the form."""

import re
from collections.abc import Mapping

from core.document import Document, Heading, Paragraph, TableBlock
from core.format.model import Format, Unit
from core.keys import CellKey
from core.label_matching import folded

_UNIT = re.compile(r"(万元|元)[)）]?\s*\Z")
_LONGEST = 40  # characters of such a head


def head_units(document: Document, form: Format) -> Mapping[CellKey, Unit]:
    """Return the unit that the head of the column of a cell names, for the cells with money whose head names one."""
    named = {folded(text): Unit(match[1]) for text, match in _named(document).items()}
    units: dict[CellKey, Unit] = {}
    for table in form.tables:
        for key, unit in table.units.items():
            if named and unit.is_money:
                column = table.block_of(key).columns.names[key.column]
                bare = folded(re.split(r"[（(]", column)[0])
                found = next((one for text, one in named.items() if text.startswith(bare)), unit)
                units[key] = found
    return units


def _named(document: Document) -> dict[str, re.Match[str]]:
    """Return the short texts of a document that end with a unit of money."""
    found: dict[str, re.Match[str]] = {}
    for block in document.blocks:
        if isinstance(block, TableBlock):
            texts = [cell.text for cell in block.cells if "元" in cell.text]
        elif isinstance(block, Heading | Paragraph):
            texts = [block.text] if "元" in block.text else []
        else:
            continue
        for text in texts:
            if len(text) <= _LONGEST and (match := _UNIT.search(text)):
                found[text] = match
    return found
