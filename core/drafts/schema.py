"""The tables of the draft database and how an older one becomes the present one.

`PRAGMA user_version` counts the migrations done. A change of the tables is a new function at the
end of `MIGRATIONS`, never an edit of an old one, and a new file in `tests/old_drafts`. To reshape
a table use `sqlite_utils.Database(connection, execute_plugins=False).table(…).transform(…)`.
"""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from core.drafts.connection import copy_file, insert, transaction
from core.drafts.problems import damaged, not_ours

APPLICATION_ID = 0x4E42_4447  # “NBDG”: marks the file as ours

BEYOND_ANY_VERSION = 1000  # so many migrations there will never be: the number itself is damaged
_OUR_TABLES = {"drafts", "bodies", "versions"}

Migration = Callable[[sqlite3.Connection], object]


def _drafts(connection: sqlite3.Connection) -> None:
    """Make the table of drafts. `body` comes last: a list of drafts then never reads it from disk."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        """
        CREATE TABLE drafts (
            id TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            unit TEXT NOT NULL,
            year INTEGER,
            format_id TEXT NOT NULL,
            steps_done INTEGER NOT NULL,
            steps_all INTEGER NOT NULL,
            changed TEXT NOT NULL,
            deleted TEXT,
            body TEXT NOT NULL
        )
        """
    )


def _versions(connection: sqlite3.Connection) -> None:
    """Give every draft a history, every row its sha256, and the bodies a table of their own.

    The list of drafts is then a few pages, wherever the bodies lie; `reserve` is room that a full
    disk cannot take.
    """
    connection.execute("ALTER TABLE drafts RENAME TO old_drafts")
    for table in _TABLES_OF_2:
        connection.execute(table)
    connection.execute("INSERT INTO reserve VALUES (zeroblob(16384))")
    for row in connection.execute(
        "SELECT rowid AS place, * FROM old_drafts ORDER BY rowid"
    ).fetchall():
        for table, values in as_rows_of_2(row).items():
            insert(connection, table, values)
    connection.execute("DROP TABLE old_drafts")


def as_rows_of_2(row: sqlite3.Row) -> dict[str, dict[str, object]]:
    """Return the rows of schema 2, by table, for a draft of schema 1."""
    from core.drafts.history import BEGUN, next_number
    from core.drafts.seals import SEALED, pack, sealed
    from core.drafts.summary import moment

    number = next_number(None, moment(row["changed"]) or datetime.fromtimestamp(0, UTC))
    body, times = pack(row["body"]), {"started": row["changed"], "saved": row["changed"]}
    line = {column: row[column] for column in SEALED["drafts"] if column != "version"}
    version = {"draft_id": row["id"], "number": number, **times, "what": BEGUN, "body": body}
    rows = {
        "drafts": {**line, "version": number},
        "bodies": {"draft_id": row["id"], "version": number, "body": body},
        "versions": version,
    }
    return {table: sealed(table, one) for table, one in rows.items()}


_TABLES_OF_2 = (
    """
    CREATE TABLE drafts (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        year INTEGER,
        format_id TEXT NOT NULL,
        steps_done INTEGER NOT NULL,
        steps_all INTEGER NOT NULL,
        changed TEXT NOT NULL,
        deleted TEXT,
        version INTEGER NOT NULL,
        sha256 TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE bodies (
        draft_id TEXT PRIMARY KEY NOT NULL,
        version INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        body BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE versions (
        draft_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        started TEXT NOT NULL,
        saved TEXT NOT NULL,
        what TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        body BLOB NOT NULL
    )
    """,
    # With the time: thinning out then reads the index and not the pages of the bodies.
    "CREATE UNIQUE INDEX versions_of_draft ON versions (draft_id, number, saved)",
    """
    CREATE TABLE leases (
        draft_id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        host TEXT NOT NULL,
        pid INTEGER NOT NULL,
        process TEXT,
        beats INTEGER NOT NULL,
        beat TEXT NOT NULL
    )
    """,
    "CREATE TABLE reserve (filler BLOB NOT NULL)",
)


def _index_of_locked(connection: sqlite3.Connection) -> None:
    """List the drafts under a password apart; a program that knows no passwords must not write any more.

    The bytes are “nianbao-locked:”, with which such a body begins.
    """
    connection.execute(
        "CREATE INDEX locked_drafts ON bodies (draft_id) "
        "WHERE substr(body, 1, 15) = x'6e69616e62616f2d6c6f636b65643a'"
    )


MIGRATIONS: tuple[Migration, ...] = (_drafts, _versions, _index_of_locked)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations the database has seen; 0 for an empty file."""
    return int(_pragma(connection, "user_version"))


def check_readable(connection: sqlite3.Connection, path: Path) -> None:
    """Write nothing, and raise DraftsUnavailable when the database is another program's."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if tables and _pragma(connection, "application_id") != APPLICATION_ID:
        raise damaged(path) if tables >= _OUR_TABLES else not_ours(path)
    if version_of(connection) not in range(BEYOND_ANY_VERSION):
        raise damaged(path)


def is_newer(connection: sqlite3.Connection) -> bool:
    """Return whether a newer version of this program has changed the tables."""
    return version_of(connection) > len(MIGRATIONS)


def bring_up_to_date(
    connection: sqlite3.Connection,
    path: Path,
    now: datetime,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Do the migrations that are missing, each a transaction of its own with a copy before it.

    A file that is only being made has nothing to copy.
    """
    is_new = version_of(connection) == 0
    while version_of(connection) < len(migrations):
        with transaction(connection):
            done = version_of(connection)  # again: another window may have been quicker
            if done < len(migrations):
                if done and not is_new:
                    copy_file(path, _name_of_copy(path, done, now))
                migrations[done](connection)
                connection.execute(f"PRAGMA user_version = {done + 1}")


def _name_of_copy(path: Path, version: int, now: datetime) -> Path:
    return path.with_name(f"{path.stem}-v{version}-{now:%Y%m%d-%H%M%S}{path.suffix}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
