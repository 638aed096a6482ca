"""The bar below the page that finds a text in the whole report."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from core.search import Hit, find
from gui.look.theme import SPACE_M, SPACE_S, space
from gui.session import ReportSession
from gui.widgets.form_rows import name_field


class SearchBar(QWidget):
    """Finds while one types; Enter goes on. Emits `found(Hit)` for the place to show, `closed()`."""

    found = Signal(object)
    closed = Signal()

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hits: tuple[Hit, ...] = ()
        self._place = 0
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("在整份报告里查找"))
        name_field(self.text, "search", self.tr("查找"))
        self.count = QLabel()
        self.text.textEdited.connect(self._on_text_edited)
        self.text.returnPressed.connect(lambda: self.go_on(1))
        layout = QHBoxLayout(self)
        margin = space(self, SPACE_M)
        layout.setContentsMargins(margin, space(self, SPACE_S), margin, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.count)
        for words, by in ((self.tr("上一处"), -1), (self.tr("下一处"), 1)):
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False, by=by: self.go_on(by))
            layout.addWidget(button)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.close_bar)
        layout.addWidget(close)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with the keyboard in it."""
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def go_on(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place, going round; the report may have changed meanwhile."""
        self._search()
        if self._hits:
            self._place = (self._place + by) % len(self._hits)
            self.found.emit(self._hits[self._place])
            self._show_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _on_text_edited(self) -> None:
        self._place = -1
        self._search()
        self._show_count()

    def _search(self) -> None:
        self._hits = find(self._session.form, self._session.report, self.text.text())

    def _show_count(self) -> None:
        if not self.text.text().strip():
            self.count.clear()
        elif not self._hits:
            self.count.setText(self.tr("没有找到"))
        elif self._place < 0:
            self.count.setText(
                self.tr("共 {count} 处，按 Enter 逐处看").format(count=len(self._hits))
            )
        else:
            self.count.setText(
                self.tr("第 {n} 处，共 {count} 处").format(n=self._place + 1, count=len(self._hits))
            )
