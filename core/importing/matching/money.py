"""The unit of money that a document names in the head of a column, where it is not that of the form."""

import re
from collections.abc import Mapping

from core.document import Document, TableBlock
from core.format.model import Format
from core.format.tables import Unit
from core.keys import CellKey
from core.label_matching import folded

_UNIT = re.compile(r"(万元|元)[)）]?\s*\Z")
_LONGEST = 40  # characters of such a head


def head_units(named: Mapping[str, Unit], form: Format) -> Mapping[CellKey, Unit]:
    """Return the unit that the head of the column of a cell names, for the cells with money whose head names one.

    `named` are the `money_heads` of the document.
    """
    units: dict[CellKey, Unit] = {}
    for key in form.money_cells if named else ():
        column = form.table(key.table).block_of(key).columns.names[key.column]
        bare = folded(re.split(r"[（(]", column)[0])
        units[key] = next(
            (one for text, one in named.items() if text.startswith(bare)), form.units[key]
        )
    return units


def money_heads(document: Document) -> Mapping[str, Unit]:
    """Return the short texts of a document, folded, that end with a unit of money, with that unit."""
    found: dict[str, Unit] = {}
    for block in document.blocks:
        cells = block.cells if isinstance(block, TableBlock) else (block,)
        for text in [cell.text for cell in cells if "元" in cell.text]:
            if len(text) <= _LONGEST and (match := _UNIT.search(text)):
                found[folded(text)] = Unit(match[1])
    return found
