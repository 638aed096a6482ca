"""Who has a draft open: one row per open draft, kept alive by beats.

A lease only spares two officers a conflict; that nothing is overwritten is the work of the version
every save is checked against. So a lease taken over too early costs a sentence and never a report.

Clocks are trusted as little as can be. On the machine of the owner no clock is asked: the process
runs or it does not. For a lease of another machine the store watches, by its own monotonic clock,
whether the count of beats goes on. Only a lease that is a day old by the calendar is taken at first
sight: two clocks of an office may differ by hours, when a zone is set wrong, hardly by a day.
"""

import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from core.drafts import processes
from core.drafts.summary import moment, stamp

BEAT_S = 10.0  # a younger beat is not renewed by a save
STANDS_STILL_S = 60.0  # three beats of the window, which come every 20 s
DAY = timedelta(days=1)

_ONE = "SELECT * FROM leases WHERE draft_id = ?"
_TAKE = """
    INSERT OR REPLACE INTO leases (draft_id, owner, host, pid, process, beats, beat)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Owner:
    """One open store: the same process may open another one later."""

    host: str = field(default_factory=processes.host)
    pid: int = field(default_factory=os.getpid)
    process: str | None = field(default_factory=lambda: processes.mark(os.getpid()))
    id: str = field(default_factory=lambda: os.urandom(8).hex())


class Leases:
    """The leases of one store. Every method is to be called inside a transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        clock: Callable[[], datetime],
        *,
        owner: Owner | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._ticks = ticks
        self._given_owner = owner
        self._beaten: dict[str, float] = {}
        self._refused: set[str] = set()
        self._watched: dict[str, tuple[str, int, float]] = {}

    @cached_property
    def _owner(self) -> Owner:
        return self._given_owner or Owner()

    @property
    def held(self) -> tuple[str, ...]:
        """Return the drafts this store has open."""
        return tuple(self._beaten)

    @property
    def refused(self) -> tuple[str, ...]:
        """Return the drafts that somebody else had open when they were asked for."""
        return tuple(self._refused)

    def take(self, draft_id: str) -> str:
        """Take or renew the lease and return "", or return where the draft is open."""
        row = self._connection.execute(_ONE, (draft_id,)).fetchone()
        if row is not None and not self._is_free(row):
            self._beaten.pop(draft_id, None)
            self._refused.add(draft_id)
            return self._where(row)
        beats = row["beats"] + 1 if row is not None and isinstance(row["beats"], int) else 1
        owner = self._owner
        values = (owner.id, owner.host, owner.pid, owner.process, beats, stamp(self._clock()))
        self._connection.execute(_TAKE, (draft_id, *values))
        self._beaten[draft_id] = self._ticks()
        self._forget_other(draft_id)
        return ""

    def hold(self, draft_id: str) -> str:
        """Do what `take` does, but write nothing while the last beat is young."""
        row = self._connection.execute(_ONE, (draft_id,)).fetchone()
        is_ours = row is not None and row["owner"] == self._owner.id
        if is_ours and self._ticks() - self._beaten.get(draft_id, -BEAT_S) < BEAT_S:
            return ""
        return self.take(draft_id)

    def is_free(self, draft_id: str) -> bool:
        """Return whether nobody else has the draft open, as far as is known by now."""
        row = self._connection.execute(_ONE, (draft_id,)).fetchone()
        return row is None or self._is_free(row)

    def give_back(self, draft_id: str) -> None:
        """Let go of the lease; of somebody else's nothing happens."""
        self._forget_other(draft_id)
        if self._beaten.pop(draft_id, None) is not None:
            self._connection.execute(
                "DELETE FROM leases WHERE draft_id = ? AND owner = ?", (draft_id, self._owner.id)
            )

    def _forget_other(self, draft_id: str) -> None:
        self._refused.discard(draft_id)
        self._watched.pop(draft_id, None)

    def _is_free(self, row: sqlite3.Row) -> bool:
        if row["owner"] == self._owner.id:
            return True
        if row["host"] == self._owner.host and isinstance(row["pid"], int):
            running = processes.mark(row["pid"])
            if running is not None and row["process"] is not None:
                return bool(running != row["process"])
        beat = moment(row["beat"])
        return self._stands_still(row) or beat is None or self._clock() - beat > DAY

    def _stands_still(self, row: sqlite3.Row) -> bool:
        seen = self._watched.get(row["draft_id"])
        if seen and seen[:2] == (row["owner"], row["beats"]):
            return self._ticks() - seen[2] >= STANDS_STILL_S
        self._watched[row["draft_id"]] = (row["owner"], row["beats"], self._ticks())
        return False

    def _where(self, row: sqlite3.Row) -> str:
        return "本机另一个窗口" if row["host"] == self._owner.host else f"电脑“{row['host']}”上"
