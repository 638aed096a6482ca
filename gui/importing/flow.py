"""From a file to the import page to a draft: reading beside the window, and what the officer decides."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from core.errors import UserFixable
from core.importing.anything import import_file, read_anything
from core.importing.imported import Imported
from core.importing.merging import merged
from core.importing.notes import with_kept_totals
from core.report import Report
from core.years.next_year import next_year_report
from gui.desk import Desk
from gui.importing.dialog import ImportDialog
from gui.importing.uses import Use, offers
from gui.jobs import CancelFlag, Jobs
from gui.window.notices import Action

SHOWN_AFTER_MS = 400


class Imports(QObject):
    """Leads through one import at a time.

    Signals: notice(str, list, bool) a sentence, its actions, and whether it stays.
    """

    notice = Signal(str, list, bool)

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        compare_with: Callable[[str], object],
        *,
        jobs: Jobs | None = None,
    ) -> None:
        """`compare_with` takes the id of the draft that is last year's report of the open one."""
        super().__init__(window)
        self._compare_with = compare_with
        self._desk = desk
        self._window = window
        self._jobs = jobs or Jobs(self)
        self._progress: QProgressDialog | None = None
        self._flag = CancelFlag()
        self.dialog: ImportDialog | None = None

    def open(self, path: Path, *, is_last_year: bool = False) -> None:
        """Read a file and show the import page; `is_last_year` proposes to begin this year's report from it."""
        if self.dialog is not None:
            self.dialog.notices.show_notice(
                self.tr("请先决定怎样用这个文件，或者取消，再打开另一个。")
            )
            return
        if self._progress is not None:
            self.notice.emit(self.tr("正在读另一个文件，请等一下，或者取消。"), [], False)
            return
        flag = self._flag = CancelFlag()
        progress = self._progress = self._progress_of(path.name, flag)
        job = self._jobs.start(
            partial(import_file, path),
            partial(self._on_read, path, is_last_year),
            self._on_problem,
            flag,
        )
        job.ended.connect(partial(self._end, progress))

    def begin_next_year(self) -> None:
        """Begin next year's report from the open one. Raises FormMissing, or what the drafts raise."""
        session = self._desk.session
        if session is not None and self._desk.draft_id:
            self._begin_after(session.report)
        else:
            self.notice.emit(self.tr("示例不是本单位的年报，不能从它开始。"), [], False)

    def begin_after_file(self, path: Path) -> None:
        """Begin this year's report from a report file of last year. Raises UserFixable."""
        report = read_anything(path).report
        self._keep_last_year(report)
        self._begin_after(report)

    def finish(self) -> None:
        """Wait for what is being read; nobody wants it any more."""
        self._flag.cancel()
        self._jobs.finish()

    def _progress_of(self, name: str, flag: CancelFlag) -> QProgressDialog:
        """Return what shows, after a moment, that a file is being read, and cancels it."""
        words = self.tr("正在读“{name}”……").format(name=name)
        progress = QProgressDialog(words, self.tr("取消"), 0, 0, self._window)
        progress.setObjectName("import_progress")
        progress.setWindowTitle(self.tr("读入文件"))
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(SHOWN_AFTER_MS)
        progress.canceled.connect(flag.cancel)
        progress.canceled.connect(self._forget_progress)
        progress.setValue(0)
        return progress

    def _forget_progress(self) -> None:
        self._progress = None

    def _end(self, progress: QProgressDialog) -> None:
        """Take the progress away: the file was read, or could not be, or nobody wants it any more."""
        if progress is self._progress:
            self._progress = None
        progress.blockSignals(True)  # closing it is no cancelling
        progress.reset()
        progress.deleteLater()

    def _on_problem(self, error: UserFixable) -> None:
        self.notice.emit(str(error), [], True)

    def _on_read(self, path: Path, is_last_year: bool, imported: Imported) -> None:
        found = offers(imported, self._desk.session)
        first = Use.LAST_YEAR if is_last_year and Use.LAST_YEAR in found else list(found)[-1]
        self.dialog = ImportDialog(path.name, imported, found, first, self._window)
        self.dialog.accepted_as.connect(partial(self._use, path))
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _use(self, path: Path, use: Use) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        imported = dialog.page.imported
        try:
            match use:
                case Use.DRAFT:
                    self._take_as_draft(with_kept_totals(imported), path)
                case Use.MERGE:
                    self._merge(imported, path)
                case Use.COMPARE:
                    self._compare(with_kept_totals(imported), path)
                case Use.LAST_YEAR:
                    self._keep_last_year(with_kept_totals(imported))
                    self._begin_after(imported.report)
        except UserFixable as error:
            dialog.notices.show_notice(str(error), sticky=True)
        else:
            dialog.accept()

    def _take_as_draft(self, report: Report, path: Path) -> None:
        self._desk.take_back(report, path.stem)
        words = self.tr("已把“{name}”读成新草稿。").format(name=path.name)
        self.notice.emit(words, [self._next_year_action()] if report.year else [], False)

    def _merge(self, imported: Imported, path: Path) -> None:
        session = self._desk.session
        if session is None:
            return
        session.restore(
            merged(session.report, imported), self.tr("读入“{name}”").format(name=path.name)
        )
        words = self.tr("已把“{name}”放进这份年报。不合适可以撤销。").format(name=path.name)
        self.notice.emit(words, [(self.tr("撤销"), session.undo_stack.undo)], False)

    def _compare(self, report: Report, path: Path) -> None:
        """Keep last year's report as a draft, and set it beside the open one."""
        self._compare_with(self._desk.drafts.add(report, ""))
        words = self.tr("已把“{name}”作为去年的年报。表三里可以填入上年结转，“与上年对比”看全部。")
        self.notice.emit(words.format(name=path.name), [], False)

    def _keep_last_year(self, report: Report) -> None:
        """Put last year's report among the drafts, where both years are compared, unless it is there already."""
        if not self._desk.drafts.has(report):
            self._desk.drafts.add(report, "")

    def _begin_after(self, last_year: Report) -> None:
        """Open a new draft of the next year; what comes from last year is one step that can be undone."""
        report = next_year_report(last_year)
        before = self._desk.session
        self._desk.start_report(report.unit, report.year or 0)
        session = self._desk.session
        if session is None or session is before:  # the open report could not be saved, and stays
            return
        session.restore(report, self.tr("带入 {year} 年年报的内容").format(year=last_year.year))
        words = self.tr(
            "已新建 {year} 年年报：单位信息、小标题、上年结转和去年写的问题都带过来了，请核对。"
        ).format(year=report.year)
        self.notice.emit(words, [], True)

    def _next_year_action(self) -> Action:
        return self.tr("以此为去年，新建下一年年报"), self._try_next_year

    def _try_next_year(self) -> None:
        try:
            self.begin_next_year()
        except UserFixable as error:
            self.notice.emit(str(error), [], True)
