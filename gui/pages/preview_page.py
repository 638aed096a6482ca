"""The last step 预览与导出: the report as it will be printed, what is left to mend, and the ways out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.checks.finding import Finding
from core.compose import compose
from core.exporting.export import REPORT_SUFFIX
from core.format.model import Level
from gui.export_flow import PRINT
from gui.paper.printing import Pages
from gui.paper.view import PaperView
from gui.session import ReportSession
from gui.urgency import by_urgency, is_wrong

REFRESH_MS = 150
_PROGRESS_AFTER_MS = 400  # most exports are over before anybody could read it


class PreviewPage(QWidget):
    """Shows the report on paper and offers every way out.

    Signals:
    jump_requested(object)    the Key of the field the officer wants to go to
    export_requested(str)     the suffix of the file that is wanted, or "print"
    """

    jump_requested = Signal(object)
    export_requested = Signal(str)

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview_page")
        self.setAccessibleName(self.tr("预览与导出"))
        self._session = session
        self._is_stale = True
        self._first_key: object = None
        self._progress_words = ""
        self._refresh_timer = self._timer(REFRESH_MS, self._refresh)
        self._progress_timer = self._timer(_PROGRESS_AFTER_MS, self._show_progress)
        self._build()
        self._connect()

    def _timer(self, interval_ms: int, call: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(call)
        return timer

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.addLayout(self._summary_row())
        layout.addLayout(self._export_row())
        self._paper = PaperView(self)
        layout.addWidget(self._paper, 1)
        layout.addLayout(self._view_row())

    def _summary_row(self) -> QHBoxLayout:
        self._summary = QLabel(self)
        self._summary.setObjectName("preview_summary")
        self._summary.setWordWrap(True)
        self._mend = self._button("preview_mend", self.tr("逐项处理"), self._on_mend)
        row = QHBoxLayout()
        row.addWidget(self._summary, 1)
        row.addWidget(self._mend)
        return row

    def _export_row(self) -> QHBoxLayout:
        ways = (
            ("export_word", self.tr("导出 Word…"), ".docx"),
            ("export_text", self.tr("导出文本…"), ".txt"),
            ("export_report", self.tr("导出年报文件…"), REPORT_SUFFIX),
            ("print_report", self.tr("打印…"), PRINT),
        )
        self._exports = [
            self._button(name, words, partial(self.export_requested.emit, suffix))
            for name, words, suffix in ways
        ]
        self._exports[0].setProperty("primary", True)
        self._exports[2].setToolTip(self.tr("存成 .nianbao 文件，可以在另一台电脑上继续填写"))
        row = QHBoxLayout()
        for button in self._exports:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _view_row(self) -> QHBoxLayout:
        self._place = QLabel(self)
        self._place.setObjectName("preview_place")
        self._progress = QProgressBar(self)
        self._progress.setObjectName("export_progress")
        self._progress.setRange(0, 0)
        self._progress.setMaximumHeight(self.fontMetrics().height())
        self._progress.hide()
        self._zoom = QLabel(self)
        self._zoom.setObjectName("preview_zoom")
        row = QHBoxLayout()
        row.addWidget(self._place)
        row.addWidget(self._progress)
        row.addStretch(1)
        row.addWidget(self._button("zoom_out", self.tr("缩小"), self._paper.zoom_out))
        row.addWidget(self._zoom)
        row.addWidget(self._button("zoom_in", self.tr("放大"), self._paper.zoom_in))
        row.addWidget(self._button("zoom_fit", self.tr("适合宽度"), self._paper.fit_width))
        return row

    def _button(self, name: str, words: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words.removesuffix("…"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: call())
        return button

    def _connect(self) -> None:
        self._session.report_edited.connect(self._on_report_edited)
        self._session.findings_changed.connect(self._show_summary)
        self._paper.place_clicked.connect(self.jump_requested)
        self._paper.view_changed.connect(self._show_place)

    def start_progress(self, words: str) -> None:
        """Show that an export is on its way, if it takes long enough to be read."""
        self._progress_words = words
        self._progress.setAccessibleName(words)
        self._progress_timer.start()
        for button in self._exports:
            button.setEnabled(False)

    def end_progress(self) -> None:
        """Show that no export is on its way."""
        self._progress_timer.stop()
        self._progress.hide()
        self._show_place()
        for button in self._exports:
            button.setEnabled(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the report as it is now."""
        super().showEvent(event)
        self._show_summary()
        if self._is_stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do no work while nobody looks."""
        super().hideEvent(event)
        self._refresh_timer.stop()

    def _on_report_edited(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh_timer.start()

    def _refresh(self) -> None:
        session = self._session
        self._paper.show_pages(Pages(compose(session.form, session.report, session.results)))
        self._is_stale = False

    def _show_summary(self) -> None:
        findings = by_urgency(self._session.findings)
        self._first_key = findings[0].where[0] if findings else None
        self._summary.setText(self._summary_text(findings))
        self._mend.setVisible(bool(findings))

    def _summary_text(self, findings: list[Finding]) -> str:
        missing = sum(one.is_missing for one in findings)
        errors = sum(is_wrong(one) for one in findings)
        counts = (
            (Level.ERROR.word, errors),
            (Level.WARNING.word, len(findings) - errors - missing),
            (self.tr("未填"), missing),
        )
        place = self.tr("{word} {count} 处")
        shown = [place.format(word=word, count=count) for word, count in counts if count]
        if not shown:
            return self.tr("✓ 没有发现问题，可以导出")
        return self.tr("▲ 还有：{parts}").format(parts="、".join(shown))

    def _show_place(self) -> None:
        paper = self._paper
        place = self.tr("第 {page} 页，共 {count} 页")
        text = place.format(page=paper.page + 1, count=paper.page_count)
        self._place.setText(text)
        paper.setAccessibleDescription(text)
        self._zoom.setText(f"{paper.zoom:.0%}")

    def _on_mend(self) -> None:
        if self._first_key is not None:
            self.jump_requested.emit(self._first_key)

    def _show_progress(self) -> None:
        self._place.setText(self._progress_words)
        self._progress.show()
