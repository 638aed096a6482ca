"""The drafts as a table: name, unit, year, progress, last change."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.dates import moment_words
from core.drafts.summary import DraftInfo
from gui.widgets.row_table import choose_whole_rows

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

ROWS_AT_ONCE = 60
_NARROW = (2, 3, 4)  # the columns that are as wide as what they hold


class DraftTable(QTableWidget):
    """Shows drafts, one of them chosen; more than a screen can show are filled in a little later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._drafts: tuple[DraftInfo, ...] = ()
        self._offers: list[tuple[str, str, Callable[[], object]]] = []
        self._filled = 0
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self._fill_rows)
        self.setObjectName("drafts")
        self.setAccessibleName(self.tr("草稿列表"))
        self.setHorizontalHeaderLabels(["名称", "单位", "年度", "进度", "最后修改"])
        choose_whole_rows(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in _NARROW:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def show_drafts(self, drafts: tuple[DraftInfo, ...]) -> None:
        """Show `drafts`; the one that was chosen stays chosen, else the first is."""
        before = self.chosen()
        self._drafts = drafts
        self.setRowCount(len(drafts))
        self._filled = 0
        self._fill_rows()
        for row, draft in enumerate(drafts):
            if before is not None and draft.id == before.id:
                self.selectRow(row)
        if drafts and not self.selectedItems():
            self.selectRow(0)

    def offer(self, words: str, key: str, act: Callable[[], object]) -> None:
        """Offer something to do with the chosen draft under the right button, and by `key`, "" for none."""
        self._offers.append((words, key, act))

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        """Show what is offered, when a draft is chosen."""
        if self.chosen() is None or not self._offers:
            return
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for words, key, act in self._offers:
            menu.addAction(f"{words}\t{key}" if key else words, act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Do what is offered by that key."""
        pressed = QKeySequence(event.keyCombination()).toString()
        named = {QKeySequence(key).toString(): act for _, key, act in self._offers if key}
        if self.chosen() is not None and pressed in named:
            named[pressed]()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> DraftInfo | None:
        """Return the chosen draft, None when there is none."""
        row = self.currentRow()
        return self._drafts[row] if 0 <= row < len(self._drafts) else None

    def _fill_rows(self) -> None:
        """Fill as many rows as a screen can show, and the others when the window has been painted."""
        end = min(self._filled + ROWS_AT_ONCE, len(self._drafts))
        # Qt would look at the whole table again after each cell of a table that is shown.
        with QSignalBlocker(self.model()):
            for row in range(self._filled, end):
                self._fill_row(row, self._drafts[row])
        self._filled = end
        # At the start it is not visible; to hand the viewport out, PySide builds every class of widget.
        if self.isVisible():
            self.viewport().update()
        if end < len(self._drafts):
            self._filling.start()

    def _fill_row(self, row: int, draft: DraftInfo) -> None:
        texts = (
            f"{draft.shown_name}（有密码）" if draft.is_locked else draft.shown_name,
            draft.unit,
            str(draft.year) if draft.year else "",
            f"{draft.steps_done}/{draft.steps_all}",
            moment_words(draft.changed.astimezone(), date.today()),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.setItem(row, column, item)
