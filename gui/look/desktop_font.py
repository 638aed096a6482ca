"""The size of text that the desktop has set, which Qt does not read on UOS and Kylin.

Desktops of X11 tell it to all programs as Gtk/FontName. Source: the XSETTINGS protocol of freedesktop.org, 0.5.
"""

import struct
from collections.abc import Iterator

_LEAST_PT, _MOST_PT = 7.0, 24.0  # beyond that it is a mistake rather than a wish
_NUMBER, _TEXT, _COLOUR = 0, 1, 2
_EVERYTHING = 1 << 20  # in words of four bytes


def desktop_text_size() -> float | None:
    """Return the size in points, None when the desktop tells none. Asks the X server; a few milliseconds."""
    try:
        told = _read_settings()
        name = dict(texts(told)).get("Gtk/FontName", "") if told else ""
        size = float(name.rpartition(" ")[2])
    except (OSError, ValueError, struct.error):
        return None
    return size if _LEAST_PT <= size <= _MOST_PT else None


def texts(settings: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and value of every setting that is a text. Raises struct.error when `settings` are cut off."""
    order = ">" if settings[0] else "<"
    (count,) = struct.unpack_from(f"{order}I", settings, 8)
    place = 12
    for _ in range(count):
        kind, length = struct.unpack_from(f"{order}BxH", settings, place)
        name = settings[place + 4 : place + 4 + length].decode("latin-1")
        place += 4 + _padded(length) + 4  # behind the name stands when it was changed
        if kind == _TEXT:
            (length,) = struct.unpack_from(f"{order}I", settings, place)
            yield name, settings[place + 4 : place + 4 + length].decode("utf-8", errors="replace")
            place += 4 + _padded(length)
        else:
            place += {_NUMBER: 4, _COLOUR: 8}.get(kind, len(settings))


def _padded(length: int) -> int:
    return (length + 3) & ~3


def _read_settings() -> bytes:
    """Return what the desktop's settings daemon tells all programs, nothing where there is none.

    Raises OSError without libX11.
    """
    from ctypes import CDLL, CFUNCTYPE, byref, c_int, c_long, c_ulong, c_void_p, string_at

    x = CDLL("libX11.so.6")
    x.XOpenDisplay.restype = x.XSetErrorHandler.restype = c_void_p
    x.XInternAtom.restype = x.XGetSelectionOwner.restype = c_ulong
    display = c_void_p(x.XOpenDisplay(None))
    if not display:
        return b""
    # The daemon may end between two questions; by itself Xlib would end the program then.
    ignore = CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)
    before = x.XSetErrorHandler(ignore)
    try:
        selection = f"_XSETTINGS_S{x.XDefaultScreen(display)}".encode()
        owner = c_ulong(
            x.XGetSelectionOwner(display, c_ulong(x.XInternAtom(display, selection, 0)))
        )
        if not owner:
            return b""
        held = c_ulong(x.XInternAtom(display, b"_XSETTINGS_SETTINGS", 0))
        kind, width, count, rest, data = c_ulong(), c_int(), c_ulong(), c_ulong(), c_void_p()
        answers = (byref(kind), byref(width), byref(count), byref(rest), byref(data))
        everything = (c_long(0), c_long(_EVERYTHING), c_int(0), held)
        failed = x.XGetWindowProperty(display, owner, held, *everything, *answers)
        if failed or not data or width.value != 8:  # noqa: PLR2004  # bits of a byte
            return b""
        settings = string_at(data, count.value)
        x.XFree(data)
        return settings
    finally:
        x.XCloseDisplay(display)
        x.XSetErrorHandler(c_void_p(before))
