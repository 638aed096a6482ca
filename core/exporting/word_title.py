"""A long title broken into lines as GB/T 9704 asks: words whole, lines balanced, never waisted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from math import ceil, comb

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
# Only inside a name that is longer than a line: beside a word that joins, behind an office, before a bracket.
_SPARE_BREAKS = re.compile(
    r"(?=[与和及暨兼（])|(?<=[）、局委厅署办])|(?<=(?:工程|服务|管理|建设|合作|发展|保护))"
)
_SPARE_PRICE = 4.0
_ANYWHERE_PRICE = 8.0
_ANOTHER_LINE = 6.0
_WAIST = 5.0
_UNEVENNESS = 0.5
_MOST_WAYS = 20_000  # to break a title, that are compared


def title_lines(title: str, widest: int = TITLE_CHARACTERS) -> tuple[str, ...]:
    """Return `title` in lines of at most `widest` characters; breaks already in it are kept.

    A name longer than a line is broken beside a joining word, else in equal parts.

    >>> title_lines("硚口区人力资源局2024年政府信息公开工作年度报告")
    ('硚口区人力资源局2024年', '政府信息公开工作年度报告')
    """
    if "\n" in title or em_width(title) <= widest:
        return tuple(title.split("\n"))
    return tuple(title[start:end] for start, end in pairwise(_best_edges(title, widest)))


def _best_edges(title: str, widest: int) -> tuple[int, ...]:
    """Return where the lines of `title` begin and end, at the lowest price that fits."""
    prices = _prices(title, widest)
    at = {place: em_width(title[:place]) for place in (0, *prices, len(title))}
    fewest = int(at[len(title)] // widest)
    fitting: list[tuple[float, tuple[int, ...]]] = []
    for count in range(fewest, fewest + 3):
        if fitting and min(fitting)[0] <= _ANOTHER_LINE * (count + 1):
            break  # more lines cost more than that by themselves
        if comb(len(prices), count) > _MOST_WAYS:
            break
        for places in combinations(sorted(prices), count):
            edges = (0, *places, len(title))
            widths = [at[end] - at[start] for start, end in pairwise(edges)]
            if max(widths) <= widest:
                price = sum(prices[place] for place in places) + _ugliness(widths)
                fitting.append((price, edges))
    return min(fitting)[1] if fitting else _filled_edges(at, widest)


def _filled_edges(at: Mapping[int, float], widest: int) -> tuple[int, ...]:
    """Return edges of lines as full as can be, for a title with too many places to break to compare."""
    edges = [0]
    for place, after in pairwise(sorted(at)):
        if at[after] - at[edges[-1]] > widest:
            edges.append(place)
    return (*edges, max(at))


def _prices(title: str, widest: int) -> dict[int, float]:
    """Return the price of every place where `title` may break; the cheapest of several counts."""
    prices: dict[int, float] = {}
    for pattern, price in _BREAKS:
        for match in pattern.finditer(title):
            if 0 < match.start() < len(title):
                prices.setdefault(match.start(), price)
    for start, end in _too_long(title, prices, widest):
        for match in _SPARE_BREAKS.finditer(title, start + 1, end - 1):
            prices[match.start()] = _SPARE_PRICE
    for start, end in _too_long(title, prices, widest):
        parts = ceil(em_width(title[start:end]) / widest)
        for part in range(1, parts):
            prices[start + (end - start) * part // parts] = _ANYWHERE_PRICE
    return prices


def _too_long(title: str, places: Iterable[int], widest: int) -> list[tuple[int, int]]:
    """Return the stretches between `places` that are longer than a line."""
    stretches = pairwise((0, *sorted(places), len(title)))
    return [(start, end) for start, end in stretches if em_width(title[start:end]) > widest]


def _ugliness(widths: Sequence[float]) -> float:
    inner = widths[1:-1]
    waisted = bool(inner) and min(inner) < min(widths[0], widths[-1])
    uneven = _UNEVENNESS * (max(widths) - min(widths))
    return _ANOTHER_LINE * len(widths) + uneven + (_WAIST if waisted else 0.0)
