"""Versions of the program, of forms and of rule packs: numbers with dots between them."""

import re

_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}\Z", re.ASCII)
_BEGINNING = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}", re.ASCII)


def is_version(text: str) -> bool:
    """Return whether `text` is written as a version.

    >>> is_version("2027.1"), is_version("第二版")
    (True, False)
    """
    return bool(_VERSION.match(text))


def version_key(text: str) -> tuple[int, ...]:
    """Return what versions are compared by; 1.0 and 1 are the same, an addition as in 1.2rc1 counts for nothing.

    >>> version_key("1.10") > version_key("1.9"), version_key("1.0") == version_key("1")
    (True, True)
    """
    beginning = _BEGINNING.match(text)
    numbers = [int(part) for part in beginning[0].split(".")] if beginning else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
