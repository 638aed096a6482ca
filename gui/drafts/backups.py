"""Has backup copies made when they are due, in a thread: at the start, while editing, at the end."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from core.drafts.backups.backup import (
    BackupRun,
    Occasion,
    back_up,
    due,
    folder_beside,
    list_backups,
)
from core.drafts.store import local_now
from gui.desk import Desk
from gui.jobs import Jobs

LOOK_MS = 60_000


class Backups(QObject):
    """Watches what is saved on `desk` and copies the database.

    Signals:
    made()          there is a new copy
    troubled(str)   a sentence about a folder that took no copy, once until it takes one again
    """

    made = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        desk: Desk,
        database: Path,
        second_folder: Callable[[], Path | None],
        parent: QObject | None = None,
        *,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._second_folder = second_folder
        self._clock = clock
        self._changed = False
        self._told: frozenset[str] = frozenset()
        self._last: datetime | None = None
        self._jobs = Jobs(self)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(lambda: self._look(Occasion.EDITING))
        desk.saved.connect(self._on_changed)
        desk.drafts.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Make the copy of this start if it is due, and look again every minute."""
        copies = list_backups([folder_beside(self._database)])
        self._last = copies[0].made if copies else None
        self._look(Occasion.START)
        self._timer.start()

    def finish(self) -> None:
        """Make the last copy if something changed, and wait for it."""
        self._timer.stop()
        self._jobs.finish()
        self._look(Occasion.EXIT)
        self._jobs.finish()

    def copy_now(self) -> None:
        """Make a copy whether it is due or not, as when the officer has chosen another folder."""
        if not self._jobs.running:
            self._last, self._changed = self._clock(), False
            work = partial(back_up, self._database, self._last, self._second_folder())
            self._jobs.start(work, self._on_made, lambda error: self.troubled.emit(str(error)))

    def _look(self, occasion: Occasion) -> None:
        if due(occasion, self._clock(), self._last, changed=self._changed):
            self.copy_now()

    def _on_changed(self, *_: object) -> None:
        self._changed = True

    def _on_made(self, run: BackupRun) -> None:
        if run.made:
            self.made.emit()
        else:
            self._changed = True  # still to be copied
        for sentence in run.problems:
            if sentence not in self._told:
                self.troubled.emit(sentence)
        self._told = frozenset(run.problems)
