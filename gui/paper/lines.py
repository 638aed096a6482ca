"""Lines of text on paper: broken at once, set into glyphs only when they are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from core.styles.model import Align
from gui.paper.breaking import Line, break_lines
from gui.paper.fonts import Face, measuring_device

_BASELINE = 0.8  # of a line's height, as office programs set lines of a fixed height
_FIRST_WIDE = "\u2000"
_FAR = 1e6
_BASIC = "\uffff"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set, in units of 1/96 inch; `scale` below 1 makes its characters narrower."""

    face: Face
    width: float
    line_height: float
    align: Align
    indent: float = 0.0  # of the first line
    scale: float = 1.0


class TextLines:
    """A text in lines of the same height."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.line_height = setting.line_height
        self.width = setting.width
        self._face = setting.face
        self._align = setting.align
        self._scale = setting.scale
        room = setting.width / setting.scale
        self._lines = break_lines(text, setting.face.advance, room, setting.indent)
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
        return max(line.left + line.width for line in self._lines) * self._scale

    def draw(self, painter: QPainter, corner: QPointF, first: int, end: int) -> None:
        """Draw lines of the text whose line `first` begins at `corner`."""
        painter.save()
        painter.translate(corner)
        painter.scale(self._scale, 1.0)
        for place in range(first, end):
            layout = self._set.get(place)
            if layout is None:
                layout = self._set[place] = self._layout(self._lines[place])
            baseline = (place - first + _BASELINE) * self.line_height
            ascent = layout.lineAt(0).ascent()
            layout.draw(painter, QPointF(self._left(self._lines[place]), baseline - ascent))
        painter.restore()

    def _left(self, line: Line) -> float:
        spare = self.width / self._scale - line.width
        match self._align:
            case Align.CENTRE:
                return spare / 2
            case Align.RIGHT:
                return spare
            case _:
                return line.left

    def _layout(self, line: Line) -> QTextLayout:
        layout = QTextLayout(line.text, self._face.font(), measuring_device())
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
        is_justified = self._align is Align.JUSTIFIED and not line.ends_paragraph
        room = self.width / self._scale - line.left
        extra = (room - line.width) / sum(gaps) if is_justified and any(gaps) else 0.0
        looks = [
            (self._face.is_latin(character), self._face.spacing + (extra if gap else 0.0))
            for character, gap in zip(line.text, gaps, strict=True)
        ]
        start = 0
        for look, run in groupby(zip(looks, line.text, strict=True), key=lambda pair: pair[0]):
            length = sum(2 if character > _BASIC else 1 for _, character in run)
            yield _format(start, length, self._face.font(latin=look[0]), look[1])
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
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    look = QTextCharFormat()
    look.setFont(font)
    run = QTextLayout.FormatRange()
    run.start, run.length, run.format = start, length, look  # type: ignore[attr-defined]  # the stubs lack fields
    return run
