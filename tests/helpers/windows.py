"""Which Windows it is: a real one, or wine."""

import ctypes
import sys


def _is_wine() -> bool:
    if sys.platform != "win32":
        return False
    return hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


UNDER_WINE = _is_wine()
