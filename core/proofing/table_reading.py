"""A table of a Word file as a grid of cells with their spans, whatever the file claims."""

from dataclasses import dataclass

from lxml import etree

from core.importing.word_package import W

_MOST_ROWS, _MOST_COLUMNS = 400, 63  # 63 is Word's own limit
_OFF = frozenset({"0", "false", "off"})


@dataclass
class ReadCell:
    """One cell; `width` is its tcW in twips, 0 where there is none."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    width: int
    element: etree._Element


@dataclass(frozen=True)
class ReadTable:
    """A table: its cells in reading order, and what its rows say."""

    element: etree._Element
    height: int
    width: int
    cells: tuple[ReadCell, ...]
    grid: tuple[int, ...]  # gridCol in twips
    repeated: tuple[bool, ...]
    unsplit: tuple[bool, ...]
    exact_rows: int

    def at(self, row: int, column: int) -> ReadCell | None:
        """Return the cell whose top-left place that is."""
        return next((one for one in self.cells if (one.row, one.column) == (row, column)), None)


def read_table(element: etree._Element) -> ReadTable:
    """Return a `w:tbl` as a grid."""
    rows = element.findall(f"{W}tr")[:_MOST_ROWS]
    cells: list[ReadCell] = []
    open_merges: dict[int, ReadCell] = {}
    width = 0
    for row, tr in enumerate(rows):
        column = _number(tr, "trPr/gridBefore", 0)
        for tc in (*tr.findall(f"{W}tc"), *tr.findall(f"{W}sdt/{W}sdtContent/{W}tc")):
            span = min(max(_number(tc, "tcPr/gridSpan", 1), 1), _MOST_COLUMNS)
            above = open_merges.get(column)
            merge = tc.find(f"{W}tcPr/{W}vMerge")
            continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            if continues and above is not None and above.column_span == span:
                above.row_span = row - above.row + 1
            else:
                one = ReadCell(row, column, 1, span, text_of(tc), _width(tc), tc)
                cells.append(one)
                if merge is not None:
                    open_merges[column] = one
                else:
                    open_merges.pop(column, None)
            column = min(column + span, _MOST_COLUMNS)
        width = max(width, column)
    grid = tuple(_twips(one.get(f"{W}w")) for one in element.findall(f"{W}tblGrid/{W}gridCol"))
    return ReadTable(
        element,
        len(rows),
        width,
        tuple(cells),
        grid,
        tuple(_is_on(tr, "tblHeader") for tr in rows),
        tuple(_is_on(tr, "cantSplit") for tr in rows),
        sum(_has_exact_height(tr) for tr in rows),
    )


def text_of(cell: etree._Element) -> str:
    """Return the text of a cell without blanks and line ends."""
    return "".join("".join(one.text or "" for one in cell.iter(f"{W}t")).split())


def _number(element: etree._Element, path: str, default: int) -> int:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    text = found.get(f"{W}val", "") if found is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default  # noqa: PLR2004


def _twips(text: str | None) -> int:
    try:
        value = float(text or 0)
    except ValueError:
        return 0
    return round(value) if 0 <= value < 1e6 else 0  # noqa: PLR2004 - wider than any paper


def _width(cell: etree._Element) -> int:
    found = cell.find(f"{W}tcPr/{W}tcW")
    if found is None or found.get(f"{W}type", "dxa") != "dxa":
        return 0
    return _twips(found.get(f"{W}w"))


def _is_on(row: etree._Element, name: str) -> bool:
    found = row.find(f"{W}trPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _has_exact_height(row: etree._Element) -> bool:
    found = row.find(f"{W}trPr/{W}trHeight")
    return found is not None and found.get(f"{W}hRule") == "exact"
