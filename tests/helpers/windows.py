"""Which Windows it is: a real one, or wine."""

import ctypes


def _is_wine() -> bool:
    libraries = getattr(ctypes, "windll", None)  # only there on Windows
    return libraries is not None and hasattr(libraries.ntdll, "wine_get_version")


UNDER_WINE = _is_wine()
