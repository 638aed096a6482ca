"""What was typed into a cell → a count or an amount, and back for display.

A count is an `int` of pieces (件), an amount a `Decimal` of ten thousand yuan (万元).
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from core.errors import BadNumber
from core.format.model import Unit

Number = int | Decimal

MAX_DIGITS = 12
MAX_DECIMALS = 10

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
_SPACES = re.compile(r"[\s\u00a0\u3000]+")
_PLAIN = re.compile(r"(\d+)(?:\.(\d+))?\Z", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z", re.ASCII)
_NEGATIVE = re.compile(r"[-−–]\d", re.ASCII)  # all three dashes are typed for minus
_NOTHING_WORDS = frozenset(
    {"/", "／", "-", "−", "–", "—", "——", "无", "没有", "○", "〇", "零", "\\"}
)


def parse(text: str, unit: Unit) -> Number | None:
    """Return the number written as `text`, or None for blank text.

    Full-width digits, spaces, 千分位 and the cell's own unit behind the number are accepted.
    Raises BadNumber with a sentence for everything else.

    >>> parse("１,２３４件", Unit.PIECES)
    1234
    >>> parse("4068.208", Unit.TEN_THOUSAND_YUAN)
    Decimal('4068.208')
    """
    plain = _SPACES.sub("", text).translate(_FULL_WIDTH).removesuffix(unit.value)
    if not plain:
        return None
    if _GROUPED.match(plain):
        plain = plain.replace(",", "")
    match = _PLAIN.match(plain)
    if match is None:
        raise BadNumber(_why_not_a_number(text.strip(), plain, unit))
    return _number(match.group(1), match.group(2), unit)


def _number(whole: str, decimals: str | None, unit: Unit) -> Number:
    if len(whole.lstrip("0")) > MAX_DIGITS:
        raise BadNumber(f"这个数超过 {MAX_DIGITS} 位，请核对是不是多输了。")
    if unit is Unit.PIECES:
        if decimals is not None:
            raise BadNumber(f"“{whole}.{decimals}”有小数，件数要填整数。")
        return int(whole)
    if decimals is not None and len(decimals) > MAX_DECIMALS:
        raise BadNumber(f"小数超过 {MAX_DECIMALS} 位，请按万元填写并核对小数位数。")
    return Decimal(f"{int(whole)}.{decimals}") if decimals else Decimal(int(whole))


def _why_not_a_number(typed: str, plain: str, unit: Unit) -> str:
    if plain in _NOTHING_WORDS:
        return f"“{typed}”不是数字；没有发生的请填 0。"
    if _NEGATIVE.match(plain):
        return f"“{typed}”是负数，这里只能填 0 或正数。"
    if unit is Unit.TEN_THOUSAND_YUAN and plain.endswith("元"):
        return f"“{typed}”里写了“元”，这一格的单位是万元，请换算成万元后只填数字。"
    if "," in plain:
        return f"“{typed}”里的逗号位置不对，看不出是多少，请重新填写。"
    return f"“{typed}”不是数字，这里只填数字，说明文字请写到正文或第六部分。"


def add_up(values: Iterable[Number]) -> Number:
    """Return the exact sum."""
    total: Number = 0
    for value in values:
        total += value
    return total


def gap(one: Number, other: Number) -> Number:
    """Return how far two numbers are apart, never negative."""
    return one - other if one > other else other - one


def display(value: Number | None) -> str:
    """Return `value` as digits without exponent or grouping; nothing for a blank.

    >>> display(Decimal("24252.311082"))
    '24252.311082'
    """
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)
