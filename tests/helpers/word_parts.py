"""A .docx as its XML parts, with short names for reading them."""

import io
import zipfile
from collections.abc import Iterator

from docx.table import Table
from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {"w": MAIN}


def parts_of(package: bytes) -> dict[str, bytes]:
    """Return every part of a package by its name."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        return {name: file.read(name) for name in file.namelist()}


def part(package: bytes, name: str) -> etree._Element:
    """Return the root element of one part."""
    return etree.fromstring(parts_of(package)[name])


def find_all(element: etree._Element, path: str) -> list[etree._Element]:
    """Return what an XPath with the prefix `w` finds."""
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def values(element: etree._Element, path: str, attribute: str = "val") -> list[str]:
    """Return an attribute in the namespace `w` of all that the XPath finds."""
    return [one.get(f"{{{MAIN}}}{attribute}", "") for one in find_all(element, path)]


def text_of(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, its breaks as newlines."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for piece in find_all(paragraph, ".//w:t | .//w:br | .//w:tab"):
        yield {"br": "\n", "tab": "\t"}.get(etree.QName(piece).localname, piece.text or "")


def cells_read(table: Table) -> Iterator[tuple[int, int, int, int, str]]:
    """Yield (row, column, row span, column span, text) as python-docx understands the merges."""
    places: dict[object, list[tuple[int, int]]] = {}
    texts: dict[object, str] = {}
    for row_number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            places.setdefault(cell._tc, []).append((row_number, column))
            texts[cell._tc] = cell.text
    for key, found in places.items():
        (top, left), (bottom, right) = found[0], found[-1]
        yield top, left, bottom - top + 1, right - left + 1, texts[key]
