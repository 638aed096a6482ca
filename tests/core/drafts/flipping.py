"""Damages a database file the ways a disk does."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

PAGE = 4096


def flip(path: Path, seed: int, count: int = 16) -> None:
    """Change `count` bytes of the file anywhere."""
    dice, content = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(count):
        content[dice.randrange(len(content))] ^= dice.randrange(1, 256)
    path.write_bytes(content)


def blank_page(path: Path, number: int) -> None:
    """Fill a page, counted from 1 as SQLite does, with zeros."""
    content = bytearray(path.read_bytes())
    content[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def root_page(path: Path, name: str) -> int:
    """Return the first page of a table or index."""
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(query, (name,)).fetchone()[0])


def change(path: Path, statement: str, *values: object) -> None:
    """Change rows without renewing their sha256."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # As the store does: Windows deletes no journal that another connection has open.
        connection.execute("PRAGMA journal_mode = PERSIST")
        assert connection.execute(statement, values).rowcount, "nothing was damaged"
