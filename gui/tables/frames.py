"""Labels and frames that look like parts of the official form."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.tables import colours
from gui.tables.label_layout import pad


class LinedLabel(QLabel):
    """A text on the ground of row and column labels, with their lines at its right and lower side."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(pad(self.fontMetrics()) // 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and lines, then the text."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.shade(self.palette(), 0.05))
        painter.setPen(colours.shade(self.palette(), 0.22))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()
        super().paintEvent(event)


class LinedFrame(QFrame):
    """A frame around blocks that lie close below each other, in the colour of their lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.layout_below = QVBoxLayout(self)
        self.layout_below.setContentsMargins(1, 1, 1, 1)
        self.layout_below.setSpacing(0)

    def hold_at_most(self, height: int) -> None:
        """Grow no higher than around content of this height."""
        margins = self.layout_below.contentsMargins()
        self.setMaximumHeight(height + margins.top() + margins.bottom())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        painter.setPen(colours.shade(self.palette(), 0.35))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class FittedScrollArea(QScrollArea):
    """Scrolls its `frame` up and down when there is too little height, and grows no higher than it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.frame = LinedFrame(self.viewport())
        self.setWidget(self.frame)
        self.frame.installEventFilter(self)

    def show_rect(self, within: QWidget, rect: QRect) -> None:
        """Scroll so far that `rect` of the widget `within` is seen, with a line of text around it."""
        middle = within.mapTo(self.frame, rect.center())
        margin = rect.height() // 2 + self.fontMetrics().height()
        self.ensureVisible(middle.x(), middle.y(), 0, margin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the content."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.setMaximumHeight(self.frame.sizeHint().height())
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Return the size of the content."""
        return self.frame.sizeHint()
