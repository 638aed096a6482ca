"""An area for what may be higher than the window: it scrolls up and down only."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

# Qt's numbers for ScrollBarAlwaysOff and NoFocus: to name them would build every name of Qt at the start.
_NEVER_SIDEWAYS = {"horizontalScrollBarPolicy": 1, "focusPolicy": 0}


class TallArea(QScrollArea):
    """Shows `content` as wide as the area, and scrolls where it is not high enough."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for name, value in _NEVER_SIDEWAYS.items():
            self.setProperty(name, value)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the content: nothing is reached by scrolling sideways."""
        width = (
            self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        )
        return QSize(width, super().minimumSizeHint().height())
