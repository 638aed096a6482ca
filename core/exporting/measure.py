"""How wide text stands on paper, counted in Chinese characters (em), and table columns fitted to it."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

_FULL_WIDTH = frozenset("WFA")  # A: Chinese quotes, dashes and ellipses, drawn full width here


def em_width(text: str, *, narrow: float = 0.5) -> float:
    """Return the width of `text` in Chinese characters; every other character counts `narrow`.

    >>> em_width("2025年1月20日")
    6.5
    """
    return sum(1.0 if east_asian_width(char) in _FULL_WIDTH else narrow for char in text)


def fit_columns(proportions: Sequence[int], total: int) -> tuple[int, ...]:
    """Return whole widths in the given proportions that add up to exactly `total`.

    >>> fit_columns((1, 1, 1), 10)
    (3, 4, 3)
    """
    whole = sum(proportions)
    edges = [round(edge * total / whole) for edge in accumulate(proportions, initial=0)]
    return tuple(right - left for left, right in pairwise(edges))
