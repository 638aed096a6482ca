"""The smallest changes that would put a 勾稽关系 right, each done with one key."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from core.mends import Mend
from gui.look.theme import SPACE_XS, space
from gui.widgets.form_rows import quiet_label
from gui.widgets.wrapped_text import WrappedList

MOST = 5
_LINES = 8  # shown without scrolling


class MendList(QWidget):
    """Lists mends. Emits `mend_chosen(Mend)` on Enter, a double click, or by `choose`."""

    mend_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mends: tuple[Mend, ...] = ()
        self.list = _LowList()
        self.list.setObjectName("mends")
        self.list.setAccessibleName(self.tr("可以这样改"))
        self.list.itemActivated.connect(self._on_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(self, SPACE_XS))
        layout.addWidget(quiet_label(self.tr("可以这样改（双击，或按 Alt 和序号）：")))
        layout.addWidget(self.list)
        self.show_mends(())

    def show_mends(self, mends: tuple[Mend, ...]) -> None:
        """Show `mends`; hidden when there are none."""
        self._mends = mends
        self.list.clear()
        reason = ""
        for number, mend in enumerate(mends, start=1):
            why = self.tr("或者") if mend.sentence == reason else mend.sentence
            reason = mend.sentence
            item = QListWidgetItem(f"{number}. {why}\n{mend.action}。")
            item.setToolTip(self.tr("按 Alt+{number} 照这样改").format(number=number))
            self.list.addItem(item)
        self.setVisible(bool(mends))
        self.list.updateGeometry()

    def choose(self, place: int) -> None:
        """Choose the mend at `place`, counted from 0, if it is shown."""
        if self.isVisible() and place < len(self._mends):
            self.mend_chosen.emit(self._mends[place])

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.choose(self.list.row(item))


class _LowList(WrappedList):
    """As high as its entries, up to some lines; more are scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of all entries, or of some lines when they are more."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        most = self.fontMetrics().lineSpacing() * _LINES
        return QSize(super().sizeHint().width(), min(rows, most) + 2 * self.frameWidth() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the entries have at the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(0, self.sizeHint().height())
