"""The drafts of this computer: listed, looked into, changed. What is open of them lies on the desk, see `gui.desk`."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.drafts.store import DraftStore
from core.drafts.summary import DraftInfo
from core.errors import UserFixable

if TYPE_CHECKING:
    from core.drafts.backups.copies import CopiedDraft
    from core.report import Report


class Drafts(QObject):
    """Emits `changed()` when the list is another. Every change raises DraftsUnavailable when the file refuses."""

    changed = Signal()

    def __init__(self, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store

    @property
    def database(self) -> Path:
        """Return where the draft database is."""
        return self.store.path

    def all(self) -> tuple[DraftInfo, ...]:
        """Return all drafts, the last changed first."""
        return self.store.drafts()

    def deleted(self) -> tuple[DraftInfo, ...]:
        """Return the drafts that `restore` can bring back, the one deleted last first."""
        return self.store.deleted()

    def latest(self) -> "Report | None":
        """Return the last changed draft that can be read without password; its lasting facts begin a new report."""
        for draft in self.all():
            if not draft.is_locked:  # what is in it is to stay in it, also while it is open
                with suppress(UserFixable):
                    return self.store.load(draft.id)
        return None

    def of_last_year(self, report: "Report") -> tuple[DraftInfo, ...]:
        """Return the drafts of the same unit and the year before, the last changed first; none under a password."""
        if not report.unit or not report.year:
            return ()
        wanted = report.unit, report.year - 1
        return tuple(
            one for one in self.all() if (one.unit, one.year) == wanted and not one.is_locked
        )

    def has(self, report: "Report") -> bool:
        """Return whether just this report is among the drafts that can be read without password."""
        for draft in self.all():
            if (draft.unit, draft.year) == (report.unit, report.year) and not draft.is_locked:
                with suppress(UserFixable):
                    if self.store.load(draft.id) == report:
                        return True
        return False

    def load(self, draft_id: str) -> "Report":
        """Return what is in a draft, to look at only. Raises DraftLocked and the like when it cannot be read."""
        return self.store.load(draft_id)

    def name_of(self, draft_id: str) -> str:
        """Return what the list calls a draft."""
        return self.store.info(draft_id).shown_name

    def add(self, report: "Report", name: str = "", like: str = "") -> str:
        """Put a report on the list and return its id; with the password of the open draft `like`, when that has one."""
        from core.evaluate import evaluate
        from core.forms.installed import load_format
        from core.steps import progress

        steps = progress(evaluate(load_format(report.format_id), report).steps)
        draft_id = self.store.create(report, name=name, steps=steps, like=like)
        self.changed.emit()
        return draft_id

    def add_locked(self, draft: "CopiedDraft", name: str) -> None:
        """Put a draft under a password on the list as it came; only its password opens it."""
        self._change(lambda: self.store.create_locked(draft.locked, draft.info, name=name))

    def rename(self, draft_id: str, name: str) -> None:
        """Give a draft another name."""
        self._change(lambda: self.store.rename(draft_id, name))

    def copy(self, draft_id: str) -> None:
        """Put a copy of a draft beside it."""
        self._change(lambda: self.store.copy(draft_id))

    def delete(self, draft_id: str) -> None:
        """Take a draft off the list; `restore` brings it back."""
        self._change(lambda: self.store.delete(draft_id))

    def restore(self, draft_id: str) -> None:
        """Bring a deleted draft back."""
        self._change(lambda: self.store.restore(draft_id))

    def work_on(self, store: DraftStore) -> None:
        """Go on with another store, after the first was mended."""
        self.store = store
        self.changed.emit()

    def _change(self, change: Callable[[], object]) -> None:
        change()
        self.changed.emit()
