"""The pane of the page: notices above it, the search and the way on below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.look.theme import SPACE_M, SPACE_S, space
from gui.window.notices import NoticeBar
from gui.window.page_stack import PageStack
from gui.window.search_bar import SearchBar


class PagePane(QWidget):
    """Lays `stack` and `search` out. Emits `moved(int)`: 1 for 下一步, -1 for 上一步."""

    moved = Signal(int)

    def __init__(self, stack: PageStack, search: SearchBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices = NoticeBar()
        self.previous = QPushButton(self.tr("‹ 上一步"))
        self.next = QPushButton(self.tr("下一步 ›"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(stack, 1)
        column.addWidget(search)
        column.addLayout(self._way_on())

    def show_place(self, place: int, count: int) -> None:
        """Offer the ways from the step at `place`, counted from 0, of `count` steps."""
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < count - 1)

    def _way_on(self) -> QHBoxLayout:
        self.previous.setObjectName("previous")
        self.next.setObjectName("next")
        self.next.setProperty("primary", True)
        self.previous.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(lambda: self.moved.emit(1))
        foot = QHBoxLayout()
        margin = space(self, SPACE_M)
        foot.setContentsMargins(margin, space(self, SPACE_S), margin, margin)
        foot.setSpacing(margin)
        foot.addStretch(1)
        foot.addWidget(self.previous)
        foot.addWidget(self.next)
        return foot
