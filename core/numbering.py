"""The numbers before headings: made by the program, and taken off what officers typed or pasted."""

import re
from collections.abc import Iterable

_DIGITS = "〇一二三四五六七八九"
_HUNDRED = 100
_TYPED_NUMBER = re.compile(
    r"\s*(?:[（(]\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[)）]\s*[、.．]?"
    r"|(?:[一二三四五六七八九十]+|\d+)\s*(?:[、)）]|[.．](?!\d)))\s*"
)


def chinese_numeral(number: int) -> str:
    """Return `number` in Chinese up to 99, in digits beyond: nobody reads （一百零一）.

    >>> [chinese_numeral(n) for n in (3, 10, 12, 20, 25)]
    ['三', '十', '十二', '二十', '二十五']
    """
    if number >= _HUNDRED:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def heading_number(level: int, number: int) -> str:
    """Return the number before the heading: 一、 for level 1, （一） for 2, 1. for 3."""
    match level:
        case 1:
            return f"{chinese_numeral(number)}、"
        case 2:
            return f"（{chinese_numeral(number)}）"
        case _:
            return f"{number}."


def number_before(title: str) -> str:
    """Return the number written before `title`, "" when there is none.

    >>> number_before("（六）其他处理")
    '（六）'
    """
    match = _TYPED_NUMBER.match(title)
    return match.group().rstrip() if match else ""


def passage_numbers(levels: Iterable[int | None]) -> tuple[str, ...]:
    """Return the number of each sub-heading of a section, "" where `levels` has None for no heading.

    A deeper heading before the first upper one counts as an upper one.

    >>> passage_numbers([None, 1, 2, 2, 1])
    ('', '（一）', '1.', '2.', '（二）')
    """
    numbers: list[str] = []
    upper = lower = 0
    for level in levels:
        if level is None:
            numbers.append("")
        elif level == 1 or upper == 0:
            upper, lower = upper + 1, 0
            numbers.append(heading_number(2, upper))
        else:
            lower += 1
            numbers.append(heading_number(3, lower))
    return tuple(numbers)


def without_number(title: str) -> str:
    """Return `title` on one line and without a number typed before it.

    >>> without_number("（3） 政府信息管理情况")
    '政府信息管理情况'
    >>> without_number("2024年工作")
    '2024年工作'
    """
    line = "".join(title.splitlines()).strip()
    return line[len(number_before(line)) :].strip() or line
