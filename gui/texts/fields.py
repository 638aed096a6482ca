"""Text fields whose undo is the report's undo: Ctrl+Z reaches the window, not the field."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from core.linking.alike import difference
from gui.texts.menu import with_undo_of_window
from gui.texts.places import to_qt

_KEYS_OF_WINDOW = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    # Ctrl+E under X11, where it is 导出 Word of the window; the key End moves the cursor as ever.
    QKeySequence.StandardKey.MoveToEndOfLine,
)


def is_file(event: QDragEnterEvent) -> bool:
    """Return whether files of this computer are dragged."""
    return any(url.isLocalFile() for url in event.mimeData().urls())


class LineField(QLineEdit):
    """A single line of text. Emits `entered()` when the officer leaves it or presses Enter after a change."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editingFinished.connect(self._on_editing_finished)

    def show_text(self, text: str) -> None:
        """Show `text` from the report, keeping the cursor where it can stay."""
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def event(self, event: QEvent) -> bool:
        """Let undo and redo pass to the window."""
        return False if _is_of_window(event) else super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave a file to the window, which opens it; Qt would write its path into the field."""
        if is_file(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text."""
        _open(with_undo_of_window(self.createStandardContextMenu(), self), event.globalPos())

    def _on_editing_finished(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.entered.emit()


class TextField(QPlainTextEdit):
    """Several paragraphs; grows with its text, so that the page scrolls and not the field.

    Emits `edited(str)` for every change the officer makes.
    """

    edited = Signal(str)

    def __init__(self, *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_lines = lines
        self._is_showing = False
        self._is_composing = False
        self._known = ""
        self._shown_height = 0
        self._hidden_prompt = ""
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._keep_cursor_in_sight)

    def show_text(self, text: str) -> None:
        """Show `text` from the report, keeping the cursor where it can stay."""
        if text == self.toPlainText():
            return
        self._is_showing = True
        if self._is_composing:
            self._show_anew(text)
        else:
            self._show_change(text)
        self._is_showing = False

    def mark(self, start: int, length: int) -> None:
        """Select `length` characters from `start`, or what of them there is."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(to_qt(text, start))
        cursor.setPosition(to_qt(text, start + length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def unmark(self) -> None:
        """Select nothing any more."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """Return a height that shows every line."""
        return QSize(super().sizeHint().width(), self._full_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a field of text is never cut off."""
        return QSize(0, self._full_height())

    def event(self, event: QEvent) -> bool:
        """Let undo and redo pass to the window."""
        return False if _is_of_window(event) else super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave a file to the window."""
        if is_file(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text."""
        _open(self.text_menu(), event.globalPos())

    def text_menu(self) -> QMenu:
        """Return the menu of what can be done with any text."""
        return with_undo_of_window(self.createStandardContextMenu(), self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hide the prompt while a word is composed: Qt would paint one over the other."""
        if event.preeditString() and not self._hidden_prompt:
            self._hidden_prompt = self.placeholderText()
            self.setPlaceholderText("")
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._is_composing:
            self._show_prompt()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the window, which goes to the next step."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the wrapping at the new width."""
        super().resizeEvent(event)
        self.updateGeometry()
        self._keep_cursor_in_sight()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the next letter goes."""
        super().focusInEvent(event)
        self._keep_cursor_in_sight()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new font size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _show_anew(self, text: str) -> None:
        """Show `text` and end what is being composed."""
        place = self.textCursor().position()
        self._is_composing = False
        self.setPlainText(text)
        self._show_prompt()
        self._put_cursor(min(place, len(text)))

    def _put_cursor(self, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def _show_change(self, text: str) -> None:
        """Write only what differs: the cursor stays at its words, and a long text is not laid out anew."""
        before = self.toPlainText()
        start, end, new = difference(before, text)
        place = self.textCursor().position()
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_qt(before, start))
        cursor.setPosition(to_qt(before, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)
        if place <= to_qt(before, start):  # Qt would move it behind what was written there
            self._put_cursor(place)

    def _show_prompt(self) -> None:
        if self._hidden_prompt:
            self.setPlaceholderText(self._hidden_prompt)
            self._hidden_prompt = ""

    def _on_text_changed(self) -> None:
        """Tell of a change; Qt also calls what an input method only composes one, and it is none yet."""
        height = self._full_height()
        if (
            height != self._shown_height
        ):  # else the whole page would be laid out anew for each letter
            self._shown_height = height
            self.updateGeometry()
        before, self._known = self._known, self.toPlainText()
        if not self._is_showing and self._known != before:
            self.edited.emit(self._known)

    def _keep_cursor_in_sight(self) -> None:
        """Scroll the page to the line with the cursor, as the field itself never scrolls."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.hasFocus():
            line = self.cursorRect()
            place = self.viewport().mapTo(area.widget(), line.center())
            area.ensureVisible(place.x(), place.y(), 0, 2 * line.height())

    def _full_height(self) -> int:
        # A plain text layout counts its height in wrapped lines, not in pixels.
        lines = max(self._least_lines, round(self.document().size().height()))
        margins = self.contentsMargins().top() + self.contentsMargins().bottom()
        line_height = QFontMetrics(self.font()).lineSpacing()
        return lines * line_height + 2 * round(self.document().documentMargin()) + margins + 2


def _open(menu: QMenu, point: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(point)


def _is_of_window(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if any(event.matches(key) for key in _KEYS_OF_WINDOW):
        event.ignore()
        return True
    return False
