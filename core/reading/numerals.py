"""Chinese numerals in prose → integers."""

from collections.abc import Iterator

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}

LONGEST = 20  # characters; longer rows of digits are numbers of accounts, and Python refuses very long ones
NUMERAL = "[零〇一二两三四五六七八九十百千万亿]"


def chinese_number(text: str) -> int | None:
    """Return the number written as `text`, or None when it is none.

    >>> [chinese_number(text) for text in ("十二", "一百零五", "两千三百", "三万二千", "二〇二四")]
    [12, 105, 2300, 32000, 2024]
    >>> chinese_number("十百") is None
    True
    """
    if (
        not text
        or len(text) > LONGEST
        or any(char not in _DIGITS | _UNITS | _MYRIADS for char in text)
    ):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = 0
    for part, myriad in _parts(text):
        value = _below_myriad(part)
        if value is None:
            return None
        total = total * myriad if not part and total else total + value * myriad
    return total


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands before each 万 or 亿 with that unit, then the rest with 1."""
    begin = 0
    for place, char in enumerate(text):
        if char in _MYRIADS:
            yield text[begin:place], _MYRIADS[char]
            begin = place + 1
    if text[begin:]:
        yield text[begin:], 1


def _below_myriad(text: str) -> int | None:
    """Return a number below 10,000; units must fall, as in 三千二百一十."""
    total, digit, last = 0, 1 if text[:1] == "十" else 0, 10_000
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif _UNITS[char] >= last:
            return None
        else:
            last = _UNITS[char]
            total, digit = total + digit * last, 0
    return total + digit
