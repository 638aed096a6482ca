"""How a date is written."""

from datetime import date, datetime


def chinese_date(day: date) -> str:
    """Return a date with Arabic digits as GB/T 9704 asks.

    >>> chinese_date(date(2025, 1, 9))
    '2025年1月9日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def moment_words(moment: datetime, today: date) -> str:
    """Return a time as the officer says it: today by the clock, else with its day.

    >>> moment_words(datetime(2025, 1, 9, 10, 32), date(2025, 1, 9))
    '今天 10:32'
    """
    clock = f"{moment:%H:%M}"
    return f"今天 {clock}" if moment.date() == today else f"{chinese_date(moment.date())} {clock}"
