"""Removes what SQLite leaves lying in the file and its journal of rows that are gone.

Deleted rows stay readable in free pages and in the journal, which is kept for the next save. After a
draft got a password its old text must be in neither.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.drafts.database import Database
from core.errors import DraftsUnavailable

_log = logging.getLogger(__name__)


@contextmanager
def deleting_securely(connection: sqlite3.Connection) -> Iterator[None]:
    """Let SQLite write zeros over what is deleted inside."""
    before = connection.execute("PRAGMA secure_delete").fetchone()[0]
    connection.execute("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA secure_delete = {before}")


def scrub(file: Database) -> bool:
    """Leave nothing of deleted rows in the file and in its journal; return whether that was possible.

    The file is written anew, which needs its size once more on the disk; nothing is lost when that fails.
    """
    try:
        with file.reading():
            file.connection.execute("VACUUM")
        with file.writing():  # nobody else is using the journal meanwhile, and we not yet
            _write_zeros(Path(f"{file.path}-journal"))
    except DraftsUnavailable as error:
        _log.info("not scrubbed: %s", type(error.__cause__).__name__)
        return False
    return True


def _write_zeros(journal: Path) -> None:
    if not journal.exists():
        return
    with journal.open("rb+") as file:
        file.write(bytes(journal.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
