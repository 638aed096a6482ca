"""The page of any section, built from the form: heading, lead sentence, table, passages."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.format.sections import Section
from core.keys import CellKey, Key, TextKey
from core.steps import section_number
from gui.last_year.carried_bar import CarriedBar
from gui.pages.scrolling import PageArea, heading, page_layout
from gui.session import ReportSession
from gui.tables.table_panel import TablePanel
from gui.texts.lead_editor import LeadEditor
from gui.texts.passages import PassagesEditor


class _TableContent(QWidget):
    """Is as high as it must be and not as it likes to be: the table scrolls inside, below its labels."""

    def heightForWidth(self, width: int) -> int:
        """Return the height without which something would be cut off."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout else -1


class SectionPage(QWidget):
    """Shows one section of the form.

    Signals: current_key_changed(CellKey) when the present cell moves; notice(str) to be shown quietly;
    fields_changed() when there are other fields than before; cell_asked(CellKey) for the cell behind a figure;
    balance_chosen(CellKey) when a column of the 勾稽 strip is chosen.
    """

    current_key_changed = Signal(object)
    notice = Signal(str)
    fields_changed = Signal()
    cell_asked = Signal(object)
    balance_chosen = Signal(object)

    def __init__(
        self, session: ReportSession, section: Section, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._section = section
        self.lead: LeadEditor | None = None
        self.table: TablePanel | None = None
        self.passages: PassagesEditor | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = _TableContent() if section.table else QWidget()
        self._layout = page_layout(content)
        title = f"{section_number(session.form, section)}、{section.heading}"
        self._layout.addWidget(heading(title, section.prompt))
        if section.table:
            self._add_table(section)
            self._area = PageArea(content)
            outer.addWidget(self._area)
            session.texts_changed.connect(self._on_texts_changed)
        else:
            self._add_passages()
            self._layout.addStretch(1)
            outer.addWidget(PageArea(content))

    def show_key(self, key: Key) -> None:
        """Put the cursor where `key` is filled in."""
        match key:
            case CellKey() if self.table:
                self.table.show_key(key)
            case TextKey() if self.lead and key.place == 0:
                self.lead.show_key(key)
            case TextKey() if self.passages:
                self.passages.show_key(key)

    def first_key(self) -> Key:
        """Return the place where filling in begins."""
        if self._section.table:
            return self._session.form.table(self._section.table).typed[0]
        return TextKey(self._section.id)

    def add_passage(self, title: str) -> None:
        """Add a sub-heading to the section."""
        self._add_passages().add(title)

    def _add_table(self, section: Section) -> None:
        if section.lead:
            self.lead = LeadEditor(self._session, section, self.tr("开头一句"))
            self.lead.cell_asked.connect(self.cell_asked)
            self._layout.addWidget(self.lead)
        table = self._session.form.table(section.table)
        carried = CarriedBar(self._session, table)
        carried.notice.connect(self.notice)
        self._layout.addWidget(carried)
        self.table = TablePanel(self._session, table)
        self.table.current_key_changed.connect(self.current_key_changed)
        self._sight = QTimer(self, singleShot=True, interval=0)  # once the table has scrolled
        self._sight.timeout.connect(self._keep_cell_in_sight)
        self.table.current_key_changed.connect(lambda _key: self._sight.start())
        self.table.notice.connect(self.notice)
        self.table.balance_chosen.connect(self.balance_chosen)
        self._layout.addWidget(self.table, 1)
        self._on_texts_changed(frozenset({section.id}))

    def _keep_cell_in_sight(self) -> None:
        """Scroll the page to the present cell where a small screen shows but a part of the table."""
        view = self.table.current_block() if self.table else None
        if view is None or not view.isVisible():
            return
        cell = view.visualRect(view.currentIndex())
        place = view.viewport().mapTo(self._area.widget(), cell.center())
        self._area.ensureVisible(place.x(), place.y(), 0, cell.height())

    def _on_texts_changed(self, sections: frozenset[str]) -> None:
        """Show passages below a table only when there are any: few reports have them."""
        if self._section.id not in sections:
            return
        titled = any(one.title for one in self._session.report.passages(self._section.id))
        if titled:
            self._add_passages()
        if self.passages:
            self.passages.setVisible(titled)

    def _add_passages(self) -> PassagesEditor:
        if self.passages is None:
            self.passages = PassagesEditor(self._session, self._section)
            self.passages.rebuilt.connect(self.fields_changed)
            self.passages.cell_asked.connect(self.cell_asked)
            self._layout.addWidget(self.passages)
            self.fields_changed.emit()
        return self.passages
