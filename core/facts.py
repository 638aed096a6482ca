"""What was typed into a field of the first page → its value, and back for display."""

import re
from datetime import date

from core.dates import chinese_date
from core.errors import BadFact
from core.format.sections import Fact, FactKind
from core.report import FactValue

FIRST_YEAR, LAST_YEAR = 2000, 2100
_SHOWN = 20  # of what was typed: a whole page may have been pasted

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－／", "0123456789.-/")
_YEAR = re.compile(r"(\d{4})(?:年|年度)?\Z", re.ASCII)
_DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?\Z", re.ASCII)


def parse_fact(fact: Fact, text: str) -> FactValue | None:
    """Return the value of `fact` written as `text`, None for blank text.

    Raises BadFact with a sentence when it is no year or no date.
    """
    plain = re.sub(r"\s+", "", text.translate(_FULL_WIDTH))
    if not plain:
        return None
    match fact.kind:
        case FactKind.YEAR:
            return _year(plain)
        case FactKind.DATE:
            return _date(plain)
        case _:
            return text


def display_fact(value: FactValue | None) -> str:
    """Return a fact as it is shown in its field.

    >>> display_fact(date(2025, 1, 20))
    '2025年1月20日'
    """
    if value is None:
        return ""
    return chinese_date(value) if isinstance(value, date) else str(value)


def is_report_year(year: int) -> bool:
    """Return whether `year` can be the year of a report."""
    return FIRST_YEAR <= year <= LAST_YEAR


def _year(plain: str) -> int:
    match = _YEAR.match(plain)
    if match is None:
        raise BadFact(f"“{plain[:_SHOWN]}”不是年份，请写四位数字的年份。")
    return _plausible(int(match.group(1)))


def _date(plain: str) -> date:
    sentence = f"“{plain[:_SHOWN]}”不是日期，请写成 20××年1月20日 这样。"
    match = _DATE.match(plain)
    if match is None:
        raise BadFact(sentence)
    year, month, day = map(int, match.groups())
    try:
        return date(_plausible(year), month, day)
    except ValueError:  # 2月30日
        raise BadFact(sentence) from None


def _plausible(year: int) -> int:
    if not is_report_year(year):
        raise BadFact(f"{year} 年不在 {FIRST_YEAR} 到 {LAST_YEAR} 年之间，请核对。")
    return year
