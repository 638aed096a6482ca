"""The blocks of a `Document` as boxes, and the boxes on pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from core.document import Block, Document, Heading, Paragraph, Role, TableBlock
from core.exporting.measure import em_width
from core.exporting.word_title import title_lines
from gui.paper.boxes import PT, Box, Hit, TextBox
from gui.paper.fonts import Face, paper_font
from gui.paper.table import TableBox

BODY_PT = 16.0
_TITLE_PT = 22.0
_TITLE_LINE_PT = 36.0
_LINE_PT = 28.0
_EM = BODY_PT * PT
_RIGHT_OF_DATE_EM = 4.0  # 成文日期右空四字
_BEFORE_CLOSING = 56.0 * PT  # two lines, which the seal covers
_AFTER_TABLE = 8.0 * PT
_FACES = {1: Face.SECTION, 2: Face.PASSAGE}
_ALIGN = Qt.AlignmentFlag


@dataclass(slots=True)
class Piece:
    """Some strips of a box on one page: `first` to before `end`, below a repeated header if one is due."""

    box: Box
    top: float
    first: int
    end: int

    @property
    def header(self) -> int:
        """Return how many strips of the header are repeated here."""
        return self.box.header if self.first else 0

    def draw(self, painter: QPainter) -> None:
        """Draw it at its place in the type area."""
        if self.header:
            self.box.draw(painter, self.top, 0, self.header)
        self.box.draw(painter, self._below_header, self.first, self.end)

    def hit(self, point: QPointF) -> Hit | None:
        """Return the field at `point` of the type area."""
        shift = QPointF(0, self._below_header)
        hit = self.box.hit(point - shift, self.first, self.end)
        return Hit(hit.key, hit.area.translated(shift)) if hit else None

    @property
    def _below_header(self) -> float:
        return self.top + sum(self.box.heights[: self.header])


Page = list[Piece]


def boxes_of(document: Document, width: float) -> tuple[Box, ...]:
    """Return the boxes of `document` in reading order, with the distances between them."""
    axis_em = _closing_axis_em(document)
    boxes = [_box(block, width, axis_em) for block in document.blocks]
    neighbours = pairwise(zip(document.blocks, boxes, strict=True))
    for (before, upper), (after, lower) in neighbours:
        if isinstance(before, TableBlock) or _is_title(before):
            lower.gap = max(
                lower.gap, _AFTER_TABLE if isinstance(before, TableBlock) else _LINE_PT * PT
            )
        if _is_closing(after) and not _is_closing(before):
            lower.gap = _BEFORE_CLOSING
        if isinstance(upper, TextBox):
            upper.keeps_next = _keeps_next(before, after)
    return tuple(boxes)


def paginate(boxes: Sequence[Box], height: float) -> list[Page]:
    """Return the pages of `height` that hold all `boxes`."""
    strips = [(box, number) for box in boxes for number in range(len(box.heights))]
    pages: list[Page] = [[]]
    y = 0.0
    for place, (box, number) in enumerate(strips):
        gap = box.gap if number == 0 and pages[-1] else 0.0
        if pages[-1] and y + gap + _height_kept_together(strips, place) > height:
            pages.append([])
            y, gap = 0.0, 0.0
        y += gap
        page = pages[-1]
        if page and page[-1].box is box:
            page[-1].end = number + 1
        else:
            page.append(Piece(box, y, number, number + 1))
            y += sum(box.heights[: page[-1].header])
        y += box.heights[number]
    return pages


def _height_kept_together(strips: Sequence[tuple[Box, int]], place: int) -> float:
    """Return the height of the strip at `place` and of those that must follow on the same page."""
    total = 0.0
    for box, number in strips[place:]:
        total += box.heights[number] + (box.gap if number == 0 and total else 0.0)
        if not box.stays_with_next(number):
            break
    return total


def _box(block: Block, width: float, axis_em: float) -> TextBox | TableBox:
    match block:
        case TableBlock():
            return TableBox(block, width)
        case Heading(level=0):
            text = "\n".join(title_lines(block.text.strip()))
            font = paper_font(Face.TITLE, _TITLE_PT)
            box = TextBox(text, font, width, _TITLE_LINE_PT * PT, _ALIGN.AlignHCenter)
        case Paragraph(role=Role.SIGNATURE | Role.DATE):
            room = width - max(axis_em - em_width(block.text) / 2, 0.0) * _EM
            font = paper_font(Face.BODY, BODY_PT)
            box = TextBox(block.text, font, room, _LINE_PT * PT, _ALIGN.AlignRight)
        case _:
            level = block.level if isinstance(block, Heading) else 0
            font = paper_font(_FACES.get(level, Face.BODY), BODY_PT)
            line_height = _LINE_PT * PT
            box = TextBox(block.text, font, width, line_height, _ALIGN.AlignJustify, 2 * _EM)
    box.key = block.key
    return box


def _keeps_next(block: Block, after: Block) -> bool:
    is_heading = isinstance(block, Heading)
    return is_heading or isinstance(after, TableBlock) or _is_closing(after)


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 0


def _is_closing(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is not Role.BODY


def _closing_axis_em(document: Document) -> float:
    """Return how far the middle of signature and date stands from the right margin."""
    dates = max(_widths_em(document, Role.DATE), default=0.0)
    signatures = max(_widths_em(document, Role.SIGNATURE), default=0.0)
    return max(_RIGHT_OF_DATE_EM + dates / 2, signatures / 2)


def _widths_em(document: Document, role: Role) -> Iterator[float]:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is role:
            yield em_width(block.text)
