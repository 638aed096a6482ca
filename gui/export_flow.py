"""The export as the officer meets it: what must be mended, where to, done or why not."""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from core.compose import compose
from core.errors import CannotWrite, UserFixable
from core.format.model import Format, Level
from core.report import Report
from core.wording import title_of
from gui.export_questions import Answer, ExportQuestions
from gui.jobs import Jobs
from gui.session import ReportSession

FOLDER_SETTING = "export/folder"
_LONGEST_NAME = 70  # characters; three bytes each, and file systems allow 255
_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？”＜＞｜")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its suffix, what it is called, and whether it is handed on to readers."""

    suffix: str
    words: str
    is_for_readers: bool = True


class ExportFlow(QObject):
    """Exports and prints the report of `session`.

    Signals:
    export_started(str)      what is being done, as “正在导出 Word 文档…”
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
        session: ReportSession,
        jobs: Jobs,
        settings: QSettings,
        questions: ExportQuestions | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._questions = questions or ExportQuestions(parent)
        self._is_running = False
        self._order: tuple[Kind, Path] | None = None  # what is being written, or was at last

    def export_word(self) -> None:
        """Export the Word document."""
        self._begin(Kind(".docx", self.tr("Word 文档")))

    def export_text(self) -> None:
        """Export plain text."""
        self._begin(Kind(".txt", self.tr("文本文件")))

    def export_report_file(self) -> None:
        """Export the report file, which this program reads again."""
        self._begin(Kind(".nianbao", self.tr("年报文件"), is_for_readers=False))

    def print_report(self) -> None:
        """Print the report on the printer chosen in the system's dialog."""
        from gui.printing import print_document  # late: few print

        document = compose(self._session.form, self._session.report, self._session.results)
        printer = self._questions.ask_printer(document.title)
        if printer is None:
            return
        try:
            print_document(document, printer)
        except CannotWrite as error:
            self.notice.emit(str(error), [(self.tr("再打印"), self.print_report)])
            return
        self.notice.emit(self.tr("已经送去打印。"), [])

    def _begin(self, kind: Kind) -> None:
        if self._is_running:
            return
        errors = [one for one in self._session.findings if one.level is Level.ERROR]
        is_draft = bool(errors) and kind.is_for_readers
        if is_draft:
            answer = self._questions.ask_about_findings(errors)
            if answer is Answer.MEND:
                self.jump_requested.emit(errors[0].where[0])
            if answer is not Answer.DRAFT:
                return
        name = proposed_name(self._session.form, self._session.report, is_draft=is_draft)
        self._ask_and_write(kind, self._folder() / (name + kind.suffix))

    def _ask_and_write(self, kind: Kind, proposed: Path) -> None:
        chosen = self._questions.ask_path(proposed, kind.words)
        if chosen is None:
            return
        path = with_suffix(chosen, kind.suffix)
        # The dialog asked about the name that was typed; this one is of our making.
        if path != chosen and path.exists() and not self._questions.ask_overwrite(path):
            self._ask_and_write(kind, path)
            return
        self._write(kind, path)

    def _write(self, kind: Kind, path: Path) -> None:
        self._is_running, self._order = True, (kind, path)
        self.export_started.emit(self.tr("正在导出{kind}…").format(kind=kind.words))
        work = partial(_export, self._session.form, self._session.report, path)
        job = self._jobs.start(work, self._on_done, self._on_problem)
        job.ended.connect(self._on_ended)

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
        kind, path = self._order
        answer = self._questions.ask_again(str(error))
        if answer is Answer.AGAIN:
            self._write(kind, path)
        elif answer is Answer.ELSEWHERE:
            self._ask_and_write(kind, path)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            sentence = self.tr("“{name}”打不开。请在文件夹“{folder}”里双击它。")
            self.notice.emit(sentence.format(name=path.name, folder=path.parent), [])

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


def _export(form: Format, report: Report, path: Path) -> Path:
    """Write the report to `path` and return it; runs in a thread."""
    from core.exporting.export import export  # late: brings the Word writer

    export(form, report, path)
    return path
