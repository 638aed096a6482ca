"""What opens when “@” is typed: the figures whose names hold what follows it."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidgetItem, QPlainTextEdit, QWidget

from core.linking.targets import target_of
from gui.linking.figures import Figures
from gui.look.theme import characters
from gui.texts.places import from_qt, to_qt

if TYPE_CHECKING:
    from gui.linking.figure_list import FigureList

# A letter or digit before it makes it an address, as in name@example.
_ASKED = re.compile(r"(?<![A-Za-z0-9._\-])[@＠]([^@＠\s，。；、：]{0,16})\Z")
_WIDTH, _LINES = 24, 8  # in characters and entries
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Completion(QObject):
    """Belongs to `field`, which keeps the keyboard: an input method is not disturbed by the list."""

    def __init__(self, field: QPlainTextEdit, figures: Figures) -> None:
        super().__init__(field)
        self._field = field
        self._figures = figures
        self._list: FigureList | None = None
        self._left_at: int | None = None  # the “@” at which Esc was pressed

    @property
    def is_open(self) -> bool:
        """Return whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def is_asked(self) -> bool:
        """Return whether the cursor stands behind an “@” and what was typed after it."""
        return self._asked() is not None

    def refresh(self) -> None:
        """Open, fill or close the list by what stands before the cursor now."""
        asked = self._asked()
        if asked is None:
            self._left_at = None
            self.close()
            return
        start, query = asked
        offered = self._figures.offered(query) if start != self._left_at else []
        if not offered:
            self.close()
            return
        view = self._view()
        view.show_figures(offered)
        self._place(view)
        if not view.isVisible():
            view.show()
            _application().installEventFilter(self)

    def close(self) -> None:
        """Take the list away."""
        if self._list is not None and self._list.isVisible():
            _application().removeEventFilter(self)
            self._list.hide()

    def take_key(self, event: QKeyEvent) -> bool:
        """Return whether the key was for the open list: up and down, Enter or Tab, Esc."""
        if not self.is_open or self._list is None:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._list.move_mark(_STEPS[key])
        elif key in _TAKE and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.take()
        elif key == Qt.Key.Key_Escape:
            asked = self._asked()
            self._left_at = asked[0] if asked else None
            self.close()
        else:
            return False
        return True

    def take(self) -> None:
        """Insert the marked figure in place of “@” and what was typed after it."""
        asked = self._asked()
        chosen = self._list.chosen() if self._list else ""
        target = target_of(self._figures.session.form, chosen)
        self.close()
        if asked and target:
            start, query = asked
            place = self._figures.insert(start, start + 1 + len(query), target)
            put_cursor(self._field, place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the officer clicks or scrolls elsewhere, or the window changes."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel) and isinstance(
            watched, QWidget
        ):
            if self._list and watched is not self._list and not self._list.isAncestorOf(watched):
                self.close()
        elif event.type() == QEvent.Type.Resize and watched is self._field.window():
            self.close()
        return False

    def _asked(self) -> tuple[int, str] | None:
        """Return where the “@” before the cursor stands in the body, and what was typed after it."""
        cursor = self._field.textCursor()
        if cursor.hasSelection() or self._field.isReadOnly():
            return None
        body = self._field.toPlainText()
        place = from_qt(body, cursor.position())
        match = _ASKED.search(body[max(place - 40, 0) : place])
        return (place - len(match[1]) - 1, match[1]) if match else None

    def _view(self) -> "FigureList":
        if self._list is None:
            from gui.linking.figure_list import FigureList

            # A child of the window and no window itself: focus and input method stay where they are.
            self._list = FigureList(self._field.window())
            self._list.setObjectName("figure_completion")
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.itemClicked.connect(self._on_clicked)
        return self._list

    def _on_clicked(self, _item: QListWidgetItem) -> None:
        self.take()

    def _place(self, view: "FigureList") -> None:
        """Put the list below the cursor, or above it where there is no room below."""
        window, caret = self._field.window(), self._field.cursorRect()
        line = view.sizeHintForRow(0)
        height = line * min(view.count(), _LINES) + 2 * view.frameWidth()
        width = min(characters(view, _WIDTH), window.width())
        below = self._field.viewport().mapTo(window, caret.bottomLeft() + QPoint(0, 2))
        above = self._field.viewport().mapTo(window, caret.topLeft()).y() - height - 2
        fits = below.y() + height <= window.height() or above < 0
        left = max(0, min(below.x(), window.width() - width))
        view.setGeometry(left, below.y() if fits else above, width, height)
        view.raise_()


def put_cursor(field: QPlainTextEdit, place: int) -> None:
    """Put the cursor of `field` before the character `place` of its text."""
    cursor = field.textCursor()
    cursor.setPosition(to_qt(field.toPlainText(), place))
    field.setTextCursor(cursor)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # there is no widget without it
    return application
