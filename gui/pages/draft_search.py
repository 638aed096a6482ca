"""The field above a long list of drafts that finds some of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.look.theme import characters
from gui.widgets.form_rows import name_field

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

_WIDTH_CHARACTERS = 20


class DraftSearch(QLineEdit):
    """Takes the words to look for; Ctrl+F comes here, Esc clears it.

    Signals: entered() when the keyboard comes here; left() when it is to go on to the list.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("按名称、单位或年度查找"))
        self.setMinimumWidth(characters(self, _WIDTH_CHARACTERS))
        self.setMaximumWidth(characters(self, _WIDTH_CHARACTERS))
        name_field(
            self, "draft_search", self.tr("查找草稿"), self.tr("快捷键 Ctrl+F；按 Esc 看全部草稿。")
        )
        find = QAction(self)
        find.setShortcuts([QKeySequence("Ctrl+F")])  # that of 查找 in a report is grey here
        find.triggered.connect(self._come_here)
        self.addAction(find)

    def focusInEvent(self, event: "QFocusEvent") -> None:
        """Tell that the officer begins to look for something."""
        super().focusInEvent(event)
        self.entered.emit()

    def hideEvent(self, event: "QHideEvent") -> None:
        """Look for nothing when the officer comes back: a new draft is to be seen."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Clear on Esc; go to the list by the arrow down, and by Esc when there is nothing to clear."""
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _come_here(self) -> None:
        self.setFocus()
        self.selectAll()
