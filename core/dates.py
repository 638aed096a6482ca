"""How a date is written."""

from datetime import date


def chinese_date(day: date) -> str:
    """Return a date with Arabic digits as GB/T 9704 asks.

    >>> chinese_date(date(2025, 1, 9))
    '2025年1月9日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
