"""Copy, cut, paste and empty: what keys and the 编辑 menu do with the selected cells of a block."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence

from core.pasting.placing import place

if TYPE_CHECKING:  # the view owns its clipboard
    from gui.tables.block_view import BlockView

_Standard = QKeySequence.StandardKey


class CellClipboard:
    """Moves figures between the selected cells of `view` and the clipboard, as Excel and WPS write them."""

    def __init__(self, view: "BlockView") -> None:
        self._view = view
        self._actions = {
            _Standard.Copy: self.copy,
            _Standard.Cut: self.cut,
            _Standard.Paste: self.paste,
            _Standard.Delete: self.empty,
            _Standard.SelectAll: view.selectAll,
        }
        self._add_to_menu("剪切", self.cut)
        self._add_to_menu("复制", self.copy, changes=False)
        self._add_to_menu("粘贴", self.paste)
        self._add_to_menu("清空", self.empty)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what the key asks for; return whether it was one of ours."""
        if event.key() == Qt.Key.Key_Backspace:
            self.empty()
            return True
        for standard, action in self._actions.items():
            if event.matches(standard):
                action()
                return True
        return False

    def knows_key(self, event: QKeyEvent) -> bool:
        """Return whether `take_key` would do something."""
        return any(event.matches(standard) for standard in self._actions)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, totals as well; gaps of the selection stay empty."""
        cells = self._view.cells
        selected = [(index.row(), index.column()) for index in self._view.selectedIndexes()]
        if not selected:
            return
        columns = range(min(c for _, c in selected), max(c for _, c in selected) + 1)
        rows = range(min(r for r, _ in selected), max(r for r, _ in selected) + 1)
        lines = [
            "\t".join(
                str(cells.index(row, column).data() or "") if (row, column) in selected else ""
                for column in columns
            )
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self._empty(_words("剪切"))

    def empty(self) -> None:
        """Empty the selected cells as one undo step; totals are left alone."""
        self._empty(_words("清空"))

    def paste(self) -> None:
        """Enter what is on the clipboard as one undo step, and say what became of it."""
        view, session = self._view, self._view.session
        current = view.current_key()
        if session.read_only or current is None:
            return
        text = QGuiApplication.clipboard().text()
        pasted = place(text, session.form, session.report.cells, current, view.selected_keys())
        session.enter_cells(pasted.texts, _words("粘贴"))
        view.select_keys(pasted.texts)
        view.notice.emit(pasted.sentence)

    def _add_to_menu(self, words: str, act: Callable[[], None], *, changes: bool = True) -> None:
        action = QAction(_words(words), self._view)
        action.triggered.connect(act)
        action.setDisabled(changes and self._view.session.read_only)
        self._view.addAction(action)

    def _empty(self, words: str) -> None:
        computed = self._view.cells.table.computed
        keys = [key for key in self._view.selected_keys() if key not in computed]
        self._view.session.enter_cells(dict.fromkeys(keys, ""), words)


def _words(text: str) -> str:
    return QCoreApplication.translate("CellClipboard", text)
