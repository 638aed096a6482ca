"""A workbook (.xlsx) → `Document`: each sheet a table, its title the heading above it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from core.document import Block, Document, Paragraph
from core.errors import FileNotReadable
from core.importing.flow import checked
from core.importing.matching.titles import title_of
from core.importing.package import Package, Relation
from core.importing.tables import MOST_COLUMNS, MOST_PLACES, MOST_ROWS, RawCell, table_block

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z", re.ASCII)
_MOST_SHEETS = 50
_NAMELESS = re.compile(r"(?:Sheet|工作表|表)\s*\d*\Z", re.IGNORECASE)
_HEADING = re.compile(r"[一二三四五六]、.{2,30}(?:情况|事项)\Z")
_LONGEST_LABEL = 60
_TOO_LARGE = "“{name}”里的表格太大，不像一份年报。请核对是不是选错了文件。"

_Place = tuple[int, int]  # row and column


def sheets_of(package: Package, name: str) -> Document:
    """Return the sheets of an open workbook. Raises FileNotReadable, or ValueError for what is none."""
    return Document("", "", checked(_blocks(package, name), name))


def _blocks(package: Package, name: str) -> list[Block]:
    """Return what the sheets hold: the lines of those that are one column of text, then the tables.

    Without such lines the names of the sheets stand for them.
    """
    sheets = list(_sheets(package, name))
    lines = [
        Paragraph(cell.text)
        for _, rows in sheets
        if _is_text(rows)
        for row in rows
        for cell in row
        if cell.text.strip()
    ]
    tables: list[Block] = []
    for title, rows in sheets:
        if not _is_text(rows):
            tables += [] if lines or _NAMELESS.match(title) else [Paragraph(title)]
            tables += _parts(rows, title)
    return [*lines, *tables]


def _parts(rows: list[list[RawCell]], title: str) -> Iterator[Block]:
    """Yield the tables of a sheet and the lines between them: a title, headings, sentences, alone in their rows."""
    for is_line, group in groupby(rows, key=_is_line):
        part = list(group)
        if is_line:
            yield from (Paragraph(text) for row in part for text in _texts(row))
        else:
            yield table_block(part, title)


def _is_line(row: list[RawCell]) -> bool:
    """Return whether nothing but a heading or a sentence stands in a row."""
    texts = list(_texts(row))
    return len(texts) == 1 and (
        title_of(texts[0]) is not None
        or _HEADING.match(texts[0]) is not None
        or len(texts[0]) > _LONGEST_LABEL
        or texts[0].endswith("。")
    )


def _texts(row: list[RawCell]) -> Iterator[str]:
    return (text for cell in row if (text := cell.text.strip()))


def _is_text(rows: list[list[RawCell]]) -> bool:
    """Return whether a sheet is nothing but lines of text below each other."""
    return bool(rows) and all(len(row) == 1 for row in rows)


def _sheets(package: Package, name: str) -> Iterator[tuple[str, list[list[RawCell]]]]:
    """Yield name and rows of every sheet that is shown."""
    targets = package.relations("xl/workbook.xml")
    book = package.xml("xl/workbook.xml")
    texts = _shared_texts(package)
    for sheet in book.findall(f"{_S}sheets/{_S}sheet")[:_MOST_SHEETS]:
        part = targets.get(sheet.get(f"{_R}id", ""), Relation("", "")).part
        if sheet.get("state") in ("hidden", "veryHidden") or not package.has(part):
            continue
        yield sheet.get("name", ""), _rows(package.xml(part), texts, name)


def _shared_texts(package: Package) -> list[str]:
    if not package.has("xl/sharedStrings.xml"):
        return []
    return [_text(one) for one in package.xml("xl/sharedStrings.xml").findall(f"{_S}si")]


def _text(element: etree._Element) -> str:
    """Return the text of a string; readings for Japanese (rPh) are no part of it."""
    return "".join(
        one.text or ""
        for one in element.iter(f"{_S}t")
        if one.getparent().tag != f"{_S}rPh"  # type: ignore[union-attr]
    )


def _rows(sheet: etree._Element, texts: list[str], name: str) -> list[list[RawCell]]:
    """Return the rows and columns in which anything stands; cells that a merge covers are left out."""
    values = dict(_values(sheet, texts))
    rows = sorted({row for row, _ in values})
    columns = sorted({column for _, column in values})
    if len(rows) * len(columns) > MOST_PLACES:
        raise FileNotReadable(_TOO_LARGE.format(name=name))
    found = []
    covered: set[_Place] = set()
    merged = dict(_merged(sheet))
    for row in rows:
        line = []
        for column in columns:
            if (row, column) in covered:
                continue
            text = values.get((row, column), "")
            end = merged.get((row, column)) if text else None
            if end is None:
                line.append(RawCell(text))
                continue
            height = bisect_right(rows, end[0]) - bisect_right(rows, row) + 1
            width = bisect_right(columns, end[1]) - bisect_right(columns, column) + 1
            covered |= {
                (y, x) for y in rows if row <= y <= end[0] for x in columns if column <= x <= end[1]
            }
            line.append(RawCell(text, height, width))
        found.append(line)
    return found


def _values(sheet: etree._Element, texts: list[str]) -> Iterator[tuple[_Place, str]]:
    """Yield what stands in each cell; one that does not say where it is stands behind the one before it."""
    next_row = 0
    for row in sheet.iter(f"{_S}row"):
        place = (next_row, -1)
        for cell in row.iterchildren(f"{_S}c"):
            said = cell.get("r")
            found = _place(said) if said else (place[0], place[1] + 1)
            if found is None:
                continue
            place = found
            if text := _shown(cell, texts):
                yield place, text
        next_row = place[0] + 1


def _shown(cell: etree._Element, texts: list[str]) -> str:
    """Return what a cell shows: for a formula its last result."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_S}is")
        return "" if inline is None else _text(inline)
    value = (cell.findtext(f"{_S}v") or "").strip()
    if kind == "s":
        return texts[int(value)] if value.isdecimal() and int(value) < len(texts) else ""
    return _number(value) if kind == "n" else value


def _number(text: str) -> str:
    """Return a number without the noise of binary fractions: 0.1+0.2 is kept as 0.30000000000000004."""
    try:
        return format(float(text), ".15g") if "." in text or "E" in text.upper() else text
    except ValueError:
        return text


def _merged(sheet: etree._Element) -> Iterator[tuple[_Place, _Place]]:
    """Yield the first and the last place of what was merged."""
    for one in sheet.iter(f"{_S}mergeCell"):
        first, _, last = one.get("ref", "").partition(":")
        begin, end = _place(first), _place(last or first)
        if begin and end and end >= begin:
            yield begin, end


def _place(name: str) -> _Place | None:
    """Return row and column of “C7”, counted from 0; None beyond what a report can need."""
    match = _CELL.match(name)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2]) - 1
    return (row, column - 1) if row < MOST_ROWS and column <= MOST_COLUMNS else None
