"""What belongs into the present field, at the foot of the right pane."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.guidance import Guidance
from gui.look.theme import SPACE_S, larger, space


class HelpPanel(QWidget):
    """Shows what belongs into the present field; the arrow keys scroll it, Esc leads back to the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = pane_title()
        self.title.setText(self.tr("这里填什么"))
        self.text = QLabel()
        self.text.setObjectName("guidance")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setMargin(space(self, SPACE_S))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.area = QScrollArea()
        self.area.setObjectName("guidance_area")
        self.area.setAccessibleName(self.tr("填报说明"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self.text)
        self._came_from: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.area, 1)

    def show_guidance(self, guidance: Guidance) -> None:
        """Show what `guidance` says."""
        parts = (f"【{guidance.title}】", guidance.text, _source_line(guidance.source))
        self.text.setText("\n".join(part for part in parts if part))
        self.area.setAccessibleDescription(self.text.text())

    def take_focus(self) -> None:
        """Let the keyboard and the screen reader come to the text; asked again, lead back to the field."""
        if self.area.hasFocus():
            self._lead_back()
            return
        self._came_from = QApplication.focusWidget()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._lead_back()
        else:
            super().keyPressEvent(event)

    def _lead_back(self) -> None:
        origin, self._came_from = self._came_from, None
        if origin and isValid(origin) and origin.isVisible():
            origin.setFocus(Qt.FocusReason.OtherFocusReason)


def pane_title() -> QLabel:
    """Return an empty title of a part of the pane."""
    label = QLabel()
    larger(label, 1.05, bold=True)
    label.setMargin(space(label, SPACE_S))
    return label


def _source_line(source: str) -> str:
    return f"依据：{source}" if source else ""
