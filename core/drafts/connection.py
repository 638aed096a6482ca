"""The connection to the draft database: how durable a save is, and one transaction at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


def connect(path: Path, wait_ms: int) -> sqlite3.Connection:
    """Return a connection to `path` that waits `wait_ms` for a lock; transactions are begun by hand."""
    connection = sqlite3.connect(path, timeout=wait_ms / 1000, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Make a COMMIT return only when the change would survive a power cut.

    TRUNCATE: WAL breaks on network drives and spreads a draft over three files; DELETE with FULL
    can bring a removed journal back after a power cut and so undo the last save.
    """
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do everything inside as one change: whole on disk afterwards, or not at all.

    The write lock is taken first, so nobody writes between our reading and our writing.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def copy_file(path: Path, target: Path) -> None:
    """Write a copy of the database at `path` to `target`, whole or not at all.

    Through SQLite: closing the file after a plain read would drop this process's locks on it.
    """
    unfinished = target.with_name(f"{target.name}.tmp")
    unfinished.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(path)) as source,
        closing(sqlite3.connect(unfinished)) as copied,
    ):
        source.backup(copied)
    unfinished.replace(target)
