"""A Word file → `Document`: paragraphs and tables in reading order, as they read after all changes are accepted."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from core.document import Block, Document, Paragraph
from core.importing.tables import MOST_COLUMNS, RawCell, table_block
from core.importing.word_package import W, read_package

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
# Deleted text, instructions of fields, and the older picture of what stands beside it in a newer form.
_SKIPPED = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}delText",
    f"{W}instrText",
    f"{_MC}Fallback",
    f"{W}rPr",
    f"{W}pPr",
}
_BREAKS = {f"{W}br", f"{W}cr"}
_DEEPEST = 60
_MOST_DIGITS = 7


def read_word(path: Path) -> Document:
    """Return the text and tables of the Word file `path`. Raises FileNotReadable."""
    package = read_package(path)
    title = package.core.findtext(_TITLE) if package.core is not None else ""
    return Document((title or "").strip(), "", tuple(_blocks(package.body)))


def _blocks(parent: etree._Element, depth: int = 0) -> Iterator[Block]:
    """Yield what stands in a body, a cell or a content control; a text box comes behind its paragraph."""
    if depth > _DEEPEST:
        return
    for child in parent:
        if child.tag == f"{W}p":
            yield from _lines("".join(_words(child)))
            for box in child.iter(f"{W}txbxContent"):
                if not _is_in_fallback(box):
                    yield from _blocks(box, depth + 1)
        elif child.tag == f"{W}tbl":
            yield from _table(child, depth)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
            yield from _blocks(child, depth + 1)


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == f"{W}txbxContent":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag in _BREAKS:
            yield "\n"
        else:
            yield from _words(child)


def _is_in_fallback(element: etree._Element) -> bool:
    return any(one.tag == f"{_MC}Fallback" for one in element.iterancestors())


def _lines(text: str) -> Iterator[Paragraph]:
    for line in text.split("\n"):
        if words := " ".join(line.split()):
            yield Paragraph(words)


def _table(table: etree._Element, depth: int) -> Iterator[Block]:
    """Yield a table, then the tables that stood inside its cells."""
    rows = [row for row in table.iter(f"{W}tr") if _owner(row) is table]
    yield table_block(_spanned(rows))
    for row in rows:
        for cell in _cells(row):
            for inner in cell.iter(f"{W}tbl"):
                if _owner(inner) is cell and depth < _DEEPEST:
                    yield from _table(inner, depth + 1)


def _owner(element: etree._Element) -> etree._Element | None:
    """Return the table or cell that `element` belongs to directly."""
    wanted = f"{W}tbl" if element.tag == f"{W}tr" else f"{W}tc"
    return next((one for one in element.iterancestors() if one.tag == wanted), None)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [
        cell
        for cell in row.iter(f"{W}tc")
        if next(one for one in cell.iterancestors() if one.tag == f"{W}tr") is row
    ]


def _spanned(rows: Sequence[etree._Element]) -> list[list[RawCell]]:
    """Return the rows with spans: Word writes a cell that goes on from above once more, marked so."""
    found: list[list[RawCell]] = []
    open_at: dict[int, tuple[int, int]] = {}  # column → where the cell that may go on is
    for row in rows:
        column, line = _skipped(row, "gridBefore"), []
        if column:
            line.append(RawCell("", 1, column))
        for cell in _cells(row):
            width = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") != "restart" and column in open_at:
                above, place = open_at[column]
                begun = found[above][place]
                found[above][place] = begun._replace(row_span=len(found) - above + 1)
            else:
                open_at[column] = (len(found), len(line))
                line.append(RawCell(_cell_text(cell), 1, width))
            column += width
        found.append(line)
    return found


def _cell_text(cell: etree._Element) -> str:
    lines = ("".join(_words(one)) for one in cell.iter(f"{W}p") if _owner(one) is cell)
    return "\n".join(
        " ".join(line.split()) for text in lines for line in text.split("\n") if line.strip()
    )


def _skipped(row: etree._Element, name: str) -> int:
    found = row.find(f"{W}trPr/{W}{name}")
    return 0 if found is None else _number(found, 0)


def _number(element: etree._Element | None, default: int) -> int:
    digits = "" if element is None else element.get(f"{W}val", "")
    return (
        min(int(digits), MOST_COLUMNS)
        if digits.isdecimal() and len(digits) <= _MOST_DIGITS
        else default
    )
