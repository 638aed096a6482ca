"""Counting 字数 as Word and WPS do, so that the officer sees the same figure there."""

import re

# One Chinese character or full-width mark counts one; a run of Latin letters and digits counts one.
_WORDS = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·〔〕]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·〔〕]+"
)


def character_count(text: str) -> int:
    """Return the 字数 of `text`.

    >>> character_count("公开信息287条。")
    7
    """
    return sum(1 for _ in _WORDS.finditer(text))
