"""When a report is due."""

from datetime import date

# 《政府信息公开条例》第四十九条: departments hand in and publish before 31 January of the next year.
DUE_MONTH, DUE_DAY = 1, 31
_REMEMBERED_DAYS = 365  # after that, nobody needs to be told when a report was due


def days_left(year: int, today: date) -> int:
    """Return how many days are left to hand in the report of `year`; negative when it is late."""
    return (date(year + 1, DUE_MONTH, DUE_DAY) - today).days


def deadline_sentence(year: int | None, today: date) -> str:
    """Return the quiet reminder of the status bar, "" when the year is not known or long past.

    >>> deadline_sentence(2024, date(2025, 1, 19))
    '离报送期限 1月31日 还有 12 天'
    >>> deadline_sentence(2024, date(2025, 2, 1))
    '2024年度报告的报送期限是 2025年1月31日'
    """
    if year is None:
        return ""
    left = days_left(year, today)
    due = f"{DUE_MONTH}月{DUE_DAY}日"
    if left > 0:
        return f"离报送期限 {due} 还有 {left} 天"
    if left == 0:
        return f"今天是报送期限 {due}"
    if left > -_REMEMBERED_DAYS:
        return f"{year}年度报告的报送期限是 {year + 1}年{due}"
    return ""
