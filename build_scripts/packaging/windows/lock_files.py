"""Parts of a lock file: the requirements of some packages, with all that these need in turn."""

import re
from collections.abc import Collection

_NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
_VIA = re.compile(r"^ +# +(?:via )?([A-Za-z0-9][A-Za-z0-9._-]*)\s*$", re.MULTILINE)


def part_of(lock: str, names: Collection[str]) -> str:
    """Return the text of those requirements in `lock` that `names` are, or are needed by.

    uv notes under each requirement by which others it was asked for.
    """
    entries = _entries(lock)
    wanted = set(names)
    while more := {name for name, text in entries if _askers(text) & wanted} - wanted:
        wanted |= more
    return "".join(text for name, text in entries if name in wanted)


def _entries(lock: str) -> list[tuple[str, str]]:
    """Return name and text of each requirement; a package may have one for each system."""
    starts = [(match.start(), match[1]) for match in _NAME.finditer(lock)]
    ends = [start for start, _ in starts[1:]] + [len(lock)]
    return [(name, lock[start:end]) for (start, name), end in zip(starts, ends, strict=True)]


def _askers(text: str) -> set[str]:
    return set(_VIA.findall(text))
