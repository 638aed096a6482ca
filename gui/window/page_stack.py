"""The pages of one report: each built from the form when it is first asked for, and what is asked of them."""

from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.steps import FACTS, PREVIEW
from gui.pages.facts_page import FactsPage
from gui.pages.preview_page import PreviewPage
from gui.pages.section_page import SectionPage
from gui.session import ReportSession
from gui.settings import Settings

Page: TypeAlias = FactsPage | SectionPage | PreviewPage


class PageStack(QStackedWidget):
    """Holds the pages and passes on what they ask for.

    Signals: key_asked(Key) with a place to go to; key_entered(Key) with the place the cursor came to;
    balance_chosen(Key) with a cell of the total that was clicked; done(str) with what was done, to be told
    with 撤销; export_asked(str) and styles_asked() from the preview; fields_changed() when there are new
    fields to tab through.
    """

    key_asked = Signal(object)
    key_entered = Signal(object)
    balance_chosen = Signal(object)
    done = Signal(str)
    export_asked = Signal(str)
    styles_asked = Signal()
    fields_changed = Signal()

    def __init__(
        self, session: ReportSession, settings: Settings | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._pages: dict[str, Page] = {}

    def page(self, step_id: str) -> Page:
        """Return the page of a step, built when first asked for."""
        if step_id not in self._pages:
            self._pages[step_id] = self._build(step_id)
            self.addWidget(self._pages[step_id])
            self.fields_changed.emit()
        return self._pages[step_id]

    def add_passage(self, step_id: str, title: str) -> None:
        """Add a sub-heading to the section of a step, if it is one."""
        page = self.page(step_id)
        if isinstance(page, SectionPage) and not self._session.read_only:
            page.add_passage(title)

    def insertable(self, step_id: str) -> tuple[str, ...]:
        """Return the sub-headings that can be added on the page of a step."""
        page = self.page(step_id)
        if self._session.read_only or not isinstance(page, SectionPage):
            return ()
        section = self._session.form.section(step_id)
        titles = [spec.title for spec in (*section.passages, *section.suggestions)]
        return (*titles, self.tr("其他"))

    def fill_zero(self, step_id: str) -> None:
        """Fill the table of a step with zeros, if there is one."""
        page = self.page(step_id)
        if isinstance(page, SectionPage) and page.table:
            page.table.fill_zero()

    def show_exporting(self, words: str) -> None:
        """Show on the preview, if there is one, that an export is running, "" when it is over."""
        preview = self._pages.get(PREVIEW)
        if isinstance(preview, PreviewPage):
            preview.start_progress(words) if words else preview.end_progress()

    def refresh_style(self) -> None:
        """Show the preview, if there is one, in the page style that is chosen now."""
        preview = self._pages.get(PREVIEW)
        if isinstance(preview, PreviewPage) and self._settings:
            preview.show_style(self._settings.page_style)

    def _build(self, step_id: str) -> Page:
        if step_id == FACTS:
            return self._build_facts()
        return self._build_preview() if step_id == PREVIEW else self._build_section(step_id)

    def _build_facts(self) -> FactsPage:
        page = FactsPage(self._session)
        page.opening.cell_asked.connect(self.key_asked)
        return page

    def _build_preview(self) -> PreviewPage:
        page = PreviewPage(self._session, self._settings)
        page.jump_requested.connect(self.key_asked)
        page.export_requested.connect(self.export_asked)
        page.styles_requested.connect(self.styles_asked)
        return page

    def _build_section(self, step_id: str) -> SectionPage:
        page = SectionPage(self._session, self._session.form.section(step_id))
        page.current_key_changed.connect(self.key_entered)
        page.notice.connect(self.done)
        page.cell_asked.connect(self.key_asked)
        page.balance_chosen.connect(self.balance_chosen)
        page.fields_changed.connect(self.fields_changed)
        return page
