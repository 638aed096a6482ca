"""The export as the officer meets it: what must be mended, where to, done or why not."""

import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from core.compose import compose
from core.errors import CannotWrite, UserFixable
from core.exporting.export import REPORT_SUFFIX, export
from core.exporting.options import WordOptions
from core.format.model import Format, Level
from core.report import Report
from core.styles.library import StyleLibrary
from core.styles.model import PageStyle
from core.wording import title_of
from gui.export_questions import Answer, ExportQuestions
from gui.jobs import Jobs
from gui.session import ReportSession
from gui.settings import STYLE_SETTING
from gui.urgency import by_urgency

FOLDER_SETTING = "export/folder"
_LONGEST_NAME = 70  # characters; three bytes each, and file systems allow 255
_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？”＜＞｜")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")


PRINT = "print"
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
        """Export the report to a file of the kind of `suffix`, or print it when that is PRINT."""
        if suffix == PRINT:
            self._print(session)
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
            print_pages(Pages(document, Typesetter(self._style())), printer)
        except CannotWrite as error:
            self.notice.emit(str(error), [(self.tr("再打印"), partial(self._print, session))])
            return
        self.notice.emit(self.tr("已经送去打印。"), [])

    def _begin(self, session: ReportSession, suffix: str) -> None:
        errors = [one for one in by_urgency(session.findings) if one.level is Level.ERROR]
        is_draft = bool(errors) and suffix != REPORT_SUFFIX
        if is_draft:
            answer = self._questions.ask_about_findings(errors)
            if answer is Answer.MEND:
                self.jump_requested.emit(errors[0].where[0])
            if answer is not Answer.DRAFT:
                return
        name = proposed_name(session.form, session.report, is_draft=is_draft)
        self._ask_and_write(_Order(session, suffix, self._folder() / (name + suffix)))

    def _ask_and_write(self, order: _Order) -> None:
        chosen = self._questions.ask_path(order.path, self._words(order))
        if chosen is None:
            return
        order = replace(order, path=with_suffix(chosen, order.suffix))
        is_ours = order.path != chosen  # the dialog asked about the name that was typed only
        if is_ours and order.path.exists() and not self._questions.ask_overwrite(order.path):
            self._ask_and_write(order)
            return
        self._write(order)

    def _write(self, order: _Order) -> None:
        self._is_running, self._order = True, order
        self.export_started.emit(self.tr("正在导出：{kind}").format(kind=self._words(order)))
        write = write_pdf if order.suffix == PDF_SUFFIX else _export
        work = partial(write, order.session.form, order.session.report, order.path, self._style())
        job = self._jobs.start(work, self._on_done, self._on_problem)
        job.ended.connect(self._on_ended)

    def _words(self, order: _Order) -> str:
        """Return what a file of this kind is called."""
        words = {
            ".docx": self.tr("Word 文档"),
            PDF_SUFFIX: self.tr("PDF 文件"),
            ".txt": self.tr("文本文件"),
            REPORT_SUFFIX: self.tr("年报文件"),
        }
        return words[order.suffix]

    def _on_ended(self) -> None:
        self._is_running = False
        self.export_ended.emit()

    def _on_done(self, path: Path) -> None:
        self._settings.setValue(FOLDER_SETTING, str(path.parent))
        actions = [
            (self.tr("打开"), partial(self._open, path)),
            (self.tr("打开所在文件夹"), partial(self._open, path.parent)),
        ]
        self.notice.emit(self.tr("已导出：{name}").format(name=path.name), actions)
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

    def _style(self) -> PageStyle:
        """Return the page style chosen in the preview."""
        return StyleLibrary().load_or_default(str(self._settings.value(STYLE_SETTING, "")))

    def _folder(self) -> Path:
        """Return the folder of the last export, else 文档, 桌面 or the home folder."""
        remembered = str(self._settings.value(FOLDER_SETTING, ""))
        places = QStandardPaths.StandardLocation
        usual = (places.DocumentsLocation, places.DesktopLocation, places.HomeLocation)
        names = (remembered, *map(QStandardPaths.writableLocation, usual))
        return next((Path(name) for name in names if name and Path(name).is_dir()), Path.home())


def proposed_name(form: Format, report: Report, *, is_draft: bool) -> str:
    """Return the title of the report as a file name without suffix; a draft says so at its end."""
    title = _UNPRINTABLE.sub("", title_of(form, report)).translate(_FULL_WIDTH)
    return title.strip(" .")[-_LONGEST_NAME:] + ("草稿" if is_draft else "")


def with_suffix(path: Path, suffix: str) -> Path:
    """Return `path` ending in `suffix`; what looks like another suffix may be part of the name.

    >>> with_suffix(Path("年报2024.1.20"), ".docx").name
    '年报2024.1.20.docx'
    """
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def _export(form: Format, report: Report, path: Path, style: PageStyle) -> Path:
    """Write the report to `path` and return it; runs in a thread."""
    export(form, report, path, WordOptions(style))
    return path


def write_pdf(form: Format, report: Report, path: Path, style: PageStyle) -> Path:
    """Write the report to `path` as PDF and return it; runs in a thread. Raises CannotWrite."""
    from gui.paper.pdf import write_pdf as write  # late: few want one

    write(compose(form, report), style, path)
    return path
