"""What the file menu does with drafts: history, backup copies, everything in one file."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.drafts.backups.backup import folder_beside
from core.drafts.backups.copies import CopiedDraft, locked_in_bundle
from core.drafts.bundles.bundle import Bundled, write_bundle
from core.drafts.bundles.reading import Bundle, read_bundle
from core.errors import UserFixable
from core.report import Report
from gui.desk import Desk
from gui.drafts.backup_dialog import BackupDialog
from gui.drafts.deleted_dialog import DeletedDialog
from gui.drafts.history_dialog import HistoryDialog
from gui.jobs import Jobs
from gui.settings import Settings

ZIP = ".zip"


class DraftCommands(QObject):
    """Opens the dialogs about drafts and does what is chosen in them.

    Signals: notice(str) with a sentence to be shown; backup_folder_chosen().
    """

    notice = Signal(str)
    backup_folder_chosen = Signal()

    def __init__(self, desk: Desk, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._window = window
        self._jobs = Jobs(self)

    def show_history(self) -> None:
        """Show the versions of the open draft."""
        session = self._desk.session
        if session is None or not self._desk.draft_id:
            self.notice.emit(self.tr("示例没有版本历史。"))
            return
        self._desk.save_now()
        dialog = HistoryDialog(
            session.form,
            session.report,
            self._desk.versions(),
            self._desk.load_version,
            can_restore=not session.read_only,
            parent=self._window,
        )
        dialog.restore_asked.connect(self._restore)
        dialog.open()

    def show_deleted(self) -> None:
        """Show the drafts that were deleted lately, or tell that there are none."""
        drafts = self._desk.drafts.deleted()
        if not drafts:
            self.notice.emit(self.tr("最近 30 天没有删除过草稿。更早的，可以从备份取回。"))
            return
        dialog = DeletedDialog(drafts, self._window)
        dialog.restore_asked.connect(self._restore_deleted)
        dialog.open()

    def show_backups(self) -> None:
        """Show the backup copies."""
        self._desk.save_now()
        dialog = BackupDialog(
            self._settings, folder_beside(self._desk.drafts.database), self._window
        )
        dialog.taken.connect(self._take_back)
        dialog.taken_locked.connect(self._take_back_locked)
        dialog.folder_chosen.connect(self.backup_folder_chosen)
        dialog.open()

    def export_all(self) -> None:
        """Write all drafts into one zip."""
        self._desk.save_now()
        proposed = str(
            Path.home() / self.tr("年报草稿备份{day}.zip").format(day=f"{date.today():%Y%m%d}")
        )
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("全部备份为一个文件"), proposed, self.tr("压缩文件 (*.zip)")
        )
        if name:
            target = Path(name) if name.lower().endswith(ZIP) else Path(name + ZIP)
            work = partial(write_bundle, self._desk.drafts.database, target)
            self._jobs.start(work, partial(self._on_bundled, target), self._on_problem)

    def open_bundle(self, path: Path) -> None:
        """Take all reports of a zip in as drafts. Raises FileNotReadable or NotAReport."""
        bundle: Bundle = read_bundle(path)
        locked, problems = self._locked_in(path) if bundle.has_database else ((), ())
        for name, report in bundle.reports:
            self._desk.drafts.add(report, name)
        for draft in locked:
            self._desk.drafts.add_locked(draft, draft.info.name)
        words = self.tr("已从“{file}”读入 {count} 份草稿。").format(
            file=path.name, count=len(bundle.reports) + len(locked)
        )
        self.notice.emit("\n".join((words, *bundle.problems, *problems)))

    def _locked_in(self, path: Path) -> tuple[tuple[CopiedDraft, ...], tuple[str, ...]]:
        """Return the locked drafts of a zip, and a sentence when its database cannot be read."""
        try:
            return locked_in_bundle(path), ()
        except UserFixable as error:
            return (), (str(error),)

    def finish(self) -> None:
        """Wait for what is being written."""
        self._jobs.finish()

    def _restore(self, report: Report, moment: str) -> None:
        if self._desk.session:
            words = self.tr("恢复到 {moment} 的版本").format(moment=moment)
            self._desk.session.restore(report, words)
            self.notice.emit(self.tr("已{words}。不合适可以撤销。").format(words=words))

    def _restore_deleted(self, draft_id: str) -> None:
        def restore() -> None:
            self._desk.drafts.restore(draft_id)
            words = self.tr("已取回草稿“{name}”，在开始页的草稿列表里。")
            self.notice.emit(words.format(name=self._desk.drafts.name_of(draft_id)))

        self._try(restore)

    def _take_back(self, report: Report, name: str) -> None:
        self._try(lambda: self._desk.take_back(report, name))

    def _take_back_locked(self, draft: CopiedDraft, name: str) -> None:
        def take() -> None:
            self._desk.drafts.add_locked(draft, name)
            words = self.tr("已取回“{name}”，在开始页打开它，要输入原来的密码。")
            self.notice.emit(words.format(name=name))

        self._try(take)

    def _on_bundled(self, target: Path, bundled: Bundled) -> None:
        words = self.tr("已把 {count} 份草稿备份到“{file}”。").format(
            count=bundled.reports, file=target
        )
        self.notice.emit("\n".join((words, *bundled.problems)))

    def _on_problem(self, error: UserFixable) -> None:
        self.notice.emit(str(error))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserFixable as error:
            self.notice.emit(str(error))
