"""The text being composed, shown in the field with the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QPalette, QTextCharFormat
from shiboken6 import isValid

from gui.input_methods.fcitx_client import Piece
from gui.input_methods.focused_field import surroundings, units

_Attribute = QInputMethodEvent.Attribute
_Kind = QInputMethodEvent.AttributeType


class Composition:
    """What is composed and not yet committed. `is_sending` while a field is being told of it."""

    def __init__(self) -> None:
        self.text = ""
        self.is_sending = False

    def show(self, pieces: Sequence[Piece], cursor: int) -> None:
        """Show `pieces` at the cursor of the field; nothing takes away what was shown."""
        text = "".join(one.text for one in pieces)
        if not text and not self.text:
            return
        self.text = text
        attributes = [_Attribute(_Kind.Cursor, units(text[:cursor]), 1, None)] if text else []
        start = 0
        for one in pieces:
            length = units(one.text)
            attributes.append(_Attribute(_Kind.TextFormat, start, length, _look(one)))
            start += length
        self._send(QGuiApplication.focusObject(), QInputMethodEvent(text, attributes))

    def commit(self, text: str, field: QObject | None = None) -> None:
        """Put `text` in the place of what is composed, in `field` or the one with the keyboard."""
        self.text = ""
        event = QInputMethodEvent()
        event.setCommitString(text)
        self._send(field or QGuiApplication.focusObject(), event)

    def finish(self, field: QObject | None) -> None:
        """Leave what is composed in `field` as it stands there, as text."""
        if self.text:
            self.commit(self.text, field)

    def drop(self) -> None:
        """Take away what is composed."""
        self.show((), 0)

    def delete(self, offset: int, count: int) -> None:
        """Delete `count` characters from `offset` behind the cursor, in front of it if negative."""
        around = surroundings(QGuiApplication.focusObject())
        start = around.cursor + offset
        if start < 0 or start + count > len(around.text):
            return
        between = around.text[min(start, around.cursor) : max(start, around.cursor)]
        event = QInputMethodEvent()
        places = -units(between) if offset < 0 else units(between)
        event.setCommitString("", places, units(around.text[start : start + count]))
        self._send(QGuiApplication.focusObject(), event)

    def _send(self, field: QObject | None, event: QInputMethodEvent) -> None:
        if field is not None and isValid(field):
            self.is_sending = True
            QCoreApplication.sendEvent(field, event)
            self.is_sending = False


def _look(piece: Piece) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontUnderline(piece.is_underlined)
    if piece.is_highlighted:
        palette = QGuiApplication.palette()
        look.setBackground(palette.brush(QPalette.ColorRole.Highlight))
        look.setForeground(palette.brush(QPalette.ColorRole.HighlightedText))
    return look
