"""A sentence shown at a cell."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from core.keys import CellKey
from gui.tables.label_layout import em, pad

if TYPE_CHECKING:  # the view owns its bubble
    from gui.tables.block_view import BlockView

_WIDEST_EMS = 26


class Bubble(QLabel):
    """Says at the current cell of `view` why its text was refused, or what was found when it was jumped to.

    It lies on `host`, so that it may reach over the edge of the view; it never takes the focus or a click.
    """

    def __init__(self, view: "BlockView", host: QWidget) -> None:
        super().__init__(host)
        self._view = view
        self._host = host
        self._explained: CellKey | None = None
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

    def explain(self, key: CellKey | None) -> None:
        """Tell what was found at `key` as long as it is the current cell; None to stop."""
        self._explained = key
        self.refresh()

    def refresh(self) -> None:
        """Show the sentence of the current cell where the cell is now; hide where there is none to see."""
        view = self._view
        key, cell = view.current_key(), view.visualRect(view.currentIndex())
        sentence = self._sentence(key) if key else ""
        if not sentence or not view.viewport().visibleRegion().intersects(cell):
            self.hide()
            return
        corner = view.viewport().mapTo(self._host, cell.topLeft())
        self._show_at(QRect(corner, cell.size()), sentence)

    def _sentence(self, key: CellKey) -> str:
        refused = self._view.session.rejection(key)
        if refused:
            return refused.sentence
        found = self._view.cells.findings_at(key) if key == self._explained else ()
        return "\n".join(finding.message for finding in found)

    def _show_at(self, cell: QRect, sentence: str) -> None:
        """Show `sentence` under `cell`; above it where there is no room below."""
        self.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.setMargin(pad(self.fontMetrics()))
        size, room = self._wanted_size(sentence), self._host.rect()
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
