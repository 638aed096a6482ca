"""Counting 字数 as Word and WPS do, so that the officer sees the same figure there."""

import re
from functools import lru_cache

# One Chinese character or full-width mark counts one; a run of Latin letters and digits counts one;
# the full-width space between U+2FFF and U+3001 counts nothing.
_WIDE = (
    r"\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·"
)
_WORDS = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+")


def character_count(text: str) -> int:
    """Return the 字数 of `text`.

    >>> character_count("公开信息287条。")
    7
    """
    return sum(map(_count_line, text.split("\n")))


@lru_cache(maxsize=4096)  # while one line is typed in, all others stay the same
def _count_line(line: str) -> int:
    return len(_WORDS.findall(line))
