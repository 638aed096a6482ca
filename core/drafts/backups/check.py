"""Is a copy of the draft database whole, and is every row in it as it was written?"""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from core.drafts.seals import SEALED, is_sound


class Unsound(Exception):
    """The copy is a damaged database: so is what it was copied from."""


def is_sealed(copy: Path) -> bool:
    """Return whether every row of `copy` is as it was written; also for one of a version without seals.

    Raises Unsound or sqlite3.Error when it cannot even be read from one end to the other.
    """
    with closing(sqlite3.connect(read_only_uri(copy), uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise Unsound("quick_check")
        # All of them are read, also after one that is not sealed.
        sealed = [_is_table_sealed(connection, table) for table in _tables(connection)]
        return all(sealed)


def read_only_uri(path: Path) -> str:
    """Return the address of a finished copy, which nobody changes: SQLite then takes no lock.

    >>> read_only_uri(Path("/media/U 盘/a#1.sqlite"))
    'file:///media/U%20%E7%9B%98/a%231.sqlite?mode=ro&immutable=1'
    """
    plain = path.as_posix()
    # “//server/share” becomes file:////server/share: SQLite refuses a server where a host stands.
    return f"file://{'' if plain.startswith('/') else '/'}{quote(plain)}?mode=ro&immutable=1"


def _is_table_sealed(connection: sqlite3.Connection, table: str) -> bool:
    """Read every row: more or fewer than are counted, and the table is damaged."""
    counted = connection.execute(f'SELECT count(*) FROM "{table}" NOT INDEXED').fetchone()[0]
    rows = connection.execute(f'SELECT * FROM "{table}"')
    has_seals = "sha256" in [column[0] for column in rows.description] and table in SEALED
    sound = [not has_seals or is_sound(table, row) for row in rows]
    if len(sound) != counted:
        raise Unsound(table)
    return all(sound)


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [str(row[0]) for row in rows]
