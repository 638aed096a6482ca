"""The lead sentence of a section: written by the program from the figures until the officer changes it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.format.model import Section
from core.keys import TextKey
from core.report import Passage
from core.wording import has_own_lead, lead_of
from gui.form_rows import name_field, quiet_label
from gui.session import ReportSession
from gui.text_fields import TextField
from gui.theme import SPACE_XS, space


class LeadEditor(QWidget):
    """Shows and edits the lead text of `section`."""

    def __init__(
        self, session: ReportSession, section: Section, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._section = section
        self.text = TextField(lines=1)
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
        session = self._session
        own = has_own_lead(self._section, session.report)
        if own:
            self.text.show_text(session.report.passages(self._section.id)[0].body)
        else:
            self.text.show_text(
                lead_of(session.form, self._section, session.report, session.results.values)
            )
        self.state.setText(
            self.tr("你改过，数字变了不会自动跟着变")
            if own
            else self.tr("程序按填写的内容自动写，可以直接改")
        )
        self.again.setVisible(own and not session.read_only)

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
        report = self._session.report
        if has_own_lead(self._section, report):
            self._session.set_passage(TextKey(self._section.id, 0), Passage("", body))
        else:
            passages = (Passage("", body), *report.passages(self._section.id))
            first_letter_in = f"{TextKey(self._section.id)}.body"
            self._session.set_passages(
                self._section.id, passages, self.tr("修改开头一句"), typing_in=first_letter_in
            )

    def _on_again(self) -> None:
        passages = self._session.report.passages(self._section.id)
        self._session.set_passages(self._section.id, passages[1:], self.tr("改回程序写的开头一句"))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_texts_changed(self, sections: frozenset[str]) -> None:
        if self._section.id in sections:
            self.refresh()
