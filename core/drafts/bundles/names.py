"""File names for many reports in one folder: readable, unique, and possible on Windows."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 80  # characters; a zip is unpacked into folders that are deep already
_IMPOSSIBLE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def unique_names(wishes: Iterable[str], suffix: str) -> Iterator[str]:
    """Return one file name for each of `wishes`; equal ones are numbered.

    Windows and Macs take names for equal that differ in capitals or in how an accent is written.

    >>> list(unique_names(["区局 2024年", "区局 2024年", "a/b", "CON", ""], ".nianbao"))
    ['区局 2024年.nianbao', '区局 2024年 (2).nianbao', 'a_b.nianbao', '_CON.nianbao', '未命名.nianbao']
    """
    taken: set[str] = set()
    for wish in wishes:
        stem = possible_stem(wish)
        name, number = f"{stem}{suffix}", 1
        while folded(name) in taken:
            number += 1
            name = f"{stem} ({number}){suffix}"
        taken.add(folded(name))
        yield name


def possible_stem(wish: str) -> str:
    """Return `wish` as a name every system can write, without suffix.

    >>> possible_stem(" 局:一科. ")
    '局_一科'
    """
    stem = _IMPOSSIBLE.sub("_", unicodedata.normalize("NFC", wish))[:LONGEST].strip(" .")
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem or "未命名"


def folded(name: str) -> str:
    """Return what two names have in common when a system may take them for the same file."""
    return unicodedata.normalize("NFC", name).casefold()
