"""Linked figures as chips in a text field: their ground, their words, and how the cursor passes them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from core.format.check import Level
from core.report import Link
from gui.tables.colours import accent, alarm, blend
from gui.texts.places import from_qt, to_qt

_TINT = 0.2
_MOVES = (
    QTextCursor.MoveMode.MoveAnchor,
    QTextCursor.MoveMode.KeepAnchor,
)


class Chips:
    """The chips of `field`; `words` says what is told of a link."""

    def __init__(self, field: QPlainTextEdit, words: Callable[[Link], str]) -> None:
        self._field = field
        self._words = words
        self.links: tuple[Link, ...] = ()

    def show_links(self, links: Sequence[Link]) -> None:
        """Show `links`, whose places are those of the present text."""
        if not links and not self.links:
            return
        self.links = tuple(links)
        self.paint()

    def paint(self) -> None:
        """Show every chip in the colours of now."""
        text = self._field.toPlainText()
        self._field.setExtraSelections([self._selection(text, link) for link in self.links])

    def spoken(self) -> str:
        """Return what a screen reader is told of the chips, "" when there are none."""
        text = self._field.toPlainText()
        said = (f"{text[link.start : link.end]}（{self._words(link)}）" for link in self.links)
        return "文中的数字：" + "；".join(said) if self.links else ""

    def at(self, place: int) -> Link | None:
        """Return the chip that holds or touches the character `place`."""
        return next((one for one in self.links if one.start <= place <= one.end), None)

    def under(self, point: QPoint) -> Link | None:
        """Return the chip at a point of the viewport."""
        text = self._field.toPlainText()
        for link in self.links:
            first, last = self._cursor(text, link.start), self._cursor(text, link.end)
            begin, end = self._field.cursorRect(first), self._field.cursorRect(last)
            is_one_line = begin.top() == end.top()
            if is_one_line and begin.united(end).contains(point):
                return link
            if not is_one_line and (
                (point.x() >= begin.left() and begin.top() <= point.y() <= begin.bottom())
                or (point.x() <= end.right() and end.top() <= point.y() <= end.bottom())
            ):
                return link
        return None

    def take_key(self, event: QKeyEvent) -> bool:
        """Return whether the key treated a whole chip as one: deleted it, or stepped over it."""
        cursor = self._field.textCursor()
        mode = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        shift = mode == Qt.KeyboardModifier.ShiftModifier
        if mode not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        deletes = key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        steps = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if not (deletes or steps) or (cursor.hasSelection() and not (steps and shift)):
            return False
        backward = key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
        if self._field.isReadOnly() and deletes:
            return False
        return self._pass_chip(cursor, backward=backward, deletes=deletes, keeps=deletes or shift)

    def _pass_chip(
        self, cursor: QTextCursor, *, backward: bool, deletes: bool, keeps: bool
    ) -> bool:
        """Move over the chip next to the cursor, marking it when `keeps`, and delete it when `deletes`."""
        text = self._field.toPlainText()
        place = from_qt(text, cursor.position())
        for link in self.links:
            near, far = (link.end, link.start) if backward else (link.start, link.end)
            if place == near and not link.is_broken:
                cursor.setPosition(to_qt(text, far), _MOVES[keeps])
                if deletes:
                    cursor.removeSelectedText()
                self._field.setTextCursor(cursor)
                return True
        return False

    def _selection(self, text: str, link: Link) -> QTextEdit.ExtraSelection:
        palette = self._field.palette()
        colour = alarm(palette, Level.WARNING) if link.is_broken else accent(palette)
        look = QTextCharFormat()
        look.setBackground(blend(palette.base().color(), colour, _TINT))
        style = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(style.WaveUnderline if link.is_broken else style.DotLine)
        look.setUnderlineColor(colour)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(text, link.start)  # type: ignore[attr-defined]
        selection.cursor.setPosition(  # type: ignore[attr-defined]
            to_qt(text, link.end), QTextCursor.MoveMode.KeepAnchor
        )
        selection.format = look  # type: ignore[attr-defined]
        return selection

    def _cursor(self, text: str, place: int) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(to_qt(text, place))
        return cursor
