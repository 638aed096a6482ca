"""Keys that wait until the input method has said whether they are its own."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from shiboken6 import isValid

PATIENCE_MS = 1500  # its first word may wait for a dictionary on a slow disk


@dataclass(eq=False, slots=True)
class _Held:
    window: QWindow
    event: QKeyEvent
    is_taken: bool | None = None
    is_gone: bool = False


class KeyQueue(QObject):
    """Holds keys and lets go of them in the order they were pressed.

    Signals: overdue() when an answer did not come in time, and all held keys went to their windows;
    answered_late() when such an answer came after all.
    """

    overdue = Signal()
    answered_late = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: deque[_Held] = deque()
        self._lets_pass = False
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self._on_overdue)

    @property
    def is_empty(self) -> bool:
        """Return whether no key waits."""
        return not self._held

    def lets_pass(self) -> bool:
        """Return True once for each key that this queue itself hands to a window."""
        passing, self._lets_pass = self._lets_pass, False
        return passing

    def hold(self, window: QWindow, event: QKeyEvent) -> Callable[[bool], None]:
        """Keep a copy of `event`; return what is to be called with "the input method takes it"."""
        held = _Held(window, _copy(event))
        self._held.append(held)
        if not self._timer.isActive():
            self._timer.start()

        def answer(is_taken: bool) -> None:
            if held.is_gone:
                self.answered_late.emit()
                return
            held.is_taken = is_taken
            self._let_go()

        return answer

    def let_all_go(self) -> None:
        """Hand every waiting key to its window, because nobody will answer."""
        for held in self._held:
            held.is_taken = False
            held.is_gone = True
        self._let_go()

    def deliver(self, window: QWindow, event: QKeyEvent) -> None:
        """Hand a key to a window past the input method."""
        if isValid(window):
            self._lets_pass = True
            QCoreApplication.sendEvent(window, event)
            self._lets_pass = False

    def _let_go(self) -> None:
        while self._held and self._held[0].is_taken is not None:
            held = self._held.popleft()
            if not held.is_taken:
                self.deliver(held.window, held.event)
        if self._held:
            self._timer.start()
        else:
            self._timer.stop()

    def _on_overdue(self) -> None:
        self.let_all_go()
        self.overdue.emit()


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
