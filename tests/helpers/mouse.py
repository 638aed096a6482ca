"""A real mouse: the X server moves it and presses its button, as an officer's hand does."""

import ctypes
import time
from threading import Thread

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

_STEPS = 20
_PAUSE_S = 0.02
_HELD_S = 0.15


class Mouse:
    """Drags from one point of the screen to another, in a thread: a drag holds Qt until it ends."""

    def __init__(self) -> None:
        if QGuiApplication.platformName() != "xcb":
            pytest.skip("a real mouse needs an X server")
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))

    def drag(self, begin: QPoint, end: QPoint) -> Thread:
        """Press at `begin`, move, and let go at `end`; return the thread that does it."""
        hand = Thread(target=self._drag, args=(begin, end))
        hand.start()
        return hand

    def close(self) -> None:
        """Let go of the X server."""
        self._x.XCloseDisplay(self._display)

    def _drag(self, begin: QPoint, end: QPoint) -> None:
        self._move(begin)
        self._press(is_down=True)
        for step in range(1, _STEPS + 1):
            way = end - begin
            self._move(begin + QPoint(way.x() * step // _STEPS, way.y() * step // _STEPS))
        time.sleep(_HELD_S)
        self._press(is_down=False)

    def _move(self, point: QPoint) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, point.x(), point.y(), 0)
        self._x.XSync(self._display, False)
        time.sleep(_PAUSE_S)

    def _press(self, *, is_down: bool) -> None:
        self._test.XTestFakeButtonEvent(self._display, 1, is_down, 0)
        self._x.XSync(self._display, False)
        time.sleep(_HELD_S)
