"""One backup copy: written beside its name, synced, verified, and only then put in its place."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from core.drafts.backups.check import is_sealed
from core.drafts.schema import APPLICATION_ID

PAGES_AT_ONCE = 256  # 1 MB: a save waits no longer than for that
PAUSE_S = 0.005
ALL_PAGES = -1
MOST_RESTARTS = 3
WAIT_S = 10.0

_T = TypeVar("_T")
_MAGIC = b"SQLite format 3\0"
_ID_PLACE = slice(68, 72)  # of the application id in the header of the file


class _TooManyRestarts(Exception):
    """Somebody saves more often than the pages can be copied."""


class Unlike(Exception):
    """What is read from the copy is not what was written: the disk that took it lies."""


def copy_database(database: Path, target: Path) -> bool:
    """Write a verified copy of the live `database` to `target`, consistent while others save.

    Return whether every row of it is as it was once written; a damaged row is copied as it is.
    Raises OSError, sqlite3.Error or Unsound, and then leaves nothing behind.
    """
    return _put_in_place(target, lambda unfinished: _copy_pages(database, unfinished))


def copy_bytes(copy: Path, target: Path) -> None:
    """Write `target` as the same bytes as `copy`, a verified copy nobody writes to.

    No SQLite opens the target: locks of network drives and paths too long for it do not matter.
    Raises OSError or Unlike, and then leaves nothing behind.
    """
    _put_in_place(target, lambda unfinished: _copy_and_compare(copy, unfinished))


def is_ours(path: Path) -> bool:
    """Return whether `path` is a copy of a draft database, by its header."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return False
    return header.startswith(_MAGIC) and int.from_bytes(header[_ID_PLACE], "big") == APPLICATION_ID


def _put_in_place(target: Path, write: Callable[[Path], _T]) -> _T:
    unfinished = target.with_name(f"{target.name}.tmp")
    try:
        result = write(unfinished)
        os.replace(unfinished, target)  # noqa: PTH105 - its error names both files
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_folder(target.parent)
    return result


def _copy_pages(database: Path, unfinished: Path) -> bool:
    """Copy in steps and let saves in between; when they never cease, all the pages at once."""
    with closing(sqlite3.connect(database, timeout=WAIT_S, isolation_level=None)) as source:
        try:
            _back_up(source, unfinished, PAGES_AT_ONCE)
        except _TooManyRestarts:
            _back_up(source, unfinished, ALL_PAGES)
    _sync(unfinished)
    return is_sealed(unfinished)


def _back_up(source: sqlite3.Connection, unfinished: Path, pages: int) -> None:
    """Raises _TooManyRestarts: SQLite starts again whenever another connection has written."""
    seen = [0, 0]  # pages left the last time, restarts

    def look(_status: int, left: int, _total: int) -> None:
        seen[:] = [left, seen[1] + (left > seen[0] > 0)]
        if seen[1] > MOST_RESTARTS:
            raise _TooManyRestarts

    # A new file each time: without a journal SQLite cannot take back what it has written.
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished, isolation_level=None)) as copied:
        copied.execute("PRAGMA journal_mode = OFF")
        copied.execute("PRAGMA synchronous = OFF")  # synced once, at the end
        source.backup(copied, pages=pages, progress=look, sleep=PAUSE_S)


def _copy_and_compare(copy: Path, unfinished: Path) -> None:
    shutil.copyfile(copy, unfinished)
    _sync(unfinished)
    if _digest(copy) != _digest(unfinished):
        raise Unlike


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system lets a folder be synced."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # network file systems may refuse; the file itself is synced
        return
    finally:
        os.close(handle)
