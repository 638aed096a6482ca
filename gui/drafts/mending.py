"""Looks for damage in the draft database while nobody waits for it, and mends it when the officer agrees."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.drafts.backups.backup import folder_beside, folder_within
from core.drafts.inspection import Inspection, inspect
from core.drafts.recovery import recover
from core.drafts.store import DraftStore, local_now
from core.errors import UserFixable
from gui.desk import Desk
from gui.jobs import Jobs


class Mending(QObject):
    """Checks every page and every row once, in a thread. Emits `notice(str, list)`: a sentence and its actions."""

    notice = Signal(str, list)

    def __init__(
        self, desk: Desk, second_folder: Callable[[], Path | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._second_folder = second_folder
        self._jobs = Jobs(self)

    def begin(self) -> None:
        """Look for damage; a file that cannot be read now is looked at at the next start."""
        self._jobs.start(
            partial(inspect, self._desk.drafts.database), self._on_inspected, lambda _error: None
        )

    def finish(self) -> None:
        """Wait for the check that is running."""
        self._jobs.finish()

    def mend(self) -> None:
        """Close the report, set the damaged file aside, and go on with what is sound."""
        if not self._desk.close_report():
            return
        path = self._desk.drafts.database
        self._desk.leave()
        try:
            sentence = recover(
                path, backup_folders(path, self._second_folder()), local_now()
            ).sentence
        except UserFixable as error:
            sentence = str(error)
        self._desk.drafts.work_on(DraftStore(path))
        self.notice.emit(sentence, [])

    def _on_inspected(self, found: Inspection) -> None:
        if not found.is_sound:
            self.notice.emit(found.sentence, [(self.tr("现在找回"), self.mend)])


def backup_folders(database: Path, second: Path | None) -> list[Path]:
    """Return the folders with copies of `database`."""
    return [folder_beside(database), *([folder_within(second)] if second else [])]
