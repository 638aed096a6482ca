"""Notices of a change made for the officer, with the way to take it back."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from gui.window.notices import NoticeBar


class ChangeNotices(QObject):
    """Tells in `bar` what was changed, with 撤销 for just that change."""

    def __init__(self, bar: NoticeBar, undo_stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._undo_stack = undo_stack
        self._told: dict[str, int] = {}  # at which step of undo each notice was
        undo_stack.indexChanged.connect(self._on_index_changed)

    def tell(self, text: str) -> None:
        """Show `text` about the change made last."""
        step = self._undo_stack.index()
        self._told[text] = step
        self._bar.show_notice(text, [(self.tr("撤销"), partial(self._undo_only, step))])

    def _undo_only(self, step: int) -> None:
        """Take back the change a notice told of, but nothing that was done since."""
        if self._undo_stack.index() == step:
            self._undo_stack.undo()
            return
        self._bar.show_notice(
            self.tr("后来又改过别的地方，没有撤销。请用 Ctrl+Z 从最近的修改开始，一步一步撤销。")
        )

    def _on_index_changed(self, index: int) -> None:
        """Take notices away that tell of changes which have been taken back."""
        for text in [text for text, step in self._told.items() if step > index]:
            del self._told[text]
            self._bar.withdraw(text)
