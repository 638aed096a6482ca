"""What lies on the officer's desk: the one report that is open, and the drafts to choose from.

What an open report needs is imported when the first one is opened, see `gui.window.main_window`.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core import paths
from core.drafts.store import DraftStore, OpenDraft
from core.errors import DraftConflict, DraftsUnavailable, UserFixable
from gui.drafts.drafts import Drafts

if TYPE_CHECKING:
    from core.drafts.history import VersionInfo
    from core.drafts.passwords.protecting import Rewritten
    from core.format.model import Format
    from core.report import Report
    from gui.drafts.autosave import AutoSave
    from gui.session import ReportSession

SAMPLE = "硚口区人力资源局-2024.nianbao"


class Desk(QObject):
    """Opens and closes reports; each but the sample is a draft that is saved by itself.

    Signals: opened(ReportSession); closed(); saved(datetime), save_failed(str), save_pending() of the open
    draft; remarked(str) with what the officer should know about a draft that was opened: somebody else has it
    open, something is damaged; conflicted(str) when a save was refused because somebody else saved the draft
    meanwhile.
    """

    opened = Signal(object)
    closed = Signal()
    saved = Signal(object)
    save_failed = Signal(str)
    save_pending = Signal()
    remarked = Signal(str)
    conflicted = Signal(str)

    def __init__(self, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drafts = Drafts(store, self)
        self._autosave: AutoSave | None = None
        self._draft_id = ""
        self._version = 0
        self._is_unwritable = False
        self.session: ReportSession | None = None

    @property
    def draft_id(self) -> str:
        """Return the id of the open draft, "" on the start page and in the sample."""
        return self._draft_id

    @property
    def _store(self) -> DraftStore:
        return self.drafts.store

    @property
    def version_count(self) -> int:
        """Return how many versions of the open draft are kept, 0 when that cannot be read just now."""
        try:
            return self._store.versions.count(self._draft_id)
        except DraftsUnavailable:
            return 0

    def start_report(self, unit: str, year: int) -> None:
        """Begin a new draft on the form of its year and open it. Raises FormMissing when there is none."""
        from core.forms.installed import form_for_year
        from core.years.starting import new_report

        report = new_report(form_for_year(year), unit, year, self.drafts.latest())
        self._take_in(report)

    def open_draft(self, draft_id: str) -> None:
        """Open a draft where it was left, to look at only when somebody else has it open.

        The open report stays when it cannot be saved. A draft with a password is to be unlocked before.
        Raises FormMissing when the rule pack with its form is gone; the draft stays as it is.
        """
        from core.forms.installed import newer_form_words
        from core.years.starting import with_sub_headings
        from gui.drafts.autosave import AutoSave
        from gui.session import ReportSession

        if not self.close_report():
            return
        draft, form = self._opened_with_form(draft_id)
        self._draft_id, self._version = draft_id, draft.version
        self._is_unwritable = draft.is_unwritable
        self.session = ReportSession(
            form,
            with_sub_headings(form, draft.report),
            read_only=bool(draft.read_only_reason),
            parent=self,
        )
        self._autosave = AutoSave(self.session, partial(self._save, draft_id), self)
        self._autosave.saved.connect(self.saved)
        self._autosave.failed.connect(self.save_failed)
        self._autosave.pending.connect(self.save_pending)
        self.opened.emit(self.session)
        newer = newer_form_words(form, draft.report.year)
        for remark in filter(None, (draft.read_only_reason, draft.notice, newer)):
            self.remarked.emit(remark)

    def open_file(self, path: Path) -> None:
        """Take a report file in as a new draft and open it. Raises FileNotReadable or NotAReport."""
        from core.importing.reportfile import read_report

        self._take_in(read_report(path), name=path.stem)

    def open_sample(self) -> None:
        """Open the sample, which can be read but not changed; the open report stays when it cannot be saved."""
        from core.forms.installed import load_format
        from core.importing.reportfile import read_report
        from gui.session import ReportSession

        if not self.close_report():
            return
        report = read_report(paths.resources() / "samples" / SAMPLE)
        self.session = ReportSession(
            load_format(report.format_id), report, read_only=True, parent=self
        )
        self.opened.emit(self.session)

    def versions(self) -> "tuple[VersionInfo, ...]":
        """Return the kept versions of the open draft, newest first."""
        return self._store.versions.of(self._draft_id)

    def load_version(self, number: int) -> "Report":
        """Return the open draft as it was in a version."""
        return self._store.versions.load(self._draft_id, number)

    def take_back(self, report: "Report", name: str) -> None:
        """Put a report from a backup or a document on the list as a draft of its own, and open it."""
        self._take_in(report, name=name)

    def keep_as_new(self) -> None:
        """Put what is on the screen into a new draft: the old one was changed by somebody else."""
        if self.session is None or self._autosave is None:
            return
        report, name = self.session.report, self._store.info(self._draft_id).name
        new = self.drafts.add(report, f"{name or report.short_unit}（另存）", like=self._draft_id)
        self._autosave.forget()
        self.open_draft(new)

    def keep(self) -> None:
        """Tell others that the draft is still open here, and the officer when another's has become free."""
        if self._draft_id in self._store.keep():
            self.remarked.emit("这份草稿别处已经关闭。请回到开始页重新打开，就可以修改了。")
        elif self._draft_id and self._is_unwritable and self._can_write_again(self._draft_id):
            self.open_draft(self._draft_id)  # nothing was typed into what could only be looked at
            self.remarked.emit("草稿库现在可以写了，可以接着填。")

    @property
    def has_password(self) -> bool:
        """Return whether the open draft has a password."""
        return bool(self._draft_id) and self._store.passwords.is_unlocked(self._draft_id)

    def needs_password(self, draft_id: str) -> bool:
        """Return whether `unlock` is needed before the draft can be opened."""
        return self._store.passwords.needs_password(draft_id)

    def unlock(self, draft_id: str, password: str) -> None:
        """Let the draft be opened. Raises WrongPassword."""
        self._store.passwords.unlock(draft_id, password)

    def set_password(self, password: str) -> bool:
        """Lock the open draft, which is saved; return whether its old text is gone from the file."""
        return self._lock(lambda: self._store.passwords.set_password(self._draft_id, password))

    def remove_password(self) -> None:
        """Store the open draft, which is saved, without password."""
        self._lock(lambda: self._store.passwords.remove_password(self._draft_id))

    def save_now(self) -> bool:
        """Save what is not saved yet; return whether everything is safe."""
        return self._autosave.save_now() if self._autosave else True

    def close_report(self) -> bool:
        """Save and close the open report; return False and leave it open when it cannot be saved."""
        if self.session is None:
            return True
        if not self.save_now():
            return False
        session, self.session = self.session, None
        autosave, self._autosave = self._autosave, None
        if self._draft_id:
            self._store.give_back(self._draft_id)
            self._draft_id = ""
        self.closed.emit()
        if autosave:
            autosave.deleteLater()
        session.deleteLater()
        return True

    def leave(self) -> None:
        """Close the store; the program ends."""
        self._store.close()

    def _opened_with_form(self, draft_id: str) -> "tuple[OpenDraft, Format]":
        from core.forms.installed import load_format

        draft = self._opened(draft_id)
        try:
            return draft, load_format(draft.report.format_id)
        except UserFixable:
            self._store.give_back(draft_id)
            raise

    def _opened(self, draft_id: str) -> OpenDraft:
        draft = self._store.open(draft_id)
        if draft.is_unwritable and self._can_write_again(draft_id):
            return self._store.open(draft_id)
        return draft

    def _can_write_again(self, draft_id: str) -> bool:
        """Return whether the file may be written by now, and then go on with a fresh store."""
        with suppress(UserFixable):
            fresh = DraftStore(self.drafts.database)
            with suppress(UserFixable):
                if not fresh.open(draft_id).is_unwritable:
                    fresh.give_back(draft_id)
                    self._store.close()
                    self.drafts.store = fresh
                    return True
            fresh.close()
        return False

    def _take_in(self, report: "Report", name: str = "") -> None:
        self.open_draft(self.drafts.add(report, name))

    def _lock(self, change: "Callable[[], Rewritten]") -> bool:
        done = change()
        self._version = done.version
        self.drafts.changed.emit()
        return done.is_scrubbed

    def _save(self, draft_id: str, report: "Report", steps: tuple[int, int]) -> datetime:
        try:
            saved = self._store.save(draft_id, report, steps=steps, base_version=self._version)
        except DraftConflict as conflict:
            self.conflicted.emit(str(conflict))
            raise
        self._version = saved.version
        return saved.moment
