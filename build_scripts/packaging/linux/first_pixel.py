"""When a window of another program shows its first picture: looked at from outside, pixel by pixel."""

import ctypes
import time

from build_scripts.messages import Stop

_LOOK_S = 0.001
_PATIENCE_S = 60
_ALL_PLANES = 0xFFFFFFFF
_Z_PIXMAP = 2


class Screen:
    """The X screen `display`, such as ":41"; empty black until a window is painted."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self._x, name).restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._middle = (
            self._x.XDisplayWidth(self._display, 0) // 2,
            self._x.XDisplayHeight(self._display, 0) // 2,
        )

    def wait_for_picture(self) -> float:
        """Return the moment (of time.perf_counter) at which the middle was no longer empty."""
        return self._wait(is_empty=False)

    def wait_until_empty(self) -> None:
        """Return when no window covers the middle any more."""
        self._wait(is_empty=True)

    def _wait(self, *, is_empty: bool) -> float:
        deadline = time.perf_counter() + _PATIENCE_S
        while (self._pixel() == 0) is not is_empty:
            if time.perf_counter() > deadline:
                raise Stop(
                    "窗口没有画出来，或者没有关上。", "The window did not come, or did not go."
                )
            time.sleep(_LOOK_S)
        return time.perf_counter()

    def _pixel(self) -> int:
        across, down = self._middle
        image = ctypes.c_void_p(
            self._x.XGetImage(self._display, self._root, across, down, 1, 1, _ALL_PLANES, _Z_PIXMAP)
        )
        value = self._x.XGetPixel(image, 0, 0) & 0xFFFFFF
        self._x.XDestroyImage(image)
        return int(value)

    def close(self) -> None:
        """Let go of the X server."""
        self._x.XCloseDisplay(self._display)
