"""Chinese through fcitx 4: keys go to it before the window sees them, what it composes comes into the field."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from gui.input_methods.composition import Composition
from gui.input_methods.fcitx_client import Capability, FcitxClient, KeyStroke
from gui.input_methods.focused_field import (
    cursor_on_screen,
    is_for_digits,
    surroundings,
    takes_chinese,
)
from gui.input_methods.key_queue import KeyQueue
from gui.input_methods.key_symbols import qt_key, qt_modifiers

_Type = QEvent.Type
_CAN = Capability.PREEDIT | Capability.FORMATTED_PREEDIT | Capability.SURROUNDING_TEXT
_TIME_BITS = 0xFFFF_FFFF


class FcitxBridge(QObject):
    """Watches the window with the keyboard. Never waits: a fcitx that hangs costs one pause of typing."""

    def __init__(self, app: QGuiApplication, client: FcitxClient) -> None:
        super().__init__(app)
        self._client = client
        self._queue = KeyQueue(self)
        self._composition = Composition()
        self._is_answering = True
        self._is_resetting = False
        self._field: QObject | None = None
        self._connect(app)
        self._on_window(app.focusWindow())
        if client.is_ready:
            self._on_appeared()

    @property
    def serves(self) -> bool:
        """Return whether fcitx answers."""
        return self._client.is_ready and self._is_answering

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:
        """Take keys for fcitx; let a click finish what is being composed."""
        if isinstance(event, QKeyEvent) and isinstance(receiver, QWindow):
            if event.type() == _Type.ShortcutOverride:
                return self._takes_shortcut(event)
            if event.type() in (_Type.KeyPress, _Type.KeyRelease):
                return self._takes_key(receiver, event)
        elif event.type() == _Type.MouseButtonPress and self._composition.text:
            self._composition.finish(self._field)
            self._client.reset()
        return False

    def _connect(self, app: QGuiApplication) -> None:
        app.focusWindowChanged.connect(self._on_window)
        app.focusObjectChanged.connect(self._on_field)
        app.inputMethod().cursorRectangleChanged.connect(self._tell_cursor)
        self._queue.overdue.connect(self._on_overdue)
        self._queue.answered_late.connect(self._on_answered_late)
        self._client.appeared.connect(self._on_appeared)
        self._client.vanished.connect(self._on_vanished)
        self._client.committed.connect(self._on_committed)
        self._client.composed.connect(self._on_composed)
        self._client.deleting.connect(self._on_deleting)
        self._client.forwarded.connect(self._on_forwarded)

    def _takes_shortcut(self, event: QKeyEvent) -> bool:
        """Let no shortcut fire while a word is being composed: Enter and Esc are the word's then."""
        if not (self.serves and self._composition.text):
            return False
        event.accept()
        return True

    def _takes_key(self, window: QWindow, event: QKeyEvent) -> bool:
        if self._queue.lets_pass():
            return False
        if not self.serves or not takes_chinese(QGuiApplication.focusObject()):
            if self._queue.is_empty:
                return False
            self._queue.hold(window, event)(False)  # behind those that wait already
            return True
        was_composing = bool(self._composition.text)
        is_command = bool(event.modifiers() & qt_modifiers(0b0100_1100)) and bool(event.text())
        answer = self._queue.hold(window, event)
        self._tell_surroundings()
        key = KeyStroke(
            event.nativeVirtualKey(),
            event.nativeScanCode(),
            event.nativeModifiers(),
            event.type() == _Type.KeyRelease,
            event.timestamp() & _TIME_BITS,
        )
        # A shortcut that came to a word being composed is lost on purpose, not handed to the field.
        self._client.ask(key, lambda taken: answer(taken or (was_composing and is_command)))
        return True

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once, however often it is asked for
        self._on_field(QGuiApplication.focusObject())

    def _on_field(self, field: QObject | None) -> None:
        """Follow the keyboard; a table cell that opens for what is composed is no other field."""
        if not self._composition.is_sending:
            self._composition.finish(self._field)
        self._field = field
        if self._client.is_ready:
            self._tell_focus()

    def _on_appeared(self) -> None:
        self._is_answering, self._is_resetting = True, False
        self._tell_focus()

    def _on_vanished(self) -> None:
        self._queue.let_all_go()
        self._composition.finish(self._field)

    def _on_overdue(self) -> None:
        self._is_answering = False
        self._composition.drop()

    def _on_answered_late(self) -> None:
        """Listen again when all is told that fcitx made of keys the field has got meanwhile."""
        if not self._is_answering and not self._is_resetting:
            self._is_resetting = True
            self._client.reset(self._on_reset)

    def _on_reset(self) -> None:
        self._is_resetting = False
        self._is_answering = True
        self._tell_focus()

    def _on_committed(self, text: str) -> None:
        if self._is_answering:
            self._composition.commit(text)

    def _on_composed(self, pieces: object, cursor: int) -> None:
        if self._is_answering and isinstance(pieces, tuple):
            self._composition.show(pieces, cursor)
            self._tell_cursor()

    def _on_deleting(self, offset: int, count: int) -> None:
        if self._is_answering:
            self._composition.delete(offset, count)

    def _on_forwarded(self, symbol: int, state: int, is_release: bool) -> None:
        window = QGuiApplication.focusWindow()
        key, text = qt_key(symbol)
        if window is not None and key and self._is_answering:
            kind = _Type.KeyRelease if is_release else _Type.KeyPress
            self._queue.deliver(window, QKeyEvent(kind, key, qt_modifiers(state), text))

    def _tell_focus(self) -> None:
        field = QGuiApplication.focusObject()
        is_in = takes_chinese(field)
        if is_in:
            digits = Capability.DIGITS if is_for_digits(field) else Capability(0)
            self._client.tell_capability(_CAN | digits)
        self._client.focus(is_in=is_in)
        self._tell_cursor()

    def _tell_cursor(self) -> None:
        if self.serves and self._field is not None:
            self._client.tell_cursor(cursor_on_screen())

    def _tell_surroundings(self) -> None:
        self._client.tell_surroundings(*surroundings(QGuiApplication.focusObject()))
