"""The full check of a draft database: its pages by SQLite, every row by its sha256. For any thread."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.drafts.connection import connect, is_damage
from core.drafts.problems import in_sentences
from core.drafts.schema import is_newer
from core.drafts.seals import SEALED, is_sound
from core.errors import DraftsDamaged

WAIT_MS = 2000

_IDS = """
    SELECT id FROM drafts UNION SELECT draft_id FROM bodies UNION SELECT draft_id FROM versions
"""
_OWN = {"drafts": "id", "bodies": "draft_id", "versions": "draft_id"}


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the check found: whether the file is sound as a whole, and the drafts with a damaged row."""

    is_file_sound: bool
    drafts: int
    damaged: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether nothing at all is damaged."""
        return self.is_file_sound and not self.damaged

    @property
    def sentence(self) -> str:
        """Return what to tell the officer."""
        if self.is_sound:
            return f"检查了 {self.drafts} 份草稿，都完好。"
        found = f"有 {len(self.damaged)} 份草稿" if self.damaged else "草稿库文件"
        return (
            f"检查草稿库时发现{found}有损坏的地方。请关掉正在填的年报，"
            "程序会从完好的部分和备份里找回内容，损坏的文件不会删除。"
        )


def inspect(path: Path) -> Inspection:
    """Return what is damaged in the database at `path`, which may be in use meanwhile.

    In short readings, one per draft, so that a save hardly waits. When it finds something the window
    is to close the store and to call `core.drafts.recovery.recover`.
    """
    try:
        with in_sentences(path), closing(connect(path, WAIT_MS)) as connection:
            return _inspect(connection)
    except DraftsDamaged:
        return Inspection(is_file_sound=False, drafts=0, damaged=())


def _inspect(connection: sqlite3.Connection) -> Inspection:
    connection.execute("PRAGMA query_only = ON")
    if is_newer(connection):  # whose rows are sealed in a way we do not know
        return Inspection(_is_file_sound(connection), 0, ())
    ids = [str(row["id"]) for row in connection.execute(_IDS)]
    damaged = tuple(draft_id for draft_id in ids if not _is_draft_sound(connection, draft_id))
    return Inspection(_is_file_sound(connection), len(ids), damaged)


def _is_file_sound(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def _is_draft_sound(connection: sqlite3.Connection, draft_id: str) -> bool:
    """Return whether the draft has its line, its body and its newest version, and every row is sound."""
    try:
        rows = {
            table: connection.execute(
                f"SELECT * FROM {table} WHERE {_OWN[table]} = ?", (draft_id,)
            ).fetchall()
            for table in SEALED
        }
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return False
    if not all(is_sound(table, row) for table in SEALED for row in rows[table]):
        return False
    newest = {row["version"] for row in (*rows["drafts"], *rows["bodies"])}
    numbers = [row["number"] for row in rows["versions"]]
    return len(rows["drafts"]) == len(rows["bodies"]) == 1 and newest == {max(numbers, default=0)}
