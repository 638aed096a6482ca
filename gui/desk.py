"""What lies on the officer's desk: the drafts, and the one report that is open.

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
from core.drafts.summary import DraftInfo
from core.errors import DraftConflict, DraftsUnavailable, UserFixable

if TYPE_CHECKING:
    from core.drafts.backups.copies import CopiedDraft
    from core.drafts.history import VersionInfo
    from core.drafts.passwords.protecting import Rewritten
    from core.format.model import Format
    from core.report import Report
    from gui.drafts.autosave import AutoSave
    from gui.session import ReportSession

SAMPLE = "硚口区人力资源局-2024.nianbao"


class Desk(QObject):
    """Opens and closes reports; each but the sample is a draft that is saved by itself.

    Signals: opened(ReportSession); closed(); drafts_changed() when the list of drafts is another;
    saved(datetime), save_failed(str), save_pending() of the open draft; remarked(str) with what the
    officer should know about a draft that was opened: somebody else has it open, something is damaged;
    conflicted(str) when a save was refused because somebody else saved the draft meanwhile.
    """

    opened = Signal(object)
    closed = Signal()
    drafts_changed = Signal()
    saved = Signal(object)
    save_failed = Signal(str)
    save_pending = Signal()
    remarked = Signal(str)
    conflicted = Signal(str)

    def __init__(self, store: DraftStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
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
    def version_count(self) -> int:
        """Return how many versions of the open draft are kept, 0 when that cannot be read just now."""
        try:
            return self._store.versions.count(self._draft_id)
        except DraftsUnavailable:
            return 0

    @property
    def database(self) -> Path:
        """Return where the draft database is."""
        return self._store.path

    def drafts(self) -> tuple[DraftInfo, ...]:
        """Return all drafts, the last changed first."""
        return self._store.drafts()

    def latest(self) -> "Report | None":
        """Return the last changed draft that can be read without password; its lasting facts begin a new report."""
        for draft in self.drafts():
            if not draft.is_locked:  # what is in it is to stay in it, also while it is open
                with suppress(UserFixable):
                    return self._store.load(draft.id)
        return None

    def load(self, draft_id: str) -> "Report":
        """Return what is in a draft, to look at only. Raises DraftLocked and the like when it cannot be read."""
        return self._store.load(draft_id)

    def last_year_drafts(self, report: "Report") -> tuple[DraftInfo, ...]:
        """Return the drafts of the same unit and the year before, the last changed first; none under a password."""
        if not report.unit or not report.year:
            return ()
        wanted = report.unit, report.year - 1
        return tuple(
            one for one in self.drafts() if (one.unit, one.year) == wanted and not one.is_locked
        )

    def start_report(self, unit: str, year: int) -> None:
        """Begin a new draft on the form of its year and open it. Raises FormMissing when there is none."""
        from core.forms.installed import form_for_year
        from core.years.starting import new_report

        report = new_report(form_for_year(year), unit, year, self.latest())
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

    def add(self, report: "Report", name: str) -> str:
        """Put a report on the list as a draft, and return its id."""
        draft_id = self._create(report, name)
        self.drafts_changed.emit()
        return draft_id

    def has_draft(self, report: "Report") -> bool:
        """Return whether just this report is among the drafts that can be read without password."""
        for draft in self.drafts():
            if (draft.unit, draft.year) == (report.unit, report.year) and not draft.is_locked:
                with suppress(UserFixable):
                    if self._store.load(draft.id) == report:
                        return True
        return False

    def take_back(self, report: "Report", name: str) -> None:
        """Put a report from a backup or a document on the list as a draft of its own, and open it."""
        self._take_in(report, name=name)

    def take_back_locked(self, draft: "CopiedDraft", name: str) -> None:
        """Put a draft under a password on the list as it came; only its password opens it."""
        self._change(lambda: self._store.create_locked(draft.locked, draft.info, name=name))

    def keep_as_new(self) -> None:
        """Put what is on the screen into a new draft: the old one was changed by somebody else."""
        if self.session is None or self._autosave is None:
            return
        report, name = self.session.report, self._store.info(self._draft_id).name
        new = self._create(report, f"{name or report.short_unit}（另存）", like=self._draft_id)
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

    def name_of(self, draft_id: str) -> str:
        """Return what the list calls a draft."""
        return self._store.info(draft_id).shown_name

    def rename(self, draft_id: str, name: str) -> None:
        """Give a draft another name."""
        self._change(lambda: self._store.rename(draft_id, name))

    def copy(self, draft_id: str) -> None:
        """Put a copy of a draft beside it."""
        self._change(lambda: self._store.copy(draft_id))

    def delete(self, draft_id: str) -> None:
        """Take a draft off the list; `restore` brings it back."""
        self._change(lambda: self._store.delete(draft_id))

    def deleted_drafts(self) -> tuple[DraftInfo, ...]:
        """Return the drafts that `restore` can bring back, the one deleted last first."""
        return self._store.deleted()

    def restore(self, draft_id: str) -> None:
        """Bring a deleted draft back."""
        self._change(lambda: self._store.restore(draft_id))

    def work_on(self, store: DraftStore) -> None:
        """Go on with another store, after the first was mended."""
        self._store = store
        self.drafts_changed.emit()

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
            fresh = DraftStore(self.database)
            with suppress(UserFixable):
                if not fresh.open(draft_id).is_unwritable:
                    fresh.give_back(draft_id)
                    self._store.close()
                    self._store = fresh
                    return True
            fresh.close()
        return False

    def _take_in(self, report: "Report", name: str = "") -> None:
        self.open_draft(self._create(report, name))

    def _create(self, report: "Report", name: str, like: str = "") -> str:
        from core.evaluate import evaluate
        from core.forms.installed import load_format
        from core.steps import progress

        steps = progress(evaluate(load_format(report.format_id), report).steps)
        return self._store.create(report, name=name, steps=steps, like=like)

    def _lock(self, change: "Callable[[], Rewritten]") -> bool:
        done = change()
        self._version = done.version
        self.drafts_changed.emit()
        return done.is_scrubbed

    def _change(self, change: Callable[[], object]) -> None:
        change()
        self.drafts_changed.emit()

    def _save(self, draft_id: str, report: "Report", steps: tuple[int, int]) -> datetime:
        try:
            saved = self._store.save(draft_id, report, steps=steps, base_version=self._version)
        except DraftConflict as conflict:
            self.conflicted.emit(str(conflict))
            raise
        self._version = saved.version
        return saved.moment
