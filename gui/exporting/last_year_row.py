"""Which report of last year 一图读懂 compares with, if any."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.comparing import other_year
from core.errors import UserFixable
from core.importing.reportfile import read_report
from core.report import Report
from gui.exporting.export_questions import ExportQuestions
from gui.session import ReportSession


class LastYearRow(QWidget):
    """Shows the year that is compared with, and lets the officer choose the file of another.

    Signals: remarked(str) with the sentence why a file was not taken, or that it is of another year.
    """

    remarked = Signal(str)

    def __init__(
        self, session: ReportSession, questions: ExportQuestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.report: Report | None = session.last_year
        self._questions = questions
        self._words = QLabel()
        self.choose = QPushButton(self.tr("选上年年报文件…"))
        self.choose.setObjectName("export.last_year")
        self.choose.setProperty("beside", True)
        self.choose.setAutoDefault(False)
        self.choose.setAccessibleDescription(self.tr("“一图读懂”与上一年比较"))
        self.choose.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.choose)
        self._show_words()

    def _ask(self, _checked: bool = False) -> None:
        path = self._questions.ask_last_year(Path.home())
        if path is None:
            return
        try:
            self.report = read_report(path)
        except UserFixable as error:
            self.remarked.emit(str(error))
            return
        self.remarked.emit(other_year(self._session.report, self.report, path.name))
        self._show_words()

    def _show_words(self) -> None:
        if self.report is None:
            self._words.setText(self.tr("“一图读懂”：不与上年比较"))
            return
        year = self.tr("{year}年").format(year=self.report.year) if self.report.year else ""
        unit = self.report.short_unit
        self._words.setText(self.tr("“一图读懂”：与{unit}{year}比较").format(unit=unit, year=year))
