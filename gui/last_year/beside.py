"""Last year's text beside a field of this year, when the officer asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.keys import TextKey
from core.report import Passage
from core.years.year_on_year import beside
from gui.look.theme import SPACE_XS, space
from gui.session import ReportSession
from gui.texts.fields import TextField
from gui.widgets.form_rows import quiet_label


class BesideLastYear(QWidget):
    """Shows what last year's report had where `key` is, hidden until `button` is pressed.

    `button` stands where the field's own signs are; it is hidden while there is nothing to show.
    Signals: unfolded() when there are fields that were not there before.
    """

    unfolded = Signal()

    def __init__(self, session: ReportSession, key: TextKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = key
        self.button = QPushButton(self.tr("看去年的"), self)
        self.button.setObjectName(f"{key}.last_year")
        self.button.setProperty("beside", True)
        self.button.setCheckable(True)
        self._text: TextField | None = None
        self.hide()
        self.button.toggled.connect(self._on_toggled)
        session.last_year_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the text that belongs here now."""
        passage = self._passage()
        self.button.setVisible(passage is not None)
        if passage is None:
            self.button.setChecked(False)
        elif self.button.isChecked():
            self._show(passage)

    def _passage(self) -> Passage | None:
        session, key = self._session, self._key
        if session.last_year is None or key.place >= len(session.report.passages(key.section)):
            return None
        found = beside(session.form, session.report, session.last_year, key)
        return found if found and found.body.strip() else None

    def _show(self, passage: Passage) -> None:
        if self._text is None:  # a page has many passages, and few are unfolded
            self._text = self._lay_out()
            self.unfolded.emit()
        title = passage.title or self.tr("开头的话")
        words = self.tr("去年写的“{title}”：").format(title=title)
        self._title.setText(words)
        self._text.setAccessibleName(words)
        self._text.show_text(passage.body)

    def _lay_out(self) -> TextField:
        """Make the fields and return that of the text."""
        self._title = quiet_label()
        text = TextField(lines=1)
        text.setReadOnly(True)
        text.setObjectName(f"{self._key}.last_year_text")
        copy = QPushButton(self.tr("复制"))
        copy.setObjectName(f"{self._key}.last_year_copy")
        copy.setProperty("beside", True)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text.toPlainText()))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(self, SPACE_XS))
        layout.addLayout(head)
        layout.addWidget(text)
        return text

    def _on_toggled(self, wanted: bool) -> None:
        self.refresh()
        self.setVisible(wanted)
        self.button.setText(self.tr("收起去年的") if wanted else self.tr("看去年的"))
