"""How wide text stands on paper, counted in Chinese characters (em), and table columns fitted to it."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

# Everything else is drawn full width here, also the quotes, dashes and ellipses of Chinese text.
_FULL_WIDTH = re.compile("[^\x00-\x7f]+")


def em_width(text: str, *, narrow: float = 0.5) -> float:
    """Return the width of `text` in Chinese characters; an ASCII character counts `narrow`.

    >>> em_width("2025年1月20日")
    6.5
    """
    if text.isascii():
        return len(text) * narrow
    ascii_characters = len(_FULL_WIDTH.sub("", text))
    return len(text) - ascii_characters * (1 - narrow)


def fit_columns(proportions: Sequence[int], total: int) -> tuple[int, ...]:
    """Return whole widths in the given proportions that add up to exactly `total`.

    >>> fit_columns((1, 1, 1), 10)
    (3, 4, 3)
    """
    whole = sum(proportions)
    edges = [round(edge * total / whole) for edge in accumulate(proportions, initial=0)]
    return tuple(right - left for left, right in pairwise(edges))
