"""The tables of the draft database and how an older one becomes the present one.

`PRAGMA user_version` counts the migrations done. A change of the tables is a new function at the
end of `MIGRATIONS`, never an edit of an old one, and a new file in `tests/old_drafts`. To reshape
a table use `sqlite_utils.Database(connection, execute_plugins=False).table(…).transform(…)`.
"""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from core.drafts.connection import copy_file, transaction
from core.drafts.problems import newer, not_ours

APPLICATION_ID = 0x4E42_4447  # “NBDG”: marks the file as ours

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


MIGRATIONS: tuple[Migration, ...] = (_drafts,)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations the database has seen; 0 for an empty file."""
    return int(_pragma(connection, "user_version"))


def check_readable(connection: sqlite3.Connection, path: Path) -> None:
    """Write nothing, and raise DraftsUnavailable when the database is another program's or from a newer version."""
    is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not is_empty and _pragma(connection, "application_id") != APPLICATION_ID:
        raise not_ours(path)
    if version_of(connection) > len(MIGRATIONS):
        raise newer(path)


def bring_up_to_date(
    connection: sqlite3.Connection,
    path: Path,
    now: datetime,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Do the migrations that are missing, each a transaction of its own with a copy before it."""
    while version_of(connection) < len(migrations):
        with transaction(connection):
            _migrate(connection, path, now, migrations)


def _migrate(
    connection: sqlite3.Connection, path: Path, now: datetime, migrations: Sequence[Migration]
) -> None:
    done = version_of(connection)  # again: another window may have been quicker
    if done >= len(migrations):
        return
    if done > 0:
        copy_file(path, path.with_name(f"{path.stem}-v{done}-{now:%Y%m%d-%H%M%S}{path.suffix}"))
    migrations[done](connection)
    connection.execute(f"PRAGMA user_version = {done + 1}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
