"""关于 → 许可: the licences of everything in the program, long and in English, so with a field to search them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.licences import licences_text
from gui.look.theme import characters
from gui.widgets.form_rows import name_field

_WIDTH_CHARACTERS, _HEIGHT_LINES = 50, 26


class LicencesDialog(QDialog):
    """Shows the text; Enter in the field goes to the next place that has what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("许可"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit(licences_text())
        self.text.setReadOnly(True)
        # Else the keyboard could not scroll it.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        name_field(self.text, "licences_text", self.tr("许可全文"))
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(self.tr("软件的名称，或者其中的字词"))
        name_field(self.wanted, "licences_find", self.tr("查找"))
        self.outcome = QLabel()
        self.outcome.setObjectName("licences_result")
        self._lay_out()
        self.resize(
            characters(self, _WIDTH_CHARACTERS), self.fontMetrics().lineSpacing() * _HEIGHT_LINES
        )

    def find_next(self) -> None:
        """Show the next place that has what was typed, from the beginning when there is none further down."""
        wanted = self.wanted.text().strip()
        if not wanted:
            self.outcome.clear()
            return
        found = self.text.find(wanted)
        if not found:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            found = self.text.find(wanted)
        self.outcome.setText("" if found else self.tr("没有找到“{text}”。").format(text=wanted))

    def _lay_out(self) -> None:
        search = QHBoxLayout()
        caption = QLabel(self.tr("查找"))
        caption.setBuddy(self.wanted)
        following = QPushButton(self.tr("下一处"))
        following.setObjectName("licences_next")
        following.setProperty("beside", True)
        following.setDefault(True)
        following.clicked.connect(self.find_next)
        for widget in (caption, self.wanted, following):
            search.addWidget(widget)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(search)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.outcome)
        layout.addWidget(buttons)
