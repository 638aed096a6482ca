"""Lines of text on paper: broken at once, set into glyphs only when they are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from core.styles.model import Align
from gui.paper.breaking import Line, break_lines
from gui.paper.fonts import FINE, Face

_BASELINE = 0.8  # of a line's height, as office programs set lines of a fixed height
_FIRST_WIDE = "\u2000"
_FAR = 1e6
_BASIC = "\uffff"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set, in units of 1/96 inch; `scale` below 1 makes its characters narrower.

    From character `tail_start` on it is set in the typeface `tail`, if that is given.
    """

    face: Face
    width: float
    line_height: float
    align: Align
    indent: float = 0.0  # of the first line
    scale: float = 1.0
    may_hang: bool = True
    tail: Face | None = None
    tail_start: int = 0

    def face_at(self, place: int) -> Face:
        """Return the typeface of a character of the text."""
        return self.tail if self.tail and place >= self.tail_start else self.face


class TextLines:
    """A text in lines of the same height."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.line_height = setting.line_height
        self.width = setting.width
        self._setting = setting
        self._room = setting.width / setting.scale
        self._lines = break_lines(
            text, setting.face.advance, self._room, setting.indent, may_hang=setting.may_hang
        )
        self._set: dict[int, QTextLayout] = {}

    @property
    def count(self) -> int:
        """Return how many lines there are, at least one."""
        return len(self._lines)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what stands in each line."""
        return tuple(line.text for line in self._lines)

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return self.count * self.line_height

    @property
    def widest(self) -> float:
        """Return the width of the longest line as it is set, without what justifying adds."""
        return max(line.left + line.width for line in self._lines) * self._setting.scale

    def draw(self, painter: QPainter, corner: QPointF, first: int, end: int) -> None:
        """Draw lines of the text whose line `first` begins at `corner`."""
        painter.save()
        painter.translate(corner)
        painter.scale(self._setting.scale / FINE, 1 / FINE)
        for place in range(first, end):
            layout = self._set.get(place)
            if layout is None:
                layout = self._set[place] = self._layout(self._lines[place])
            baseline = (place - first + _BASELINE) * self.line_height * FINE
            left = self._left(self._lines[place]) * FINE
            layout.draw(painter, QPointF(left, baseline - layout.lineAt(0).ascent()))
        painter.restore()

    def _left(self, line: Line) -> float:
        spare = self._room - line.width
        match self._setting.align:
            case Align.CENTRE:
                return spare / 2
            case Align.RIGHT:
                return spare
            case _:
                return line.left

    def _layout(self, line: Line) -> QTextLayout:
        layout = QTextLayout(line.text, self._setting.face.font())
        option = QTextOption()
        option.setUseDesignMetrics(True)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats(line)))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        layout.createLine().setLineWidth(_FAR)
        layout.endLayout()
        return layout

    def _formats(self, line: Line) -> Iterator[QTextLayout.FormatRange]:
        """Yield the typeface and the spacing of every run of the line."""
        gaps = _wide_gaps(line)
        is_justified = self._setting.align is Align.JUSTIFIED and not line.ends_paragraph
        spare = self._room - line.left - line.width
        extra = spare / sum(gaps) if is_justified and any(gaps) else 0.0
        faces = [self._setting.face_at(line.start + place) for place in range(len(line.text))]
        looks = [
            (face, face.is_latin(character), face.spacing + (extra if gap else 0.0))
            for face, character, gap in zip(faces, line.text, gaps, strict=True)
        ]
        start = 0
        for look, run in groupby(zip(looks, line.text, strict=True), key=lambda pair: pair[0]):
            length = sum(2 if character > _BASIC else 1 for _, character in run)
            face, is_latin, spacing = look
            yield _format(start, length, face.font(latin=is_latin), spacing)
            start += length


def _wide_gaps(line: Line) -> list[bool]:
    """Return for each character whether justifying makes the gap behind it wider: words stay as they are."""
    text = line.text
    last = len(text) - 1 - line.hangs
    return [
        place < last and (one >= _FIRST_WIDE or one == " " or text[place + 1] >= _FIRST_WIDE)
        for place, one in enumerate(text)
    ]


def _format(start: int, length: int, font: QFont, spacing: float) -> QTextLayout.FormatRange:
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * FINE)
    look = QTextCharFormat()
    look.setFont(font)
    run = QTextLayout.FormatRange()
    run.start, run.length, run.format = start, length, look  # type: ignore[attr-defined]  # the stubs lack fields
    return run
