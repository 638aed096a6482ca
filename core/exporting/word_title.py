"""A long title broken into lines as GB/T 9704 asks: words whole, lines balanced, never waisted."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from core.exporting.measure import em_width

TITLE_CHARACTERS = 20  # 22-pt characters in 156 mm

# Where a title may break, and how unwelcome it is there.
_BREAKS = (
    (re.compile(r"(?<=[^\d〇零])(?=\d{4}年)"), 0.0),
    (re.compile(r"(?<=\d年)(?!度)|(?<=\d年度)"), 0.0),
    (re.compile(r"(?<=政府信息公开)|(?<=关于)|(?=关于)"), 1.0),
    # after a place, but not inside 广州市, 城市管理, 城乡建设, 市场监督, 乡村振兴
    (re.compile(r"(?<=[省市区县州盟旗乡镇])(?<!城.)(?<!都.)(?![市场政民容域村街])"), 2.0),
    (re.compile(r"(?<=委员会)|(?<=街道)|(?<=管理局)|(?<=人民政府)|(?=年度报告)"), 2.0),
)
_YEAR = re.compile(r"\d{4}年度?")
_ANOTHER_LINE = 6.0
_WAIST = 5.0
_UNEVENNESS = 0.5


def title_lines(title: str, widest: int = TITLE_CHARACTERS) -> tuple[str, ...]:
    """Return `title` in lines of at most `widest` characters; breaks already in it are kept.

    A title without a sensible place to break comes back whole, for Word to wrap.

    >>> title_lines("硚口区人力资源局2024年政府信息公开工作年度报告")
    ('硚口区人力资源局2024年', '政府信息公开工作年度报告')
    """
    if "\n" in title or em_width(title) <= widest:
        return tuple(title.split("\n"))
    return tuple(title[start:end] for start, end in pairwise(_best_edges(title, widest)))


def _best_edges(title: str, widest: int) -> tuple[int, ...]:
    """Return where the lines of `title` begin and end, at the lowest price that fits."""
    prices = _prices(title)
    at = {place: em_width(title[:place]) for place in (0, *prices, len(title))}
    fewest = int(at[len(title)] // widest)
    fitting: list[tuple[float, tuple[int, ...]]] = []
    for count in range(fewest, fewest + 3):
        if fitting and min(fitting)[0] <= _ANOTHER_LINE * (count + 1):
            break  # more lines cost more than that by themselves
        for places in combinations(sorted(prices), count):
            edges = (0, *places, len(title))
            widths = [at[end] - at[start] for start, end in pairwise(edges)]
            if max(widths) <= widest:
                price = sum(prices[place] for place in places) + _ugliness(widths)
                fitting.append((price, edges))
    return min(fitting)[1] if fitting else _edges_at_year(title)


def _edges_at_year(title: str) -> tuple[int, ...]:
    """Return edges around the year for a name so long that it has to be wrapped by itself."""
    found = _YEAR.search(title)
    places = sorted({0, found.start(), found.end(), len(title)}) if found else [0, len(title)]
    return tuple(places)


def _prices(title: str) -> dict[int, float]:
    """Return the price of every place where `title` may break; the cheapest of several counts."""
    prices: dict[int, float] = {}
    for pattern, price in _BREAKS:
        for match in pattern.finditer(title):
            if 0 < match.start() < len(title):
                prices.setdefault(match.start(), price)
    return prices


def _ugliness(widths: Sequence[float]) -> float:
    inner = widths[1:-1]
    waisted = bool(inner) and min(inner) < min(widths[0], widths[-1])
    uneven = _UNEVENNESS * (max(widths) - min(widths))
    return _ANOTHER_LINE * len(widths) + uneven + (_WAIST if waisted else 0.0)
