"""The lead sentence of a section: written by the program from the figures until the officer changes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.format.sections import Section
from core.keys import TextKey
from core.linking.links import retyped
from core.report import Passage
from core.wording.sentences import has_own_lead, lead_of
from gui.linking.figure_field import FigureField
from gui.linking.figures import Figures
from gui.look.theme import SPACE_XS, space
from gui.session import ReportSession
from gui.widgets.form_rows import name_field, quiet_label


class LeadEditor(QWidget):
    """Shows and edits the lead text of `section`.

    Signals: cell_asked(CellKey) for the cell behind a figure.
    """

    cell_asked = Signal(object)

    def __init__(
        self, session: ReportSession, section: Section, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._section = section
        figures = Figures(session, TextKey(section.id), self._passage, self._keep)
        self.text = FigureField(figures, lines=1)
        self.text.cell_asked.connect(self.cell_asked)
        name_field(
            self.text, f"texts.{section.id}.lead", title, section.prompt, TextKey(section.id)
        )
        self.state = quiet_label()
        self.state.setObjectName(f"{section.id}.lead_state")
        self.again = QPushButton(self.tr("改回程序写的"))
        self.again.setObjectName(f"{section.id}.lead_again")
        self._lay_out(title)
        self.text.edited.connect(self._on_edited)
        self.text.setReadOnly(session.read_only)
        self.again.clicked.connect(self._on_again)
        session.figures_changed.connect(self.refresh)
        session.texts_changed.connect(self._on_texts_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the officer's text, else the sentence that follows from the present figures."""
        own = has_own_lead(self._section, self._session.report)
        passage = self._passage()
        self.text.show_passage(passage)
        self.state.setText(
            self._state(passage) if own else self.tr("程序按填写的内容自动写，可以直接改")
        )
        self.again.setVisible(own and not self._session.read_only)

    def _state(self, passage: Passage) -> str:
        if any(not link.is_broken for link in passage.links):
            return self.tr("你改过，插入的数字跟着表变，别的不会自动变")
        return self.tr("你改过，数字变了不会自动跟着变")

    def _passage(self) -> Passage:
        """Return the officer's text, else the sentence that follows from the present figures."""
        session, section = self._session, self._section
        if has_own_lead(section, session.report):
            return session.report.passages(section.id)[0]
        return Passage("", lead_of(session.form, section, session.report, session.results.values))

    def _keep(self, passage: Passage, words: str, typing_in: str = "") -> None:
        """Make `passage` the officer's text."""
        report, section = self._session.report, self._section
        others = report.passages(section.id)[int(has_own_lead(section, report)) :]
        self._session.set_passages(section.id, (passage, *others), words, typing_in=typing_in)

    def show_key(self, _key: TextKey) -> None:
        """Put the cursor into the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        caption = QLabel(title)
        caption.setBuddy(self.text)
        head.addWidget(caption)
        head.addWidget(self.state, 1)
        head.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(self, SPACE_XS))
        layout.addLayout(head)
        layout.addWidget(self.text)

    def _on_edited(self, body: str) -> None:
        changed = retyped(self._passage(), body)
        if has_own_lead(self._section, self._session.report):
            self._session.set_passage(TextKey(self._section.id, 0), changed)
        else:
            first_letter_in = f"{TextKey(self._section.id)}.body"
            self._keep(changed, self.tr("修改开头一句"), first_letter_in)

    def _on_again(self) -> None:
        passages = self._session.report.passages(self._section.id)
        self._session.set_passages(self._section.id, passages[1:], self.tr("改回程序写的开头一句"))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_texts_changed(self, sections: frozenset[str]) -> None:
        if self._section.id in sections:
            self.refresh()
