"""The paragraphs of a text, also where it was pasted from a page that breaks every line."""

import re
from collections.abc import Iterator

_FEWEST = 18  # characters of a line that reaches the edge of a page; a shorter one ends by itself
_ENDS = re.compile(r"[。；：！？.;:!?”）)]\s*$")
_BEGINS = re.compile(
    r"[ \t\u3000]{2}|\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?!\d)|[一二三四五六七八九十]+是|第)"
)


def paragraphs(body: str) -> Iterator[str]:
    """Yield the paragraphs of `body`, together as long as it: a break within a sentence becomes a space.

    >>> list(paragraphs("全年共受理政府信息公开申请三十六件，办结三十\\n六件。\\n没有收费。"))
    ['全年共受理政府信息公开申请三十六件，办结三十 六件。\\n', '没有收费。']
    """
    begun = ""
    for line in body.splitlines(keepends=True):
        if begun and _goes_on(begun, line):
            begun = f"{begun[:-1]} {line}"
        else:
            if begun:
                yield begun
            begun = line
    if begun:
        yield begun


def _goes_on(begun: str, line: str) -> bool:
    """Return whether `line` carries on the sentence that `begun` breaks off."""
    last = begun[begun.rfind("\n", 0, -1) + 1 :]
    is_broken = begun.endswith("\n") and len(last) > _FEWEST and not _ENDS.search(last)
    return is_broken and bool(line.strip()) and _BEGINS.match(line) is None
