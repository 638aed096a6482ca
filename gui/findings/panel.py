"""The right pane: what needs attention, the figures of the texts, and what to fill in at the present place."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from core.checks.finding import Finding
from core.keys import Key, TextKey
from gui.findings.answers import Answers
from gui.findings.detail import FindingDetail
from gui.findings.findings_list import FindingsList
from gui.findings.mend_list import MOST
from gui.findings.readings_panel import ReadingsPanel
from gui.help.panel import HelpPanel
from gui.look.theme import SPACE_S, SPACE_XS, characters, space
from gui.session import ReportSession

_CHARACTERS = 17  # of a line at least
_LIKED_CHARACTERS = 22
_SHARES = (
    13,
    7,
)  # of the height, for what was found and for what belongs here: most guidance fits in that
_MUCH = 1000  # Qt divides what there is in proportion


class FindingsPanel(QWidget):
    """Shows findings or figures above, and the guidance for the present place below.

    Signals: key_chosen(Key) and words_chosen(TextKey, tuple) with the place to go to; done(str) with what was
    done here, to be told with 撤销.
    """

    key_chosen = Signal(object)
    words_chosen = Signal(object, object)
    done = Signal(str)

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = FindingsList()
        self.detail = FindingDetail(Answers(session))
        self.readings = ReadingsPanel(session)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("findings_tabs")
        self.tabs.setAccessibleName(self.tr("问题和文中数字"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(_column(self, self.list, self.detail), self.tr("需要处理"))
        self.tabs.addTab(self.readings, self.tr("文中数字"))
        self.help = HelpPanel()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.tabs)
        splitter.addWidget(self.help)
        for place, share in enumerate(_SHARES):
            splitter.setStretchFactor(place, share)
        splitter.setSizes([share * _MUCH for share in _SHARES])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(
            0, 0, space(self, SPACE_S), 0
        )  # its frame would touch the screen's
        layout.addWidget(splitter)
        self._connect()
        self._listen_for_numbers()
        self.readings.refresh()

    def show_findings(
        self, findings: tuple[Finding, ...], verified: tuple[Finding, ...] = ()
    ) -> None:
        """Show `findings` and how many of them are wrong rather than not filled yet."""
        wrong = sum(not finding.is_missing for finding in findings)
        title = self.tr("需要处理（{count}）").format(count=wrong) if wrong else self.tr("需要处理")
        self._name_tab(0, title)
        self.list.show_findings(findings, verified)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding."""
        self.tabs.setCurrentIndex(0)
        self.list.step(by)

    def mark(self, key: Key) -> None:
        """Mark the first finding that begins at `key`, and show what can be done about it."""
        if self.list.mark(key):
            self.tabs.setCurrentIndex(0)

    @property
    def present_list(self) -> QWidget:
        """Return the list of the tab that is shown."""
        return self.list if self.tabs.currentIndex() == 0 else self.readings.list

    def minimumSizeHint(self) -> QSize:
        """Return a width in which sentences can be read."""
        return QSize(characters(self, _CHARACTERS), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Return a little more, not what the texts would like: the page beside needs the rest."""
        return QSize(characters(self, _LIKED_CHARACTERS), super().sizeHint().height())

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.marked.connect(self._on_marked)
        self.detail.done.connect(self.done)
        self.readings.words_chosen.connect(self.words_chosen)
        self.readings.cell_asked.connect(self.key_chosen)
        self.readings.done.connect(self.done)
        self.readings.counted.connect(self._on_counted)

    def _listen_for_numbers(self) -> None:
        """Let Alt and a number make a change; always heard, as a text field would write the number."""
        for place in range(MOST):
            shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            shortcut.activated.connect(partial(self.detail.choose, place))

    def _on_marked(self) -> None:
        self.detail.show_finding(self.list.present(), is_verified=self.list.is_verified)

    def _on_chosen(self, finding: Finding) -> None:
        place = finding.where[0]
        if finding.span and isinstance(place, TextKey):
            self.words_chosen.emit(place, finding.span)
        else:
            self.key_chosen.emit(place)

    def _on_counted(self, count: int) -> None:
        differing = self.tr("文中数字（不符 {count}）").format(count=count)
        self._name_tab(1, differing if count else self.tr("文中数字"))

    def _name_tab(self, place: int, words: str) -> None:
        if self.tabs.tabText(place) != words:  # Qt lays the tabs out anew for the same words, too
            self.tabs.setTabText(place, words)


def _column(owner: QWidget, *widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, space(owner, SPACE_XS), 0, 0)
    layout.setSpacing(space(owner, SPACE_XS))
    layout.addWidget(widgets[0], 1)
    for widget in widgets[1:]:
        layout.addWidget(widget)
    return column
