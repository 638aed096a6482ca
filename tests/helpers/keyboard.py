"""Real key presses: the X server hands them to the window with the focus, as it does those of an officer."""

import ctypes
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

PATIENCE_S = 60
_PAUSE_S = 0.002  # leaves the processor to what is waited for
_NAMES = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L", ".": "period", "-": "minus"}
_NAMES |= {",": "comma", "/": "slash", " ": "space", "=": "equal"}


class _PressCounter(QObject):
    """Counts the presses that reached a window: each asks first whether it is a shortcut."""

    seen = 0

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(receiver, QWindow):
            self.seen += 1
        return False


class Keyboard:
    """Presses keys through XTEST and waits until Qt has dealt with each of them."""

    def __init__(self) -> None:
        if QGuiApplication.platformName() != "xcb":
            pytest.skip("real key presses need an X server")
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._x.XGetInputFocus.argtypes = [ctypes.c_void_p, *[ctypes.c_void_p] * 2]
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        self._counter = _PressCounter()
        self._depth = 0

    def press(self, *combinations: str) -> None:
        """Press keys one after the other, as in `press("ctrl+Return", "Tab")`; names are those of X."""
        for combination in combinations:
            self._press([_NAMES.get(name, name) for name in combination.split("+")])

    def type(self, text: str) -> None:
        """Type digits, small Latin letters and `.,-/` key by key."""
        self.press(*text)

    def paste(self, text: str) -> None:
        """Put `text`, which may be Chinese, on the clipboard and press Ctrl+V."""
        QGuiApplication.clipboard().setText(text)
        self.press("ctrl+v")

    def paste_from_elsewhere(self, text: str) -> None:
        """Press Ctrl+V after another program has copied `text`."""
        copy = ["xclip", "-selection", "clipboard", "-in"]
        quiet = subprocess.DEVNULL
        subprocess.run(copy, input=text.encode(), stdout=quiet, stderr=quiet, check=True)
        wait_until(lambda: QGuiApplication.clipboard().text() == text, "the text on the clipboard")
        self.press("ctrl+v")

    def close(self) -> None:
        """Let go of the X server."""
        self._x.XCloseDisplay(self._display)

    def _press(self, names: list[str]) -> None:
        codes = [self._code(name) for name in names]
        wait_until(self._has_window, f"a window to press {'+'.join(names)} in")
        with self._counting() as counter:
            target = counter.seen + len(codes)
            # Down and up before Qt looks: a dialog that opens meanwhile must not find a key held.
            for code in codes:
                self._test.XTestFakeKeyEvent(self._display, code, True, 0)
            for code in reversed(codes):
                self._test.XTestFakeKeyEvent(self._display, code, False, 0)
            self._x.XSync(self._display, False)
            wait_until(lambda: counter.seen >= target, f"the press of {'+'.join(names)}")
        settle()

    def _has_window(self) -> bool:
        """Return whether keys go to the window Qt expects them in: what is pressed before that is lost."""
        focus, revert = ctypes.c_ulong(), ctypes.c_int()
        self._x.XGetInputFocus(self._display, ctypes.byref(focus), ctypes.byref(revert))
        if QApplication.activePopupWidget() is not None:  # a menu takes the keys of its window
            return focus.value in {int(one.winId()) for one in QGuiApplication.topLevelWindows()}
        window, modal = QGuiApplication.focusWindow(), QGuiApplication.modalWindow()
        if window is None or (modal is not None and not _is_within(window, modal)):
            return False
        return focus.value == int(window.winId())

    def _code(self, name: str) -> int:
        code = int(self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(name.encode())))
        assert code, f"no key is called {name}"
        return code

    @contextmanager
    def _counting(self) -> Iterator[_PressCounter]:
        application = QApplication.instance()
        assert application is not None
        if self._depth == 0:
            application.installEventFilter(self._counter)
        self._depth += 1
        try:
            yield self._counter
        finally:
            self._depth -= 1
            if self._depth == 0:
                application.removeEventFilter(self._counter)


def _is_within(window: QWindow | None, modal: QWindow) -> bool:
    """Return whether `window` is the dialog `modal` or stands above it."""
    while window is not None and window is not modal:
        window = window.transientParent()
    return window is modal


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Let Qt work until the condition holds; fail with a sentence when it never does."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain for {what}; {_seen()}")
        settle()
        time.sleep(_PAUSE_S)


def _seen() -> str:
    """Return which windows there are and who has the keyboard; a picture of the screen is kept."""
    shown = [f"“{one.title()}”" for one in QGuiApplication.topLevelWindows() if one.isVisible()]
    who = QApplication.focusWidget()
    focus = f"{type(who).__name__} {who.objectName()}" if who else "nobody"
    file = Path(tempfile.mkdtemp(prefix="nianbao-stuck-"), "stuck.png")
    QGuiApplication.primaryScreen().grabWindow(0).save(str(file))
    popup = QApplication.activePopupWidget()
    return (
        f"{focus} has the keyboard in {QApplication.activeWindow()}, menu {popup}; "
        f"shown: {', '.join(shown) or 'nothing'}; picture: {file}"
    )


def settle() -> None:
    """Let Qt deal with everything that is waiting, two rounds of it."""
    for _ in range(2):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
