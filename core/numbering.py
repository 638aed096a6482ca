"""The numbers before headings: made by the program, and taken off what officers typed or pasted."""

import re

_DIGITS = "〇一二三四五六七八九"
_TYPED_NUMBER = re.compile(
    r"\s*(?:[（(]\s*(?:[一二三四五六七八九十]+|\d+)\s*[)）]\s*[、.．]?"
    r"|(?:[一二三四五六七八九十]+|\d+)\s*(?:[、．)）]|\.(?!\d)))\s*"
)


def chinese_numeral(number: int) -> str:
    """Return `number` (1 to 99) in Chinese.

    >>> [chinese_numeral(n) for n in (3, 10, 12, 20, 25)]
    ['三', '十', '十二', '二十', '二十五']
    """
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


def without_number(title: str) -> str:
    """Return `title` without a number typed before it.

    >>> without_number("（3） 政府信息管理情况")
    '政府信息管理情况'
    >>> without_number("2024年工作")
    '2024年工作'
    """
    match = _TYPED_NUMBER.match(title)
    rest = title[match.end() :] if match else title
    return rest.strip() or title.strip()
