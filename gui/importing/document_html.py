"""A document as it was read → what the left side of the import page shows: paragraphs and tables, pieces marked.

Each piece is an anchor `p<place>`; what is no piece stands there plain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from PySide6.QtGui import QPalette

from core.document import Block, Heading, TableBlock, TableCell
from core.importing.imported import Imported, Piece, Placing, Spot
from core.importing.notes import stated_totals
from gui.importing import look
from gui.tables import colours

MOST_CELLS = 4_000  # of a table shown; more is no report, and Qt would lay it out for minutes
_MORE = "（下面还有 {count} 行没有画出来）"
_ANCHOR = "p"
_LABEL_SHADE, _LINE_SHADE = 0.04, 0.3


def document_html(imported: Imported, palette: QPalette) -> str:
    """Return the whole document in the colours of `palette`."""
    by_spot: dict[Spot, tuple[int, Piece]] = {}
    for place, piece in enumerate(imported.pieces):
        by_spot.setdefault(piece.spot, (place, piece))
    differing = {key for key, total in stated_totals(imported).items() if total.differs}
    wrong = {
        place
        for place, piece in enumerate(imported.pieces)
        if piece.key in differing and piece.placing is not Placing.NOT_PLACED
    }
    drawing = _Drawing(by_spot, frozenset(wrong), palette)
    drawn = (drawing.block(number, block) for number, block in enumerate(imported.document.blocks))
    return f'<html><body style="color:{drawing.ink}">{"".join(drawn)}</body></html>'


def piece_of(anchor: str) -> int | None:
    """Return the place of the piece that an anchor marks, None for none."""
    digits = anchor.removeprefix(_ANCHOR)
    return int(digits) if anchor.startswith(_ANCHOR) and digits.isdecimal() else None


def anchors(imported: Imported) -> Iterator[int]:
    """Yield the places of the pieces that can be gone to by keyboard: those with something in them."""
    return (place for place, piece in enumerate(imported.pieces) if piece.text.strip())


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What a document is drawn from; `wrong` are the pieces that are totals the program computes otherwise."""

    pieces: Mapping[Spot, tuple[int, Piece]]
    wrong: frozenset[int]
    palette: QPalette

    @property
    def ink(self) -> str:
        return colours.ink(self.palette).name()

    def block(self, number: int, block: Block) -> str:
        if isinstance(block, TableBlock):
            return self._table(number, block)
        weight = "bold" if isinstance(block, Heading) else "normal"
        found = self.pieces.get(Spot(number))
        if found is None:
            return f'<p style="font-weight:{weight}">{_text(block.text)}</p>'
        place, piece = found
        inside = self._anchor(place, f"{look.SIGNS[piece.placing]} {_text(block.text)}")
        ground = look.ground(self.palette, piece.placing).name()
        return f'<p style="background-color:{ground};font-weight:{weight}">{inside}</p>'

    def _table(self, number: int, table: TableBlock) -> str:
        most = max(MOST_CELLS // table.width, 1)
        rows = (
            f"<tr>{''.join(self._cell(number, cell) for cell in cells)}</tr>"
            for row, cells in groupby(table.cells, key=lambda cell: cell.row)
            if row < most
        )
        line = colours.shade(self.palette, _LINE_SHADE).name()
        style = f"border-collapse:collapse;border-style:solid;border-color:{line}"
        head = f'<table width="98%" border="1" cellspacing="0" cellpadding="3" style="{style}">'
        left_out = table.height - most
        more = f"<p>{_MORE.format(count=left_out)}</p>" if left_out > 0 else ""
        return f"{head}{''.join(rows)}</table>{more}"

    def _cell(self, number: int, cell: TableCell) -> str:
        found = self.pieces.get(Spot(number, cell.row, cell.column))
        spans = f'rowspan="{cell.row_span}" colspan="{cell.column_span}"'
        if found is None:
            ground = colours.shade(self.palette, _LABEL_SHADE).name()
            return f'<td {spans} bgcolor="{ground}">{_text(cell.text)}</td>'
        place, piece = found
        ground = self._ground(place, piece)
        inside = self._anchor(place, self._figure(place, piece, cell))
        return f'<td {spans} bgcolor="{ground}" align="center">{inside}</td>'

    def _ground(self, place: int, piece: Piece) -> str:
        """Return the colour of a cell; one without a figure has none to tell of."""
        if place in self.wrong:
            return look.ground(self.palette, Placing.WITH_NOTE).name()
        if not piece.text.strip():
            return colours.shade(self.palette, 0).name()
        return look.ground(self.palette, piece.placing).name()

    def _figure(self, place: int, piece: Piece, cell: TableCell) -> str:
        sign = look.DIFFERS if place in self.wrong else look.SIGNS[piece.placing]
        if not cell.text.strip():
            return sign if place in self.wrong else "&nbsp;"
        return f'{_text(cell.text)}<span style="font-size:small">&nbsp;{sign}</span>'

    def _anchor(self, place: int, content: str) -> str:
        style = f"color:{self.ink};text-decoration:none"
        return f'<a href="{_ANCHOR}{place}" style="{style}">{content}</a>'


def _text(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
