"""A Word report of last year into a checked report: against the bare file, against python-docx, and 2,000 times."""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from lxml import etree

from build_scripts.benching.ratio import Ratio, compare
from build_scripts.messages import Stop
from build_scripts.places import ROOT
from core.evaluate import evaluate
from core.importing.documents import read_document
from core.importing.imported import Imported
from core.importing.matching.match import match

_FILE = ROOT / "tests" / "fixtures" / "documents" / "suqian_city_2023.docx"
_CELLS = 166
_MOST_OF_BARE, _TIMES_PYTHON_DOCX, _MOST_OF_MEMORY = 2, 4, 1.05
_MANY, _FIRST = 2_000, 200
_QUICK_ROUNDS = 3


def importing(rounds: int) -> Iterator[Ratio]:
    """Yield how reading a document compares; from the file on the disk to a report with its findings."""
    if len(_checked().report.cells) != _CELLS:
        raise Stop("读出的数不对，不能比较。", "The document was not read as it should be.")
    yield Ratio(
        "read and check .docx / unzip and parse the same parts",
        compare(_checked, _bare, rounds),
        goal=_MOST_OF_BARE,
    )
    yield Ratio(
        "python-docx reading the cells of all rows / read and check .docx",
        compare(_with_python_docx, _checked, rounds),
        goal=_TIMES_PYTHON_DOCX,
        wants_more=True,
    )
    if sys.platform == "linux":
        many = _MANY if rounds > _QUICK_ROUNDS else _FIRST + 20
        yield Ratio(
            f"memory after reading {many} files / after {_FIRST}",
            (_growth(many),),
            goal=_MOST_OF_MEMORY,
        )


def _checked() -> Imported:
    found = match(read_document(_FILE))
    evaluate(found.form, found.report, stated=found.stated)
    return found


def _bare() -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(_FILE.read_bytes())) as package:
        return [
            etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        ]


def _with_python_docx() -> list[list[str]]:
    document = docx.Document(str(_FILE))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def _growth(many: int) -> float:
    """Return how many times as much memory is in use after `many` files as after the first."""
    for _ in range(_FIRST):
        _checked()
    before = _memory()
    for _ in range(many - _FIRST):
        _checked()
    return _memory() / before


def _memory() -> int:
    """Return the pages of memory in use."""
    return int(Path("/proc/self/statm").read_text().split()[1])
