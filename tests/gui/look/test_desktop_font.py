"""The text size of the desktop, read from a settings daemon of our own."""

import ctypes
import struct
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.look.desktop_font import desktop_text_size, texts

Tell = Callable[[bytes], None]


def settings(font: str, order: str = "<") -> bytes:
    """Return what a daemon tells: a number, a colour, a text, and the font."""

    def one(kind: int, name: str, value: bytes) -> bytes:
        head = struct.pack(f"{order}BxH", kind, len(name)) + _filled(name.encode())
        return head + struct.pack(f"{order}I", 7) + value

    def text(words: str) -> bytes:
        return struct.pack(f"{order}I", len(words.encode())) + _filled(words.encode())

    parts = [
        one(0, "Xft/DPI", struct.pack(f"{order}i", 98304)),
        one(2, "Some/Colour", bytes(8)),
        one(1, "Net/ThemeName", text("蓝")),
        one(1, "Gtk/FontName", text(font)),
    ]
    return struct.pack(f"{order}B3xII", order == ">", 1, len(parts)) + b"".join(parts)


def _filled(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


@pytest.fixture
def tell(qapp: QApplication) -> Iterator[Tell]:
    """Be the settings daemon of this screen."""
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("needs an X server")
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    for name in ("XInternAtom", "XDefaultRootWindow", "XCreateSimpleWindow"):
        getattr(x, name).restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    window = ctypes.c_ulong(x.XCreateSimpleWindow(display, root, 0, 0, 1, 1, 0, 0, 0))

    def atom(name: bytes) -> ctypes.c_ulong:
        return ctypes.c_ulong(x.XInternAtom(display, name, 0))

    def say(data: bytes) -> None:
        held = atom(b"_XSETTINGS_SETTINGS")
        x.XChangeProperty(display, window, held, held, 8, 0, data, len(data))
        x.XSetSelectionOwner(display, atom(b"_XSETTINGS_S0"), window, 0)
        x.XSync(display, 0)

    yield say
    x.XCloseDisplay(display)


@pytest.mark.parametrize("order", ["<", ">"])
def test_every_text_is_read_in_both_orders_of_bytes(order: str) -> None:
    expected = {"Net/ThemeName": "蓝", "Gtk/FontName": "Noto Sans CJK SC 10.5"}
    assert dict(texts(settings("Noto Sans CJK SC 10.5", order))) == expected


def test_size_of_the_desktop_is_told(tell: Tell) -> None:
    tell(settings("Noto Sans CJK SC Regular 10.5"))
    assert desktop_text_size() == 10.5
    tell(settings("方正黑体_GBK 12"))
    assert desktop_text_size() == 12


@pytest.mark.parametrize(
    "told", [settings("Sans"), settings("Sans 300"), settings("Sans 9")[:-6], b"\0"]
)
def test_what_makes_no_sense_is_not_taken(tell: Tell, told: bytes) -> None:
    tell(told)
    assert desktop_text_size() is None


def test_desktop_that_tells_nothing_leaves_the_size(qapp: QApplication) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("needs an X server")
    assert desktop_text_size() is None
