"""What stands in a cell of somebody's table → a number, with a note where it was not written as one."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from core.errors import BadNumber
from core.format.model import Unit
from core.numbers import MAX_DIGITS, Number, parse

_NOTHING = re.compile(r"[-—–－/／\\一]+\Z|无\Z|没有\Z|[○〇]\Z")
_LEADING = re.compile(
    r"([\d,.]+)\s*(?:件|条|项|份|宗|起|个|万元|元)?\s*(\D*[(（\u4e00-\u9fff].*)\Z",
    re.ASCII | re.DOTALL,
)
_SPACED = re.compile(r"[\d\s.,]+\Z", re.ASCII)
_LOOKS_LIKE_FIGURE = re.compile(
    r"\s*[-+－﹣—–]?\s*[\d０-９]|\s*\Z|\s*[-—–－/／\\]+\s*\Z|\s*(?:无|没有|○|〇)\s*\Z"
)
_LONGEST = 120
_IN_YUAN = re.compile(r"([\d,.]+)\s*元\Z", re.ASCII)


class Read(NamedTuple):
    """A cell read: its number, None for an empty one, and what is to be said about it."""

    value: Number | None
    note: str = ""
    is_refused: bool = False


def looks_like_figure(text: str) -> bool:
    """Return whether a cell holds a figure, or what people write in the place of one."""
    return _LOOKS_LIKE_FIGURE.match(text) is not None


def read_figure(text: str, unit: Unit) -> Read:
    """Return the number in a cell that counts `unit`; nothing is guessed without a note."""
    if text.isdecimal() and text.isascii() and len(text) <= MAX_DIGITS and not unit.is_money:
        return Read(int(text))
    if len(text) > _LONGEST:
        return Read(None, "这一格写的不是一个数。", is_refused=True)
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return Read(None)
    if _NOTHING.match(plain):
        return Read(None, f"写的是“{plain}”，没有当作 0；没有发生的请填 0。", is_refused=True)
    try:
        return Read(parse(plain, unit), "" if plain == text.strip() else _as_read(text))
    except BadNumber as error:
        return _loosely(plain, unit) or Read(None, f"{error}", is_refused=True)


def _loosely(plain: str, unit: Unit) -> Read | None:
    """Return the number of a cell that holds more than one: spaced digits, another unit, words behind it."""
    if _SPACED.match(plain) and "\n" not in plain:
        joined = "".join(plain.split())
        return _noted(joined, unit, f"数字之间有空格，连起来读成 {joined}。")
    in_yuan = _IN_YUAN.match(plain)
    if in_yuan and unit is Unit.TEN_THOUSAND_YUAN:
        found = _noted(in_yuan[1], unit, "")
        if found and found.value is not None:
            value = Decimal(found.value) / 10_000
            return Read(value, f"原来写的是“{plain}”，换算成 {value} 万元。")
    leading = _LEADING.match(plain)
    if leading:
        words = leading[2].strip()
        return _noted(leading[1], unit, f"后面还写着“{words}”，只读了数字；说明请写到第六部分。")
    return None


def _noted(digits: str, unit: Unit, note: str) -> Read | None:
    try:
        return Read(parse(digits, unit), note)
    except BadNumber:
        return None


def _as_read(text: str) -> str:
    return "" if text.strip().isdecimal() else f"原来写的是“{text.strip()}”。"
