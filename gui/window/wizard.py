"""The three panes around one report: steps, page, findings; and the way between them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from core.keys import Key, TextKey
from core.report import Report, first_difference
from core.search import Hit
from core.steps import FACTS, PREVIEW, step_of
from gui.findings.listing import Listing
from gui.findings.panel import FindingsPanel
from gui.look.theme import characters
from gui.pages.preview_page import PreviewPage
from gui.pages.scrolling import PageArea
from gui.session import ReportSession
from gui.settings import Settings
from gui.texts.fields import TextField
from gui.widgets.focus_order import follow_reading_order
from gui.widgets.form_rows import key_edited_by
from gui.window.change_notices import ChangeNotices
from gui.window.page_pane import PagePane
from gui.window.page_stack import Page, PageStack
from gui.window.panes import Panes, focus_next_pane, focus_pane
from gui.window.present_place import PresentPlace
from gui.window.search_bar import SearchBar
from gui.window.step_list import StepList

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
        self.steps = StepList()
        self.stack = PageStack(session, settings)
        self.findings = FindingsPanel(session)
        self.search = SearchBar(session)
        self.middle = PagePane(self.stack, self.search)
        self.notices = self.middle.notices
        self._changes = ChangeNotices(self.notices, session.undo_stack, self)
        self._place = PresentPlace(session, self.findings.help, self)
        self._panes = Panes(self.steps, self.middle, self.findings, findings_shown=findings_shown)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)
        self._connect()
        self._listing = Listing(session, self.findings, self)
        self.steps.show_steps(session.steps)
        self.go_to(FACTS)

    @property
    def step(self) -> str:
        """Return the id of the step shown."""
        return self._ids()[self.steps.list.currentRow()]

    def page(self, step_id: str) -> Page:
        """Return the page of a step, built when first asked for."""
        return self.stack.page(step_id)

    def go_to(self, step_id: str) -> None:
        """Show a step and put the cursor where filling in begins."""
        page = self.page(step_id)
        self.steps.choose(step_id)
        self.stack.setCurrentWidget(page)
        self.middle.show_place(self._ids().index(step_id), len(self._ids()))
        if not isinstance(page, PreviewPage):
            page.show_key(page.first_key())
            for area in page.findChildren(PageArea):
                area.show_top()
            self._place.come_to(page.first_key())
        else:
            self._place.come_to_preview()
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
        self._place.come_to(key)

    def show_words(self, key: TextKey, span: tuple[int, int]) -> None:
        """Go to a text and select the words in it that something is about."""
        self.show_key(key)
        for field in self.page(self.step).findChildren(TextField):
            if key_edited_by(field) == key and field.isVisible():
                field.mark(span[0], span[1] - span[0])
            else:
                field.unmark()

    def show_preview(self) -> None:
        """Go to the last step, and on the paper to the field that was being filled in."""
        key = self._place.key
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
        self.stack.add_passage(self.step, title)

    def insertable(self) -> tuple[str, ...]:
        """Return the sub-headings that can be added on the page shown."""
        return self.stack.insertable(self.step)

    def step_finding(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding."""
        self._listing.catch_up()
        self.findings.step(by)

    def insert_figure(self) -> None:
        """Let a figure be chosen and put it where the cursor was last in a text of this page."""
        if self.session.read_only:
            return
        if self._place.text:
            self._place.text.ask_for_figure()
            return
        self.notices.show_notice(self.tr("请先把光标放到要写数字的那段文字里，再插入数字。"))

    def open_search(self) -> None:
        """Open the bar that finds a text in the report."""
        self.search.open_bar()

    def show_exporting(self, words: str) -> None:
        """Show that an export is running, "" when it is over."""
        self.stack.show_exporting(words)

    def refresh_style(self) -> None:
        """Show the preview, if there is one, in the page style that is chosen now."""
        self.stack.refresh_style()

    def fill_zero(self) -> None:
        """Fill the table shown with zeros, if there is one."""
        self.stack.fill_zero(self.step)

    def set_findings_shown(self, shown: bool) -> None:
        """Show or hide the right pane, because the officer asked for it, also where it is narrow."""
        self._panes.set_findings_shown(shown)

    def focus_next_pane(self, by: int) -> None:
        """Move the keyboard between steps, page, findings and guidance."""
        findings = self.findings
        focus_next_pane((self.steps, self.stack, findings.present_list, findings.help), by)

    def show_help(self) -> None:
        """Open the right pane at the guidance for the present field."""
        self.set_findings_shown(True)
        self.findings.help.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the right pane away where there is no room for it."""
        super().resizeEvent(event)
        self._panes.fold(is_wide=self.width() >= characters(self, _NARROW_CHARACTERS))

    def _connect(self) -> None:
        self.steps.step_chosen.connect(self.go_to)
        self.middle.moved.connect(self.move_step)
        self.findings.key_chosen.connect(self.show_key)
        self.findings.words_chosen.connect(self.show_words)
        self.findings.done.connect(self._changes.tell)
        self.search.found.connect(self._on_found)
        self.search.closed.connect(lambda: focus_pane(self.stack))
        self._connect_pages()
        self.session.steps_changed.connect(self._on_steps_changed)
        _application().focusChanged.connect(self._on_focus_changed)

    def _connect_pages(self) -> None:
        self.stack.key_asked.connect(self.show_key)
        self.stack.key_entered.connect(self._place.come_to)
        self.stack.balance_chosen.connect(self.findings.mark)
        self.stack.done.connect(self._changes.tell)
        self.stack.export_asked.connect(self.export_asked)
        self.stack.styles_asked.connect(self.styles_asked)
        self.stack.fields_changed.connect(partial(follow_reading_order, self))
        self._panes.findings_shown.connect(self.findings_shown)

    def _ids(self) -> list[str]:
        return [step.id for step in self.session.results.steps]

    def _on_steps_changed(self) -> None:
        self.steps.show_steps(self.session.steps)

    def _on_found(self, hit: Hit) -> None:
        """Show the place and mark the text, but leave the keyboard in the search."""
        self.show_key(hit.key)
        field = QApplication.focusWidget()
        if isinstance(field, TextField) and hit.start is not None:
            field.mark(hit.start, len(self.search.text.text().strip()))
        self.search.text.setFocus()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._place.follow(new)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # there is no widget without it
    return application
