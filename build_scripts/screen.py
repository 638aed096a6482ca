"""Is there a screen on which a window can be shown?"""

import os
import socket
import sys
from pathlib import Path


def is_there() -> bool:
    """Return whether a display answers; on Windows and macOS there always is one."""
    return sys.platform != "linux" or _x11_answers() or _wayland_answers()


def _x11_answers() -> bool:
    """Return whether the X server named by DISPLAY, such as ":0" or "host:10.0", answers."""
    host, colon, rest = os.environ.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host not in ("", "unix"):
        return _answers(socket.AF_INET, (host, 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"
    # The name without a file: all there is when the server runs in another container.
    return _answers(socket.AF_UNIX, path) or _answers(socket.AF_UNIX, f"\0{path}")


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _answers(socket.AF_UNIX, str(Path(folder) / name))


def _answers(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(2)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True
