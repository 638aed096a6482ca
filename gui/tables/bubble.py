"""A sentence shown at a cell."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from gui.tables.label_layout import em, pad

_WIDEST_EMS = 26


class Bubble(QLabel):
    """Shows why a text was refused, or what was found, under the cell; never takes the focus or a click."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("cell_bubble")
        self.setAccessibleName(self.tr("这一格的问题"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.Box)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.hide()

    def tell(self, sentence: str, cell: QRect) -> None:
        """Show `sentence` under `cell`, given in coordinates of the host; above it where there is no room."""
        self.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.setMargin(pad(self.fontMetrics()))
        size = self._wanted_size(sentence)
        room = self._host.rect()
        left = max(0, min(cell.left(), room.right() - size.width()))
        top = cell.bottom() + 2
        if top + size.height() > room.bottom() and cell.top() - size.height() - 2 >= 0:
            top = cell.top() - size.height() - 2
        self.setGeometry(QRect(QPoint(left, top), size))
        self.show()
        self.raise_()

    def _wanted_size(self, sentence: str) -> QSize:
        metrics = self.fontMetrics()
        around = 2 * (self.margin() + self.frameWidth())
        longest = max(metrics.horizontalAdvance(line) for line in sentence.splitlines() or [""])
        width = min(longest + around + em(metrics), _WIDEST_EMS * em(metrics))
        return QSize(width, self.heightForWidth(width))
