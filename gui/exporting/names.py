"""What exported files are called: unit, year and title, on every system."""

import re
from collections.abc import Container
from pathlib import Path

from core.format.model import Format
from core.report import Report
from core.wording import title_of

DRAFT = "草稿"
_LONGEST_NAME = 70  # characters; three bytes each, and file systems allow 255
_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？”＜＞｜")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")


def proposed_name(form: Format, report: Report, *, is_draft: bool) -> str:
    """Return the title of the report as a file name without suffix; a draft says so at its end."""
    return usable_name(title_of(form, report)) + (DRAFT if is_draft else "")


def usable_name(typed: str) -> str:
    """Return `typed` as a name every system takes: forbidden signs full-width, its end kept where it is too long.

    >>> usable_name("某局 2024/25 ")
    '某局 2024／25'
    """
    name = _UNPRINTABLE.sub("", typed).translate(_FULL_WIDTH)
    return name.strip(" .")[-_LONGEST_NAME:].strip(" .")


def with_suffix(path: Path, suffix: str) -> Path:
    """Return `path` ending in `suffix`; what looks like another suffix may be part of the name.

    >>> with_suffix(Path("年报2024.1.20"), ".docx").name
    '年报2024.1.20.docx'
    """
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def free_path(path: Path, taken: Container[Path] = ()) -> Path:
    """Return `path`, or with （2）, （3）… before its suffix the first name that nothing has."""
    number, free = 2, path
    while free.exists() or free in taken:
        free = path.with_name(f"{path.stem}（{number}）{path.suffix}")
        number += 1
    return free
