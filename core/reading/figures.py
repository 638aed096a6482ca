"""Finds every number with its unit in a text: what counts something, not years, dates, 文号 or telephone numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from core.numbers import Number
from core.reading.numerals import LONGEST, NUMERAL, chinese_number

PERCENT = "%"


class Figure(NamedTuple):
    """One number in a text. `start` to `end` is the number with its unit; `unit` is "" when none is written.

    `is_rough` is set for 余, 多, 近, 超 and the like: the writer did not mean an exact number. `step` is what
    the last digit written counts, such as 100 in 1.23万.
    """

    start: int
    end: int
    value: Number
    unit: str
    is_rough: bool = False
    step: Number = 1

    def moved(self, by: int) -> "Figure":
        """Return this figure `by` characters further on."""
        return self._replace(start=self.start + by, end=self.end + by)


_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_COUNTED = (
    "万元|亿元|元|件次|人次|场次|件|条|项|份|宗|期|起|次|篇|个|场|家|名|人|批|册|例|幅|部|封|则"
)
# Prose says “一个、三类、两批” without counting; with a Chinese numeral these are words, not figures.
_COUNTED_IN_CHINESE = "万元|亿元|元|件次|人次|场次|件|条|项|份|宗|期|起|次|篇|场|例"
_ROUGH_BEFORE = r"(?P<rough>近|超过?|约|逾|达到?|突破|不少于|至少)?"
_DIGITS = rf"{_ROUGH_BEFORE}(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_AFTER = r"(?P<myriad>[万亿](?!元))?(?P<more>\s?余|多)?"
_FIGURE = re.compile(
    rf"百分之(?P<hundredth>\d+(?:\.\d+)?|{NUMERAL}+)"
    rf"|(?<![\d.A-Za-z:：〔\[（(第\-—－_])(?<!\d/){_DIGITS}{_AFTER}"
    rf"(?:(?P<percent>%)|\s?(?P<unit>{_COUNTED})(?![月号日]|工作日|百分点|小时))?"
    rf"|(?<!第)(?<!{NUMERAL}){_ROUGH_BEFORE.replace('rough', 'near')}(?P<chinese>{NUMERAL}+)(?P<many>余|多)?"
    rf"(?P<counted>{_COUNTED_IN_CHINESE})",
    re.ASCII,
)
# (12) numbers a list, (12件) counts: a bracket before a number is allowed only when a unit follows.
_BRACKETED = re.compile(
    rf"(?<=[（(]){_DIGITS}{_AFTER}(?:(?P<percent>%)|(?P<unit>{_COUNTED}))", re.ASCII
)
_NOT_COUNTING = re.compile(
    r"\s*(?:[年月日号时级届度后]|个?(?:月|工作日|百分点|小时|年)|小时|分钟|[A-Za-z\-—:：/]|\d)"
    r"|[.·+＋]|(?:热线|市长|平台|工单|政务服务|便民)"
)
_NO_COUNT_BEFORE = ("·", "+", "＋")  # 5·15, 1+6+X
_YEAR = re.compile(r"20\d\d")  # 2022全年, 2022依托: a year whose 年 was left out
_SET_PHRASES = (
    "一次性",
    "一次办",
    "一件事",
    "一条龙",
    "一项项",
    "一次次",
    "一条条",
    "一人",
    "三次产业",
)
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_EXACT_BEFORE = ("达到", "达", "至少", "不少于")


@lru_cache(maxsize=512)
def figures(text: str) -> tuple[Figure, ...]:
    """Return every figure of `text` in order; places count characters of `text`.

    >>> [(one.value, one.unit) for one in figures("2024年共公开１,２８７条，其中第3批十二件，占33.9%。")]
    [(1287, '条'), (12, '件'), (Decimal('33.9'), '%')]
    """
    plain = text.translate(_FULL_WIDTH)
    found = [*_plain_figures(plain), *_bracketed(plain)]
    return tuple(sorted(found))


def _plain_figures(plain: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(plain):
        if match["hundredth"]:
            value = _value_of(match["hundredth"])
            if value is not None:
                yield Figure(match.start(), match.end(), value, PERCENT)
        elif match["digits"]:
            figure = _in_digits(match, plain)
            if figure:
                yield figure
        else:
            chinese = _in_chinese(match, plain)
            if chinese:
                yield chinese


def _bracketed(plain: str) -> Iterator[Figure]:
    for match in _BRACKETED.finditer(plain):
        figure = _in_digits(match, plain)
        if figure:
            yield figure


def _in_digits(match: re.Match[str], plain: str) -> Figure | None:
    unit = match["unit"] or match["percent"] or ""
    if _NOT_COUNTING.match(plain, match.end()) and (not unit or plain[match.end()] in "月年"):
        return None
    if not unit and _names_something(match["digits"], plain[: match.start("digits")]):
        return None
    value = _value_of(match["digits"].replace(",", ""))
    if value is None:
        return None
    times = _MYRIADS.get(match["myriad"], 1)
    return Figure(
        match.start("digits"),
        match.end(),
        _whole(value * times),
        unit,
        _is_rough(match, "rough", "more"),
        _whole(_last_place(match["digits"]) * times),
    )


def _names_something(digits: str, before: str) -> bool:
    """Return whether a number without a unit is a year or part of a name."""
    return before.endswith(_NO_COUNT_BEFORE) or _YEAR.fullmatch(digits) is not None


def _in_chinese(match: re.Match[str], plain: str) -> Figure | None:
    start = match.start("chinese")
    if any(plain.startswith(phrase, start) for phrase in _SET_PHRASES):
        return None
    if _is_article(match["counted"], plain[:start]) or plain.endswith("一式", 0, start):
        return None
    value = chinese_number(match["chinese"])
    if value is None:
        return None
    return Figure(start, match.end(), value, match["counted"], _is_rough(match, "near", "many"))


def _is_article(unit: str, before: str) -> bool:
    """Return whether “《条例》二十条” is meant."""
    return unit == "条" and before.endswith("》")


def _last_place(digits: str) -> Number:
    """Return what the last digit counts: 1, or 0.01 for two decimals."""
    decimals = len(digits.partition(".")[2])
    return Decimal(1).scaleb(-decimals) if decimals else 1


def _is_rough(match: re.Match[str], before: str, after: str) -> bool:
    return bool(match[after]) or (bool(match[before]) and match[before] not in _EXACT_BEFORE)


def _value_of(text: str) -> Number | None:
    if len(text) > LONGEST:
        return None
    if text[0] in "0123456789":
        return _whole(Decimal(text)) if "." in text else int(text)
    return chinese_number(text)


def _whole(value: Number) -> Number:
    return (
        int(value) if value == int(value) and isinstance(value, Decimal) and value >= 1 else value
    )
