"""The export as the officer meets it: what must be mended, where to, done or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from core.checks.finding import Finding
from core.compose import compose
from core.errors import CannotWrite, UserFixable
from core.exporting.export import REPORT_SUFFIX
from core.format.check import Level
from core.looking import is_there
from gui.exporting.export_questions import Answer, ExportQuestions
from gui.exporting.folder import export_folder, remember_folder
from gui.exporting.forms import Material, form_of, material_of
from gui.exporting.names import proposed_name, with_suffix
from gui.findings.urgency import by_urgency
from gui.jobs import Jobs
from gui.session import ReportSession
from gui.settings import STYLE_SETTING, wants_contents

PRINT, SEVERAL, FRAGMENT = "print", "several", "fragment"
PDF_SUFFIX = ".pdf"
_NO_PRINTER = (
    "这台电脑没有装打印机，打印不了。请装好打印机再打印，或者导出 PDF，拿到有打印机的电脑上打印。"
)


@dataclass(frozen=True, slots=True)
class _Order:
    """One export on its way: whose report, in which form, to which file."""

    session: ReportSession
    suffix: str
    path: Path


class ExportFlow(QObject):
    """Exports and prints reports, one at a time.

    Signals:
    export_started(str)      what is being done, as “正在导出：Word 文档”
    export_ended()           it is over, done or not
    exported(object)         the Path of the finished file
    notice(str, list)        a sentence for the quiet bar, and its actions: (words, callable)
    jump_requested(object)   the Key of the place the officer wants to mend first
    """

    export_started = Signal(str)
    export_ended = Signal()
    exported = Signal(object)
    notice = Signal(str, list)
    jump_requested = Signal(object)

    def __init__(
        self,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        jobs: Jobs | None = None,
        questions: ExportQuestions | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = jobs or Jobs(self)
        self._questions = questions or ExportQuestions(parent)
        self._is_running = False
        self._order: _Order | None = None  # what is being written, or was at last

    def export(self, session: ReportSession, suffix: str) -> None:
        """Export the report to a file of the kind of `suffix`.

        PRINT prints it, SEVERAL asks for several forms at once, FRAGMENT copies it for a portal's editor.
        """
        ways = {PRINT: self._print, SEVERAL: self._export_several, FRAGMENT: self._copy_fragment}
        if suffix in ways:
            ways[suffix](session)
        elif not self._is_running:
            self._begin(session, suffix)

    def finish(self) -> None:
        """Wait until the running export is done; call it before the window goes."""
        self._jobs.finish()

    def _print(self, session: ReportSession) -> None:
        if not self._questions.has_printer():
            as_pdf = (self.tr("导出 PDF…"), partial(self.export, session, PDF_SUFFIX))
            self.notice.emit(self.tr(_NO_PRINTER), [as_pdf])
            return
        from gui.paper.pages import Pages  # late: few print
        from gui.paper.printing import print_pages
        from gui.paper.typesetting import Typesetter

        document = compose(session.form, session.report, session.results)
        printer = self._questions.ask_printer(document.title)
        if printer is None:
            return
        try:
            print_pages(Pages(document, Typesetter(self._material(session).style)), printer)
        except CannotWrite as error:
            self.notice.emit(str(error), [(self.tr("再打印"), partial(self._print, session))])
            return
        self.notice.emit(self.tr("已经送去打印。"), [])

    def _export_several(self, session: ReportSession) -> None:
        from gui.exporting.dialog import ExportDialog  # late: most export Word only

        parent = self.parent()
        window = parent if isinstance(parent, QWidget) else None
        errors = _errors(session)
        dialog = ExportDialog(session, errors, self._settings, window, jobs=self._jobs)
        dialog.copy_asked.connect(partial(self._copy_fragment, session))
        dialog.mend_asked.connect(lambda: self.jump_requested.emit(errors[0].where[0]))
        dialog.exec()
        if dialog.written:
            self._tell_written(dialog.written, is_complete=dialog.is_complete)
        dialog.deleteLater()

    def _copy_fragment(self, session: ReportSession) -> None:
        from gui.exporting.clipboard import copy_fragment

        copy_fragment(compose(session.form, session.report, session.results))
        words = self.tr("网页片段已经复制。到网站后台的编辑框里粘贴，标题另填在标题栏里。")
        self.notice.emit(words, [])

    def _begin(self, session: ReportSession, suffix: str) -> None:
        errors = _errors(session)
        is_draft = bool(errors) and suffix != REPORT_SUFFIX
        if is_draft:
            answer = self._questions.ask_about_findings(errors)
            if answer is Answer.MEND:
                self.jump_requested.emit(errors[0].where[0])
            if answer is not Answer.DRAFT:
                return
        name = proposed_name(session.form, session.report, is_draft=is_draft)
        self._ask_and_write(
            _Order(session, suffix, export_folder(self._settings) / (name + suffix))
        )

    def _ask_and_write(self, order: _Order) -> None:
        chosen = self._questions.ask_path(order.path, self._words(order))
        if chosen is None:
            return
        order = replace(order, path=with_suffix(chosen, order.suffix))
        is_ours = order.path != chosen  # the dialog asked about the name that was typed only
        if is_ours and is_there(order.path) and not self._questions.ask_overwrite(order.path):
            self._ask_and_write(order)
            return
        self._write(order)

    def _write(self, order: _Order) -> None:
        self._is_running, self._order = True, order
        self.export_started.emit(self.tr("正在导出：{kind}").format(kind=self._words(order)))
        work = partial(_export, self._material(order.session), order)
        job = self._jobs.start(work, self._on_done, self._on_problem)
        job.ended.connect(self._on_ended)

    def _words(self, order: _Order) -> str:
        """Return what a file of this kind is called."""
        return form_of(order.suffix).words

    def _on_ended(self) -> None:
        self._is_running = False
        self.export_ended.emit()

    def _on_done(self, path: Path) -> None:
        remember_folder(self._settings, path.parent)
        self._tell_written([path])

    def _tell_written(self, written: Sequence[Path], *, is_complete: bool = True) -> None:
        first = written[0]
        words, opening = self.tr("已导出：{name}").format(name=first.name), self.tr("打开")
        if len(written) > 1:
            several = self.tr("已导出 {count} 个文件到“{folder}”。")
            words = several.format(count=len(written), folder=first.parent.name)
            opening = self.tr("打开 {kind}").format(kind=form_of(first.suffix).words)
        if not is_complete:
            words += (
                self.tr("其余的没有导出。") if len(written) > 1 else self.tr("，其余的没有导出。")
            )
        actions = [
            (opening, partial(self._open, first)),
            (self.tr("打开所在文件夹"), partial(self._open, first.parent)),
        ]
        self.notice.emit(words, actions)
        for path in written:
            self.exported.emit(path)

    def _on_problem(self, error: UserFixable) -> None:
        if self._order is None:
            return
        answer = self._questions.ask_again(str(error))
        if answer is Answer.AGAIN:
            self._write(self._order)
        elif answer is Answer.ELSEWHERE:
            self._ask_and_write(self._order)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            sentence = self.tr("“{name}”打不开。请在文件夹“{folder}”里双击它。")
            self.notice.emit(sentence.format(name=path.name, folder=path.parent), [])

    def _material(self, session: ReportSession) -> Material:
        """Return what is exported, in the page style chosen in the preview."""
        style = str(self._settings.value(STYLE_SETTING, ""))
        contents = wants_contents(self._settings)
        return material_of(
            session.form, session.report, style, session.last_year, contents=contents
        )


def _errors(session: ReportSession) -> list[Finding]:
    """Return what must be mended before the report is handed in, the most urgent first."""
    return [one for one in by_urgency(session.findings) if one.level is Level.ERROR]


def _export(material: Material, order: _Order) -> Path:
    """Write the file that was ordered and return its path; runs in a thread."""
    form_of(order.suffix).write(material, order.path)
    return order.path
