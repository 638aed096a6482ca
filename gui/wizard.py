"""The three panes around one report: steps, page, findings; and the way between them."""

from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.guidance import Guidance, guidance
from core.keys import Key, TextKey
from core.report import Report, first_difference
from core.search import Hit
from core.steps import FACTS, PREVIEW, step_of
from gui.findings_panel import FindingsPanel
from gui.focus_order import follow_reading_order
from gui.form_rows import key_edited_by
from gui.linking.figure_field import FigureField
from gui.notices import NoticeBar
from gui.pages.facts_page import FactsPage
from gui.pages.preview_page import PreviewPage
from gui.pages.section_page import SectionPage
from gui.search_bar import SearchBar
from gui.session import ReportSession
from gui.settings import Settings
from gui.step_list import StepList
from gui.text_fields import TextField
from gui.theme import SPACE_M, SPACE_S, characters, space

Page: TypeAlias = FactsPage | SectionPage | PreviewPage

_NARROW_CHARACTERS = 90  # below this width the right pane folds away


class Wizard(QWidget):
    """Walks through one report.

    Signals: step_changed(str) with the id of the step now shown; export_asked(str) with a suffix or "print";
    styles_asked() when the page styles are to be changed;
    findings_shown(bool) when the right pane is shown or folds away.
    """

    step_changed = Signal(str)
    export_asked = Signal(str)
    styles_asked = Signal()
    findings_shown = Signal(bool)

    def __init__(
        self,
        session: ReportSession,
        *,
        findings_shown: bool = True,
        settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._findings_wanted = findings_shown
        self._settings = settings
        self._pages: dict[str, Page] = {}
        self._latest_key: Key | None = None
        self._latest_text: FigureField | None = None
        self.steps = StepList()
        self.stack = QStackedWidget()
        self.notices = NoticeBar()
        self.findings = FindingsPanel(session)
        self.search = SearchBar(session)
        self.previous = QPushButton(self.tr("‹ 上一步"))
        self.next = QPushButton(self.tr("下一步 ›"))
        self._listing = QTimer(self, singleShot=True, interval=0)
        self._listing.timeout.connect(self._refresh_findings)
        self._lay_out()
        self._connect()
        self._refresh_findings()
        self.steps.show_steps(session.steps)
        self.go_to(FACTS)

    @property
    def step(self) -> str:
        """Return the id of the step shown."""
        return self._ids()[self.steps.list.currentRow()]

    def page(self, step_id: str) -> Page:
        """Return the page of a step, built when first asked for."""
        if step_id not in self._pages:
            self._pages[step_id] = self._build(step_id)
            self.stack.addWidget(self._pages[step_id])
            follow_reading_order(self)
        return self._pages[step_id]

    def go_to(self, step_id: str) -> None:
        """Show a step and put the cursor where filling in begins."""
        page = self.page(step_id)
        self.steps.choose(step_id)
        self.stack.setCurrentWidget(page)
        place = self._ids().index(step_id)
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < len(self._ids()) - 1)
        if not isinstance(page, PreviewPage):
            page.show_key(page.first_key())
            self._show_guidance(page.first_key())
        else:
            self.findings.help.show_guidance(self._preview_guidance())
        self.step_changed.emit(step_id)

    def return_to(self, step_id: str) -> None:
        """Show the step the officer was on, if there is one of that name."""
        if step_id in self._ids():
            self.go_to(step_id)

    def refocus(self) -> None:
        """Put the cursor where filling in begins on the step shown."""
        self.go_to(self.step)

    def move_step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) step; stay at the ends."""
        place = self._ids().index(self.step) + by
        if 0 <= place < len(self._ids()):
            self.go_to(self._ids()[place])

    def show_key(self, key: Key) -> None:
        """Go to the very cell or field of `key`."""
        step_id = step_of(self.session.form, key)
        if step_id != self.step:
            self.go_to(step_id)
        page = self.page(step_id)
        if not isinstance(page, PreviewPage):
            page.show_key(key)
        self._show_guidance(key)

    def show_words(self, key: TextKey, span: tuple[int, int]) -> None:
        """Go to a text and select the words in it that something is about."""
        self.show_key(key)
        for field in self.page(self.step).findChildren(TextField):
            if key_edited_by(field) == key and field.isVisible():
                field.mark(span[0], span[1] - span[0])

    def show_preview(self) -> None:
        """Go to the last step, and on the paper to the field that was being filled in."""
        key = self._latest_key
        self.go_to(PREVIEW)
        page = self.page(PREVIEW)
        if isinstance(page, PreviewPage) and key is not None:
            page.show_key(key)

    def reveal_change(self, before: Report) -> None:
        """Show the place that undo or redo just changed, when it is on another page."""
        key = first_difference(before, self.session.report)
        if (
            key is not None
            and step_of(self.session.form, key) != self.step
            and self.step != PREVIEW
        ):
            self.show_key(key)

    def add_passage(self, title: str) -> None:
        """Add a sub-heading to the section shown, if it is one."""
        page = self.page(self.step)
        if isinstance(page, SectionPage) and not self.session.read_only:
            page.add_passage(title)

    def insertable(self) -> tuple[str, ...]:
        """Return the sub-headings that can be added on the page shown."""
        page = self.page(self.step)
        if self.session.read_only or not isinstance(page, SectionPage):
            return ()
        section = self.session.form.section(self.step)
        titles = [spec.title for spec in (*section.passages, *section.suggestions)]
        return (*titles, self.tr("其他"))

    def step_finding(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding."""
        if self._listing.isActive():
            self._refresh_findings()
        self.findings.step(by)

    def insert_figure(self) -> None:
        """Let a figure be chosen and put it where the cursor was last in a text of this page."""
        field = self._latest_text
        if self.session.read_only:
            return
        if field is not None and isValid(field) and field.isVisible():
            field.ask_for_figure()
            return
        self.notices.show_notice(self.tr("请先把光标放到要写数字的那段文字里，再插入数字。"))

    def open_search(self) -> None:
        """Open the bar that finds a text in the report."""
        self.search.open_bar()

    def show_exporting(self, words: str) -> None:
        """Show that an export is running, "" when it is over."""
        preview = self._pages.get(PREVIEW)
        if isinstance(preview, PreviewPage):
            preview.start_progress(words) if words else preview.end_progress()

    def refresh_style(self) -> None:
        """Show the preview, if there is one, in the page style that is chosen now."""
        preview = self._pages.get(PREVIEW)
        if isinstance(preview, PreviewPage) and self._settings:
            preview.show_style(self._settings.page_style)

    def fill_zero(self) -> None:
        """Fill the table shown with zeros, if there is one."""
        page = self.page(self.step)
        if isinstance(page, SectionPage) and page.table:
            page.table.fill_zero()

    def set_findings_shown(self, shown: bool) -> None:
        """Show or hide the right pane, because the officer asked for it, also where it is narrow."""
        self._findings_wanted = shown
        self._show_findings(shown=shown)

    def focus_next_pane(self, by: int) -> None:
        """Move the keyboard between steps, page, findings and guidance."""
        panes: list[QWidget] = [
            self.steps,
            self.stack,
            self.findings.present_list,
            self.findings.help,
        ]
        visible = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((place for place, pane in enumerate(visible) if _holds(pane, focus)), 0)
        _focus(visible[(here + by) % len(visible)])

    def show_help(self) -> None:
        """Open the right pane at the guidance for the present field."""
        self.set_findings_shown(True)
        self.findings.help.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the right pane away where there is no room for it."""
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        self.previous.setObjectName("previous")
        self.next.setObjectName("next")
        self.next.setProperty("primary", True)
        foot = QHBoxLayout()
        margin = space(self, SPACE_M)
        foot.setContentsMargins(margin, space(self, SPACE_S), margin, margin)
        foot.setSpacing(margin)
        foot.addStretch(1)
        foot.addWidget(self.previous)
        foot.addWidget(self.next)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        column.addWidget(self.search)
        column.addLayout(foot)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for place, pane in enumerate((self.steps, middle, self.findings)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(place, 1 if pane is middle else 0)
            self.splitter.setCollapsible(place, False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self.steps.step_chosen.connect(self.go_to)
        self.previous.clicked.connect(lambda: self.move_step(-1))
        self.next.clicked.connect(lambda: self.move_step(1))
        self.findings.key_chosen.connect(self.show_key)
        self.findings.words_chosen.connect(self.show_words)
        self.findings.done.connect(self._show_notice)
        self.search.found.connect(self._on_found)
        self.search.closed.connect(lambda: _focus(self.stack))
        self.session.findings_changed.connect(self._on_findings_changed)
        self.session.steps_changed.connect(self._on_steps_changed)
        _application().focusChanged.connect(self._on_focus_changed)

    def _build(self, step_id: str) -> Page:
        if step_id == FACTS:
            facts = FactsPage(self.session)
            facts.opening.cell_asked.connect(self.show_key)
            return facts
        if step_id == PREVIEW:
            preview = PreviewPage(self.session, self._settings)
            preview.jump_requested.connect(self.show_key)
            preview.export_requested.connect(self.export_asked)
            preview.styles_requested.connect(self.styles_asked)
            return preview
        page = SectionPage(self.session, self.session.form.section(step_id))
        page.current_key_changed.connect(self._show_guidance)
        page.notice.connect(self._show_notice)
        page.cell_asked.connect(self.show_key)
        page.balance_chosen.connect(self.findings.mark)
        page.fields_changed.connect(partial(follow_reading_order, self))
        return page

    def _ids(self) -> list[str]:
        return [step.id for step in self.session.results.steps]

    def _on_findings_changed(self) -> None:
        """List the findings at once, but while a text is typed only when the letter has been painted."""
        if isinstance(QApplication.focusWidget(), TextField):
            self._listing.start()
        else:
            self._refresh_findings()

    def _refresh_findings(self) -> None:
        self.findings.show_findings(self.session.findings, self.session.results.verified)

    def _on_steps_changed(self) -> None:
        self.steps.show_steps(self.session.steps)

    def _on_found(self, hit: Hit) -> None:
        """Show the place and mark the text, but leave the keyboard in the search."""
        self.show_key(hit.key)
        field = QApplication.focusWidget()
        if isinstance(field, TextField) and hit.start is not None:
            field.mark(hit.start, len(self.search.text.text().strip()))
        self.search.text.setFocus()

    def _show_notice(self, text: str) -> None:
        step = self.session.undo_stack.index()
        self.notices.show_notice(text, [(self.tr("撤销"), partial(self._undo_only, step))])

    def _undo_only(self, step: int) -> None:
        """Take back the change a notice told of, but nothing that was done since."""
        if self.session.undo_stack.index() == step:
            self.session.undo_stack.undo()
            return
        self.notices.show_notice(
            self.tr("后来又改过别的地方，没有撤销。请用 Ctrl+Z 从最近的修改开始，一步一步撤销。")
        )

    def _show_guidance(self, key: Key) -> None:
        self._latest_key = key
        self.findings.help.show_guidance(guidance(self.session.form, self.session.report, key))

    def _preview_guidance(self) -> Guidance:
        words = self.tr(
            "看一遍年报的样子。要改哪里，在纸上点一下就到，点上面的问题也能到；改好后导出 Word 或 PDF，送审、公布。"
        )
        return Guidance(self.tr("预览与导出"), words)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        key = key_edited_by(new)
        if isinstance(new, FigureField) and self.isAncestorOf(new):
            self._latest_text = new
        if new is not None and key is not None and self.isAncestorOf(new):
            self._show_guidance(key)

    def _fold(self) -> None:
        is_wide = self.width() >= characters(self, _NARROW_CHARACTERS)
        self._show_findings(shown=self._findings_wanted and is_wide)

    def _show_findings(self, *, shown: bool) -> None:
        self.findings.setVisible(shown)
        self.findings_shown.emit(shown)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # there is no widget without it
    return application


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _focus(pane: QWidget) -> None:
    """Put the keyboard into a pane: where it was there last, else the first field."""
    latest = pane.focusWidget()
    candidates = [*([latest] if latest else []), pane, *pane.findChildren(QWidget)]
    for widget in candidates:
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
