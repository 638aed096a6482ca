"""The connection to the draft database: how durable a save is, and one transaction at a time."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

JOURNAL_BYTES = 256 * 1024  # that the journal keeps; a save needs about 40 KB
PRIMARY = 0xFF  # an extended code of SQLite holds the primary one in its lowest byte


def connect(path: Path, wait_ms: int) -> sqlite3.Connection:
    """Return a connection to `path` that waits `wait_ms` for a lock; transactions are begun by hand."""
    connection = sqlite3.connect(path, timeout=wait_ms / 1000, isolation_level=None)
    connection.row_factory = sqlite3.Row
    # One damaged text must not keep the other rows from being read; the sha256 tells that it is damaged.
    connection.text_factory = lambda text: text.decode(errors="replace")
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Make a COMMIT return only when the change would survive a power cut.

    PERSIST: WAL breaks on network drives and spreads a draft over three files; DELETE with FULL can
    bring a removed journal back after a power cut and so undo the last save. The journal that stays
    is also the room a change needs when the disk is full.
    """
    connection.execute("PRAGMA journal_mode = PERSIST")
    connection.execute(f"PRAGMA journal_size_limit = {JOURNAL_BYTES}")
    connection.execute("PRAGMA synchronous = FULL")


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    """Insert `row` by the names of its columns."""
    places = ", ".join("?" * len(row))
    names = ", ".join(row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values()))


def put(connection: sqlite3.Connection, table: str, key: str, row: Mapping[str, object]) -> None:
    """Update the row with the same `key`, or insert it.

    Not by sqlite-utils, which asks for the schema at each upsert: a quarter of the time of a save.
    """
    changes = ", ".join(f"{column} = ?" for column in row)
    update = f"UPDATE {table} SET {changes} WHERE {key} = ?"
    if not connection.execute(update, (*row.values(), row[key])).rowcount:
        insert(connection, table, row)


def rows_left(
    connection: sqlite3.Connection, query: str, values: tuple[object, ...] = ()
) -> list[sqlite3.Row]:
    """Return the rows of a query, none when the pages they are on are damaged."""
    try:
        return connection.execute(query, values).fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        return []


def is_damage(error: Exception) -> bool:
    """Return whether SQLite says that the file is damaged, and not that it is locked or full."""
    if isinstance(error, UnicodeDecodeError):  # its message quotes what is damaged
        return True
    code = getattr(error, "sqlite_errorcode", 0)
    return code & PRIMARY in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or (
        code == sqlite3.SQLITE_IOERR_SHORT_READ
    )


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
