"""What stands in a cell of somebody's table → a number, with a note where it was not written as one."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from core.errors import BadNumber
from core.format.tables import Unit
from core.numbers import MAX_DIGITS, Number, display, parse

_NOTHING = re.compile(r"[-—–－/／\\一]+\Z|无\Z|没有\Z|[○〇]\Z")
_LEADING = re.compile(
    r"([-+]?[\d,.]+)\s*(?:件|条|项|份|宗|起|个|万元|元)?\s*((?:\D*[(（\u4e00-\u9fff]|[\[〔【*※#]).*)\Z",
    re.ASCII | re.DOTALL,
)
_SPACED = re.compile(r"[\d\s.,]+\Z", re.ASCII)
_LOOKS_LIKE_FIGURE = re.compile(
    r"\s*[-+－﹣—–]?\s*[\d０-９]|\s*\Z|\s*[-—–－/／\\]+\s*\Z|\s*(?:无|没有|○|〇)\s*\Z"
)
_LONGEST = 120
_PIECES = Unit.PIECES  # asked for with every figure; Python looks a member up anew each time
_MYRIADS = re.compile(r"[百千万亿]")  # 3万件 is no 3
_CHANGED = re.compile(r"(?:净|新)?(增|减)(?:加|少)?(?:了)?\s*(\d+)\s*[件项个]?\Z", re.ASCII)
_AMOUNT = re.compile(r"([\d,.]+)\s*(亿元|万元|元)\Z", re.ASCII)
_PLAIN_AMOUNT = re.compile(r"[\d,.]*[1-9][\d,.]*\Z", re.ASCII)
_YUAN = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "元": Decimal(1)}


class Read(NamedTuple):
    """A cell read: its number, None for an empty one, and what is to be said about it."""

    value: Number | None
    note: str = ""
    is_refused: bool = False


def looks_like_figure(text: str) -> bool:
    """Return whether a cell holds a figure, or what people write in the place of one."""
    return _LOOKS_LIKE_FIGURE.match(text) is not None


def read_figure(text: str, unit: Unit, head_unit: Unit | None = None) -> Read:
    """Return the number in a cell that counts `unit`; nothing is guessed without a note.

    `head_unit` is what the head of the column says it counts, where that is another unit of money.
    """
    if text.isdecimal() and text.isascii() and len(text) <= MAX_DIGITS and unit is _PIECES:
        return Read(int(text))
    by_head = None if head_unit in (None, unit) else _by_head(text.strip(), unit, head_unit)
    return by_head or _read(text, unit)


def _by_head(text: str, unit: Unit, head_unit: Unit | None) -> Read | None:
    if head_unit is None or not _PLAIN_AMOUNT.match(text):
        return None
    read = _converted(f"{text}{head_unit.value}", unit)
    if read is None or read.value is None:
        return read
    value = f"{display(read.value)} {unit.value}"
    return read._replace(note=f"这一列的名称写着{head_unit.value}，“{text}”换算成 {value}。")


def _read(text: str, unit: Unit) -> Read:
    if len(text) > _LONGEST:
        return Read(None, "这一格写的不是一个数。", is_refused=True)
    marks = "".join(sign for sign in text if sign.isdigit() and not sign.isdecimal())
    if marks:
        return _without_marks(text, marks, unit)
    return _as_written(text, unit)


def _as_written(text: str, unit: Unit) -> Read:
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return Read(None)
    if _NOTHING.match(plain):
        return Read(None, f"写的是“{plain}”，没有当作 0；没有发生的请填 0。", is_refused=True)
    try:
        return Read(parse(plain, unit), "" if plain == text.strip() else _as_read(text))
    except BadNumber as error:
        return _loosely(plain, unit) or Read(None, f"{error}", is_refused=True)


def _without_marks(text: str, marks: str, unit: Unit) -> Read:
    """Return the number in a cell with signs such as ① or ² beside it, which are no digits of it."""
    rest = "".join(sign for sign in text if sign not in marks)
    if not rest.strip():
        return Read(None, f"写的是“{text.strip()}”，不是一个数。", is_refused=True)
    read = _read(rest, unit)
    return read._replace(note=" ".join(filter(None, (read.note, f"旁边的“{marks}”没有读。"))))


def _loosely(plain: str, unit: Unit) -> Read | None:
    """Return the number of a cell that holds more than one: spaced digits, another unit, words behind it."""
    if _SPACED.match(plain) and "\n" not in plain:
        joined = "".join(plain.split())
        return _noted(joined, unit, f"数字之间有空格，连起来读成 {joined}。")
    changed = _CHANGED.match(plain)
    if changed and unit is Unit.CHANGE:
        sign = "-" if changed[1] == "减" else ""
        return _noted(f"{sign}{changed[2]}", unit, f"原来写的是“{plain}”。")
    if converted := _converted(plain, unit):
        return converted
    leading = _LEADING.match(plain)
    if leading:
        words = leading[2].strip()
        if _MYRIADS.match(words):
            return None
        return _noted(leading[1], unit, f"后面还写着“{words}”，只读了数字；说明请写到第六部分。")
    return None


def _converted(plain: str, unit: Unit) -> Read | None:
    """Return an amount written in another unit of money in that of the cell."""
    amount = _AMOUNT.match(plain)
    if amount is None or not unit.is_money:
        return None
    found = _noted(amount[1], unit, "")
    if found is None or found.value is None:
        return None
    value = Decimal(found.value) * _YUAN[amount[2]] / _YUAN[unit.value]
    shown = display(value.normalize())
    note = f"原来写的是“{plain}”，换算成 {shown} {unit.value}。"
    return _noted(shown, unit, note)


def _noted(digits: str, unit: Unit, note: str) -> Read | None:
    try:
        return Read(parse(digits, unit), note)
    except BadNumber:
        return None


def _as_read(text: str) -> str:
    return "" if text.strip().isdecimal() else f"原来写的是“{text.strip()}”。"
