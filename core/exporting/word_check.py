"""What a Word file says, compared with the `Document` it was written from: the program looking at its own work."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from core.document import Document, TableBlock
from core.exporting.word_xml import clean

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class _Cell(NamedTuple):
    """One cell of a table with its spans; texts are compared without blanks and line ends."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


def differences(document: Document, path: Path) -> tuple[str, ...]:
    """Return a sentence for everything in the Word file `path` that is not as in `document`.

    Raises OSError, zipfile.BadZipFile, KeyError or etree.XMLSyntaxError for what is no Word file at all.
    """
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"), _PARSER)[0]
    return (*_paragraph_differences(document, body), *_table_differences(document, body))


def _paragraph_differences(document: Document, body: "etree._Element") -> Iterator[str]:
    wanted = [_plain(block.text) for block in document.blocks if not isinstance(block, TableBlock)]
    found = [text for one in body.iterchildren(f"{_W}p") if (text := _text(one))]
    if len(wanted) != len(found):
        yield f"应有 {len(wanted)} 段文字，文件里是 {len(found)} 段"
    for number, (want, have) in enumerate(zip(wanted, found, strict=False), start=1):
        if want != have:
            yield f"第 {number} 段应为“{want[:20]}”，文件里是“{have[:20]}”"


def _table_differences(document: Document, body: "etree._Element") -> Iterator[str]:
    wanted = list(document.tables())
    found = list(body.iterchildren(f"{_W}tbl"))
    if len(wanted) != len(found):
        yield f"应有 {len(wanted)} 张表，文件里是 {len(found)} 张"
    for table, element in zip(wanted, found, strict=False):
        want = {
            _Cell(one.row, one.column, one.row_span, one.column_span, _plain(one.text))
            for one in table.cells
        }
        have = set(_cells(element))
        for cell in sorted(want ^ have):
            place = f"“{table.name}”第 {cell.row + 1} 行第 {cell.column + 1} 列"
            yield f"{place}{'缺少' if cell in want else '多出'}“{cell.text[:20]}”"


def _cells(table: "etree._Element") -> Iterator[_Cell]:
    """Yield the cells of a table; one that is merged over rows once, at its top."""
    open_cells: dict[int, _Cell] = {}
    for row, line in enumerate(table.iterchildren(f"{_W}tr")):
        column = 0
        for element in line.iterchildren(f"{_W}tc"):
            span = int(_property(element, "gridSpan") or 1)
            merge = _property(element, "vMerge")
            if merge == "continue" and column in open_cells:
                above = open_cells[column]
                open_cells[column] = above._replace(row_span=above.row_span + 1)
            else:
                if column in open_cells:
                    yield open_cells[column]
                open_cells[column] = _Cell(row, column, 1, span, _text(element))
            column += span
        yield from _closed(open_cells, row)
    yield from open_cells.values()


def _closed(open_cells: dict[int, _Cell], row: int) -> Iterator[_Cell]:
    """Yield and forget the cells that ended above `row`: what stands there now begins in other columns."""
    for column, cell in list(open_cells.items()):
        if cell.row + cell.row_span <= row:
            yield open_cells.pop(column)


def _property(cell: "etree._Element", name: str) -> str:
    """Return the value of a cell property, "continue" for a mark without value, "" without mark."""
    mark = cell.find(f"{_W}tcPr/{_W}{name}")
    return "" if mark is None else mark.get(f"{_W}val", "continue")


def _text(element: "etree._Element") -> str:
    return _plain("".join(one.text or "" for one in element.iter(f"{_W}t")))


def _plain(text: str) -> str:
    return "".join(clean(text).split())
