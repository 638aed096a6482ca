"""What was typed into a cell → a count or an amount, and back for display.

A count is an `int` of pieces (件), an amount a `Decimal` of ten thousand yuan (万元).
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from core.errors import BadNumber
from core.format.tables import Unit

Number = int | Decimal

MAX_DIGITS = 12
MAX_DECIMALS = 10

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
_FULL_STOP = re.compile(r"(?<=\d)。(?=\d)")  # the key of the decimal point, while Chinese is typed
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff]")  # copied along from web pages
_PLAIN = re.compile(r"(\d+)(?:\.(\d+))?\Z", re.ASCII)
_MINUS = "−–﹣减-"
_SIGNED = re.compile(rf"([+＋增{_MINUS}]?) ?(\d+)\Z", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:(?: ?, ?| )\d{3})+(?:\.\d+)?\Z", re.ASCII)
_NEGATIVE = re.compile(r"[-−–﹣] ?\d", re.ASCII)  # all four dashes are typed for minus
_SEVERAL = re.compile(r"[\d,.]+(?:[ -][\d,.]+)+\Z", re.ASCII)
_WITH_WORDS = re.compile(r"[\d,.]+ ?([\u4e00-\u9fff]+)\Z", re.ASCII)
_NOTHING = re.compile(r"[-−–—/／\\]+\Z|(?:无|没有|○|〇|零)\Z")
_CHINESE = re.compile(r"[〇○零一二三四五六七八九十两百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟]+\Z")
_SHOWN = 20  # of what was typed: a whole page may have been pasted


def parse(text: str, unit: Unit) -> Number | None:
    """Return the number written as `text`, or None for blank text.

    Full-width digits, spaces, 千分位, 。 as decimal point and the cell's own unit behind the number
    are accepted.
    Raises BadNumber with a sentence for everything else.

    >>> parse("１,２３４件", Unit.PIECES)
    1234
    >>> parse("4068.208", Unit.TEN_THOUSAND_YUAN)
    Decimal('4068.208')
    """
    typed = " ".join(_INVISIBLE.sub("", text).split())
    plain = _FULL_STOP.sub(".", typed).translate(_FULL_WIDTH).removesuffix(unit.value).rstrip()
    if not typed:
        return None
    if _GROUPED.match(plain):
        plain = plain.replace(",", "").replace(" ", "")
    if unit is Unit.CHANGE and (change := _SIGNED.match(plain)):
        return _change(change)
    match = _PLAIN.match(plain)
    if match is None:
        raise BadNumber(f"“{_shortened(typed)}”{_why_not_a_number(plain, unit)}")
    return _number(match.group(1), match.group(2), unit)


def _change(match: re.Match[str]) -> int:
    """Return by how many pieces something changed, below 0 when it became less."""
    count = _number(match.group(2), None, Unit.PIECES)
    return -int(count) if match.group(1) and match.group(1) in _MINUS else int(count)


def _shortened(typed: str) -> str:
    return typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"


def _number(whole: str, decimals: str | None, unit: Unit) -> Number:
    whole = whole.lstrip("0") or "0"
    if len(whole) > MAX_DIGITS:
        raise BadNumber(f"这个数超过 {MAX_DIGITS} 位，请核对是不是多输了。")
    if not unit.is_money:
        if decimals is not None:
            raise BadNumber(f"“{whole}.{decimals}”有小数，件数要填整数。")
        return int(whole)
    if decimals is not None and len(decimals) > MAX_DECIMALS:
        raise BadNumber(f"小数超过 {MAX_DECIMALS} 位，请按{unit.value}填写并核对小数位数。")
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


_REASONS = (
    (_NOTHING, "不是数字；没有发生的请填 0。"),
    (_CHINESE, "是汉字数字，请改用阿拉伯数字填写，例如 12。"),
    (_NEGATIVE, "是负数，这里只能填 0 或正数。"),
    (_SEVERAL, "看不出是一个数还是几个数，请重新填写。"),
)


def _why_not_a_number(plain: str, unit: Unit) -> str:
    if words := _WITH_WORDS.match(plain):
        return f"里写了“{words.group(1)}”，这一格的单位是{unit.value}，请按这个单位填写，只填数字。"
    for pattern, reason in _REASONS:
        if pattern.match(plain):
            return reason
    if "," in plain:
        return "里的逗号位置不对，看不出是多少，请重新填写。"
    return "不是数字，这里只填数字，说明文字请写到正文或第六部分。"


def add_up(values: Iterable[Number]) -> Number:
    """Return the exact sum."""
    return sum(values)


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
