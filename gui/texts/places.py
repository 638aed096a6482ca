"""Places in a text: Python counts characters, Qt counts UTF-16 units, and rare characters of names take two."""

_UNIT = 2  # bytes


def to_qt(text: str, place: int) -> int:
    """Return where Qt counts the character at `place`.

    >>> to_qt("𠮷某12", 2)
    3
    """
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // _UNIT


def from_qt(text: str, place: int) -> int:
    """Return which character of `text` Qt counts at `place`.

    >>> from_qt("𠮷某12", 3)
    2
    """
    units = text.encode("utf-16-le", "surrogatepass")[: place * _UNIT]
    return len(units.decode("utf-16-le", "replace"))
