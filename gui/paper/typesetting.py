"""The blocks of a `Document` set in a page style: every paragraph and table as a box."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Generic, TypeVar

from core.document import Block, Document, Heading, Paragraph, Role, TableBlock
from core.exporting.type_metrics import (
    AFTER_TABLE_PT,
    KEPT_LINES,
    is_closing,
    line_points,
    must_stay_with,
)
from core.exporting.word_title import title_lines
from core.styles.closing import closing_axis, closing_lines, right_blank
from core.styles.model import Align, PageStyle, TextLook
from gui.paper.boxes import Box, TextBox
from gui.paper.fonts import MM, PT, Face, face, line_height
from gui.paper.lines import Setting, TextLines
from gui.paper.table import TableBox
from gui.paper.table_setting import set_table

_BETWEEN_TABLES_PT = 6.0
_ROUNDING = 0.5  # of a line that is just as wide as its room

_K = TypeVar("_K")
_V = TypeVar("_V")


class Typesetter:
    """Sets documents in `style`, and sets anew only what was not in the last one."""

    def __init__(self, style: PageStyle) -> None:
        self.style = style
        self._width = style.page.text_width_mm * MM
        self._lines = _Kept[tuple[str, Setting], TextLines]()
        self._tables = _Kept[tuple[TableBlock, int], TableBox]()

    def boxes(self, document: Document) -> tuple[Box, ...]:
        """Return the boxes of `document` in reading order, with the distances between them."""
        axis = closing_axis(document, self.style)
        boxes = [
            self._table_box(block, document.blocks[:place])
            if isinstance(block, TableBlock)
            else self._text_box(block, axis)
            for place, block in enumerate(document.blocks)
        ]
        self._set_gaps(document, boxes)
        self._keep_together(document, boxes)
        self._lines.forget_unused()
        self._tables.forget_unused()
        return tuple(boxes)

    def face_of(self, look: TextLook) -> Face:
        """Return the type of a kind of paragraph."""
        return face(
            look.font,
            look.size_pt,
            bold=look.bold,
            latin=self.style.latin_font,
            spacing_pt=self.style.letter_spacing_of(look),
        )

    def _table_box(self, block: TableBlock, above: tuple[Block, ...]) -> TableBox:
        """Return the box of a table; one that is the same as another above has a box of its own."""
        key = (block, above.count(block))
        return self._tables.get(key, partial(set_table, block, self.style))

    def _text_box(self, block: Heading | Paragraph, axis: float) -> TextBox:
        match block:
            case Heading(level=0):
                return TextBox(self._set_title(block.text.strip()), block.key)
            case Heading():
                return TextBox(self._set(block.text, self.style.heading(block.level)), block.key)
            case Paragraph(role=Role.BODY):
                return TextBox(self._set(block.text, self.style.body), block.key)
            case _:
                return TextBox(self._set_closing(block.text, axis), block.key)

    def _set_title(self, text: str) -> TextLines:
        """Return the title in sensible lines, also where digits are wider than those of 宋体."""
        widest = self.style.title_characters
        lines = title_lines(text, widest)
        title = self._set("\n".join(lines), self.style.title)
        if title.count > len(lines):
            title = self._set("\n".join(title_lines(text, widest - 1)), self.style.title)
        return title

    def _set(self, text: str, look: TextLook) -> TextLines:
        return self._set_in(text, look, self._width)

    def _set_in(self, text: str, look: TextLook, width: float) -> TextLines:
        type_ = self.face_of(look)
        height = look.line_pt * PT or line_height(type_)
        indent = look.indent_chars * look.size_pt * PT
        setting = Setting(type_, width, height, look.align, indent)
        return self._lines.get((text, setting), partial(TextLines, text, setting))

    def _set_closing(self, text: str, axis: float) -> TextLines:
        """Return a signature or date, its middle `axis` characters from the right margin."""
        body = self.style.body
        lines = closing_lines(text, self.style)
        if len(lines) == 1:
            look = replace(body, align=Align.RIGHT, indent_chars=0.0)
            blank = right_blank(text, axis) * body.size_pt * PT
            return self._set_in(text, look, self._width - blank)
        look = replace(body, align=Align.CENTRE, indent_chars=0.0)
        em = (body.size_pt + self.style.letter_spacing_of(body)) * PT
        return self._set_in("\n".join(lines), look, 2 * (self._width - axis * em) + _ROUNDING)

    def _set_gaps(self, document: Document, boxes: list[TextBox | TableBox]) -> None:
        for box in boxes:
            box.gap = 0.0
        if boxes and not isinstance(document.blocks[0], TableBlock):
            boxes[0].gap = self._look(document.blocks[0]).before_pt * PT
        for (before, after), box in zip(pairwise(document.blocks), boxes[1:], strict=True):
            box.gap = self._gap_pt(before, after) * PT

    def _gap_pt(self, before: Block, after: Block) -> float:
        body = self.style.body
        if is_closing(after) and not is_closing(before):
            return self.style.closing.lines_above * line_points(body)
        upper = 0.0 if isinstance(before, TableBlock) else self._look(before).after_pt
        if isinstance(after, TableBlock):
            return _BETWEEN_TABLES_PT if isinstance(before, TableBlock) else upper
        lower = self._look(after).before_pt
        if isinstance(before, TableBlock):
            return max(lower, AFTER_TABLE_PT)
        return max(upper, lower)

    def _look(self, block: Heading | Paragraph) -> TextLook:
        return self.style.heading(block.level) if isinstance(block, Heading) else self.style.body

    def _keep_together(self, document: Document, boxes: list[TextBox | TableBox]) -> None:
        """Keep headings with what they head, tables with their lead, the signature with some text."""
        for (block, after), box in zip(pairwise(document.blocks), boxes, strict=False):
            if isinstance(box, TextBox):
                box.keeps = _kept_lines(block, after, box.lines.count)
        height = self.style.page.text_height_mm * MM
        for place, box in enumerate(boxes):
            if isinstance(box, TableBox):
                box.is_whole = _lead_height(boxes, place) + box.height <= height


class _Kept(Generic[_K, _V]):
    """What was made for the last document and may be used for the next one."""

    def __init__(self) -> None:
        self._old: dict[_K, _V] = {}
        self._new: dict[_K, _V] = {}

    def get(self, key: _K, make: Callable[[], _V]) -> _V:
        """Return what was made for `key`, or make it."""
        value = self._new.get(key) or self._old.get(key) or make()
        self._new[key] = value
        return value

    def forget_unused(self) -> None:
        """Forget what was not got since this was called last."""
        self._old, self._new = self._new, {}


def _kept_lines(block: Block, after: Block, count: int) -> int:
    if isinstance(block, Heading):
        return count
    if not must_stay_with(after):
        return 0
    return count if count <= KEPT_LINES else 1


def _lead_height(boxes: list[TextBox | TableBox], place: int) -> float:
    """Return the height of what may not be parted from the table at `place`."""
    height = boxes[place].gap
    for box in reversed(boxes[:place]):
        if not isinstance(box, TextBox) or not box.keeps:
            break
        height += box.keeps * box.lines.line_height
        if box.keeps < box.lines.count:
            break
        height += box.gap
    return height
