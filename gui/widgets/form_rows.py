"""One row of a form: label, field, help. The one place where fields get their names, buddies and descriptions."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.keys import Key, parse_key
from gui.look.theme import SPACE_M, SPACE_XS, space

_KEY = "report_key"


def name_field(
    field: QWidget, name: str, title: str, help_text: str = "", key: Key | None = None
) -> None:
    """Give `field` its object name (for tests), accessible name, description, and the key it edits."""
    field.setObjectName(name)
    if key is not None:
        field.setProperty(_KEY, str(key))  # as text: Qt would turn a tuple into a list
    field.setAccessibleName(title)
    field.setAccessibleDescription(help_text)
    if help_text:
        field.setToolTip(help_text)


def key_edited_by(widget: QWidget | None) -> Key | None:
    """Return the key of the field `widget`, None when it edits none."""
    text = widget.property(_KEY) if widget else None
    return parse_key(text) if isinstance(text, str) else None


def form_row(label: str, field: QWidget, *, beside: QWidget | None = None) -> QWidget:
    """Return a row: the label above its named field, and a further control `beside` the field."""
    row = QWidget()
    caption = QLabel(label)
    caption.setBuddy(field)
    line = QHBoxLayout()
    line.addWidget(field, 1)
    if beside:
        beside.setProperty("beside", True)  # as high as a field, see app.qss
        line.addWidget(beside)
    layout = QVBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, space(row, SPACE_M))
    layout.setSpacing(space(row, SPACE_XS))
    layout.addWidget(caption)
    layout.addLayout(line)
    return row


def quiet_label(text: str = "") -> QLabel:
    """Return a wrapping label for prompts and remarks."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("quiet", True)
    return label


def warning_label() -> QLabel:
    """Return a hidden wrapping label for the sentence that says what is wrong with a field."""
    label = _WholeLabel()
    label.setWordWrap(True)
    label.setProperty("wrong", True)
    label.hide()
    return label


class _WholeLabel(QLabel):
    """Never has less height than its lines need: a page that scrolls would squeeze what stands above it."""

    def __init__(self) -> None:
        super().__init__()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._need)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need as many lines as the text has at the new width, later: layouts at work do not hear it."""
        super().resizeEvent(event)
        self._later.start()

    def setText(self, text: str) -> None:
        """Show `text` and need as many lines as it has."""
        super().setText(text)
        self._later.start()

    def _need(self) -> None:
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))  # -1 for no text
