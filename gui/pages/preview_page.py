"""The last step 预览与导出: the report as it will be printed, what is left to mend, and the ways out."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.checks.finding import Finding
from core.compose import compose
from core.format.check import Level
from core.guidance import guidance
from core.keys import Key
from core.styles.library import StyleLibrary
from gui.findings.urgency import by_urgency, is_wrong
from gui.pages.style_choice import StyleChoice
from gui.pages.ways_out import WaysOut
from gui.paper.pages import Pages
from gui.paper.thumbnails import ThumbnailStrip
from gui.paper.typesetting import Typesetter
from gui.paper.view import PaperView
from gui.paper.view_bar import ViewBar
from gui.paper.zoom import Zoom, as_text, from_text
from gui.session import ReportSession
from gui.settings import Settings

REFRESH_MS = 5  # several changes at once are shown once
_PROGRESS_AFTER_MS = 400  # most exports are over before anybody could read it


class PreviewPage(QWidget):
    """Shows the report on paper and offers every way out.

    Signals:
    jump_requested(object)    the Key of the field the officer wants to go to
    export_requested(str)     the suffix of the file that is wanted, or "print"
    styles_requested()        the page styles are to be changed
    """

    jump_requested = Signal(object)
    export_requested = Signal(str)
    styles_requested = Signal()

    def __init__(
        self,
        session: ReportSession,
        settings: Settings | None = None,
        parent: QWidget | None = None,
        *,
        library: StyleLibrary | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preview_page")
        self.setAccessibleName(self.tr("预览与导出"))
        self._session = session
        self._settings = settings
        self._is_stale = True
        self._first_key: object = None
        self._progress_words = ""
        self._refresh_timer = self._timer(REFRESH_MS, self._refresh)
        self._progress_timer = self._timer(_PROGRESS_AFTER_MS, self._show_progress)
        self._styles = StyleChoice(library or StyleLibrary(), self)
        self._typesetter = Typesetter(self._styles.show_styles(self._remembered_style))
        self._build()
        self._connect()
        self._paper.choose_zoom(from_text(settings.preview_zoom if settings else ""))

    def _timer(self, interval_ms: int, call: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(call)
        return timer

    def _build(self) -> None:
        self._ways_out = WaysOut(self)
        self._thumbnails = ThumbnailStrip(self)
        self._paper = PaperView(self)
        self._bar = ViewBar(self)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("export_progress")
        self._progress.setRange(0, 0)
        self._progress.setMaximumHeight(self.fontMetrics().height())
        self._progress.hide()
        self._bar.add_beside_place(self._styles)
        self._bar.add_beside_place(self._progress)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._thumbnails)
        middle.addWidget(self._paper, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(self._summary_row())
        layout.addWidget(self._ways_out)
        layout.addLayout(middle, 1)
        layout.addWidget(self._bar)

    def _summary_row(self) -> QHBoxLayout:
        self._summary = QLabel(self)
        self._summary.setObjectName("preview_summary")
        self._summary.setWordWrap(True)
        self._mend = QPushButton(self.tr("逐项处理"), self)
        self._mend.setObjectName("preview_mend")
        self._mend.setAccessibleName(self._mend.text())
        self._mend.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self._summary, 1)
        row.addWidget(self._mend)
        return row

    def _connect(self) -> None:
        self._session.report_edited.connect(self._on_report_edited)
        self._session.findings_changed.connect(self._show_summary)
        self._mend.clicked.connect(self._on_mend)
        self._ways_out.asked.connect(self.export_requested)
        self._styles.style_chosen.connect(self.show_style)
        self._styles.edit_asked.connect(self.styles_requested)
        self._paper.describe_places(self._words_of)
        self._paper.place_clicked.connect(self.jump_requested)
        self._paper.view_changed.connect(self._show_place)
        self._paper.place_changed.connect(self._show_place)
        self._thumbnails.page_chosen.connect(self._paper.show_page)
        self._bar.zoom_chosen.connect(self._choose_zoom)
        self._bar.larger_asked.connect(self._paper.zoom_in)
        self._bar.smaller_asked.connect(self._paper.zoom_out)
        self._bar.page_asked.connect(lambda by: self._paper.show_page(self._paper.page + by))

    @property
    def _remembered_style(self) -> str:
        return self._settings.page_style if self._settings else ""

    def start_progress(self, words: str) -> None:
        """Show that an export is on its way, if it takes long enough to be read."""
        self._progress_words = words
        self._progress.setAccessibleName(words)
        self._progress_timer.start()
        self._ways_out.setEnabled(False)

    def end_progress(self) -> None:
        """Show that no export is on its way."""
        self._progress_timer.stop()
        self._progress.hide()
        self._show_place()
        self._ways_out.setEnabled(True)

    def show_style(self, name: str) -> None:
        """Show the report in another page style, and remember it for print and export."""
        style = self._styles.show_styles(name)
        if self._settings:
            self._settings.page_style = style.name
        if style != self._typesetter.style:
            self._typesetter = Typesetter(style)
            self._on_report_edited()

    def show_key(self, key: Key) -> None:
        """Scroll to where a field is printed, if it is."""
        self._paper.show_key(key)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the report as it is now, in the style that is chosen now."""
        super().showEvent(event)
        self._show_summary()
        self.show_style(self._remembered_style or self._styles.name)
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
        self._refresh_timer.stop()
        document = compose(session.form, session.report, session.results)
        pages = Pages(document, self._typesetter)
        self._paper.show_pages(pages)
        self._thumbnails.show_pages(pages)
        self._is_stale = False

    def _show_summary(self) -> None:
        findings = by_urgency(self._session.findings)
        self._first_key = findings[0].where[0] if findings else None
        self._summary.setText(self._summary_text(findings))
        self._mend.setVisible(bool(findings))
        self._paper.show_levels(_levels(findings))

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
        words = self.tr("第 {page} 页，共 {count} 页")
        text = words.format(page=paper.page + 1, count=paper.page_count)
        spoken = text if paper.place is None else f"{text}。{self._words_of(paper.place)}"
        paper.setAccessibleDescription(spoken)
        if self._progress.isHidden():
            self._bar.show_place(text)
        self._bar.show_zoom(paper.zoom_choice, paper.zoom)
        self._thumbnails.follow(paper.page)
        if self._settings and self.isVisible():
            self._settings.preview_zoom = as_text(paper.zoom_choice)

    def _words_of(self, key: Key) -> str:
        """Return what is said of a field: its name, what is to be mended there, how to get there."""
        title = guidance(self._session.form, self._session.report, key).title
        found = [one for one in by_urgency(self._session.findings) if key in one.where]
        told = [f"{one.level.word}：{one.message}" for one in found]
        return "\n".join((title, *told, self.tr("点一下或按回车，回到这里修改")))

    def _choose_zoom(self, choice: Zoom) -> None:
        self._paper.choose_zoom(choice)

    def _on_mend(self) -> None:
        if self._first_key is not None:
            self.jump_requested.emit(self._first_key)

    def _show_progress(self) -> None:
        self._bar.show_place(self._progress_words)
        self._progress.show()


def _levels(findings: list[Finding]) -> Mapping[Key, Level]:
    """Return how serious it is what is wrong in a field; what is merely empty needs no mark."""
    levels: dict[Key, Level] = {}
    for one in reversed(findings):
        if not one.is_missing:
            levels.update(dict.fromkeys(one.where, one.level))
    return levels
