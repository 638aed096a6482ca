"""Web pages read back as a browser reads them; what is no valid HTML fails."""

from typing import Any

from justhtml import JustHTML
from justhtml.parser.context import FragmentContext


def parsed(html: str, *, fragment: bool = False) -> Any:
    """Return the root of `html`; raises StrictModeError for the first thing the HTML standard forbids."""
    context = FragmentContext("div") if fragment else None
    return JustHTML(html, strict=True, sanitize=False, fragment_context=context).root


def text_of(node: Any) -> str:
    """Return the text of `node` as it stands, a line break for each `br`."""
    if node.name == "#text":
        return str(node.data)
    if node.name == "br":
        return "\n"
    return "".join(text_of(child) for child in node.children or ())


def tables(root: Any) -> list[Any]:
    """Return every table."""
    return list(root.query("table"))


def cell_grid(table: Any, *, nodes: bool = False) -> dict[tuple[int, int], Any]:
    """Return every cell by the place a browser gives it: (row span, column span, text), or its node."""
    taken: set[tuple[int, int]] = set()
    found: dict[tuple[int, int], Any] = {}
    for row, line in enumerate(table.query("tr")):
        column = 0
        for cell in (one for one in line.children if one.name in ("td", "th")):
            while (row, column) in taken:
                column += 1
            high, wide = (int(cell.attrs.get(name, 1)) for name in ("rowspan", "colspan"))
            taken |= {(row + y, column + x) for y in range(high) for x in range(wide)}
            found[row, column] = cell if nodes else (high, wide, text_of(cell))
    return found
