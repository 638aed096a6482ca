"""What exported files are called: unit, year and title, on every system."""

import re
from collections.abc import Container
from pathlib import Path

from core.format.model import Format
from core.looking import is_there
from core.report import Report
from core.wording.sentences import title_of

DRAFT = "草稿"
_LONGEST_NAME = 70  # characters
_MOST_BYTES = 230  # file systems allow 255, the suffix and a number （2） among them
_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？”＜＞｜")
# Signs no name can hold or show: control, direction and invisible ones, and halves of characters.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def proposed_name(form: Format, report: Report, *, is_draft: bool) -> str:
    """Return the title of the report as a file name without suffix; a draft says so at its end."""
    return usable_name(title_of(form, report)) + (DRAFT if is_draft else "")


def usable_name(typed: str) -> str:
    """Return `typed` as a name every system takes: forbidden signs full-width, its end kept where it is too long.

    >>> usable_name("某局 2024/25 ")
    '某局 2024／25'
    """
    name = _UNPRINTABLE.sub("", typed).translate(_FULL_WIDTH)
    kept = name.strip(" .")[-_LONGEST_NAME:]
    while len(kept.encode()) > _MOST_BYTES:
        kept = kept[1:]
    return kept.strip(" .")


def with_suffix(path: Path, suffix: str) -> Path:
    """Return `path` ending in `suffix`; what looks like another suffix may be part of the name.

    >>> with_suffix(Path("年报2024.1.20"), ".docx").name
    '年报2024.1.20.docx'
    """
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def free_path(path: Path, taken: Container[Path] = ()) -> Path:
    """Return `path`, or with （2）, （3）… before its suffix the first name that nothing has."""
    number, free = 2, path
    while is_there(free) or free in taken:
        free = path.with_name(f"{path.stem}（{number}）{path.suffix}")
        number += 1
    return free
