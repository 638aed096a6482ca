"""A block of an official table on the screen: where the cursor goes, what is selected, what stands at the cell."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtCore import QItemSelectionModel as SelectionModel
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QWidget,
)

from core.format.tables import Block, Table
from core.keys import CellKey
from core.numbers import display
from gui.session import ReportSession
from gui.tables.block_model import BlockModel
from gui.tables.bubble import Bubble
from gui.tables.cell_clipboard import CellClipboard
from gui.tables.fitted_view import FittedView
from gui.tables.navigation import Place, next_place
from gui.tables.number_delegate import NumberDelegate, Step, step_of

_HORIZONTAL, _VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_SELECT_ONLY = SelectionModel.SelectionFlag.ClearAndSelect


class BlockView(FittedView):
    """Shows one block and takes its figures by keyboard, mouse and clipboard.

    `bubble_host` is the widget on which sentences stand at the cell; the view itself when none is given.

    Signals:
    current_key_changed(CellKey)   another cell of this block is the current one
    selection_changed()            other cells are selected
    left_forward(), left_backward()  Tab went past the last, Shift+Tab past the first cell to fill in
    left_below(int), left_above(int)  Enter or an arrow went past the last or first row, in this column
    notice(str)                    a sentence about what was just done
    """

    current_key_changed = Signal(object)
    selection_changed = Signal()
    left_forward = Signal()
    left_backward = Signal()
    left_below = Signal(int)
    left_above = Signal(int)
    notice = Signal(str)

    def __init__(
        self,
        session: ReportSession,
        table: Table,
        block: Block,
        parent: QWidget | None = None,
        bubble_host: QWidget | None = None,
    ) -> None:
        super().__init__(BlockModel(session, table, block), parent)
        self.session = session
        self.bubble = Bubble(self, bubble_host or self)
        self.clipboard = CellClipboard(self)
        delegate = NumberDelegate(self)
        delegate.finished.connect(self._on_editing_finished)
        self.setItemDelegate(delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        self.columns_header.label_pressed.connect(partial(self._select_lines, _HORIZONTAL))
        self.rows_header.label_pressed.connect(partial(self._select_lines, _VERTICAL))
        self.cells.dataChanged.connect(self.bubble.refresh)
        self.fitted.connect(self.bubble.refresh)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.bubble.refresh)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._inputs = [self._place(key) for key in table.typed if self.holds(key)]

    def holds(self, key: CellKey) -> bool:
        """Return whether `key` is a cell of this block."""
        return self.cells.index_of(key).isValid()

    def current_key(self) -> CellKey | None:
        """Return the key of the current cell."""
        index = self.currentIndex()
        return self.cells.key_at(index) if index.isValid() else None

    def selected_keys(self) -> tuple[CellKey, ...]:
        """Return the selected cells in reading order."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        return tuple(self.cells.key_at(index) for index in indexes)

    def show_key(self, key: CellKey) -> None:
        """Scroll to a cell, make it the current one, and show there what was found."""
        index = self.cells.index_of(key)
        if index.isValid():
            self._go_to((index.row(), index.column()))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bubble.explain(key)

    def select_keys(self, keys: Iterable[CellKey]) -> None:
        """Select the cells of this block among `keys`, leaving the current cell."""
        selection = QItemSelection()
        for index in map(self.cells.index_of, keys):
            if index.isValid():
                selection.select(index, index)
        if not selection.isEmpty():
            self.selectionModel().select(selection, _SELECT_ONLY)

    def enter_row(self, row: int, column: int) -> None:
        """Take the focus at this row, -1 the last, in `column` or the last one there is."""
        rows, columns = self.cells.rowCount(), self.cells.columnCount()
        self._go_to((row % rows, min(column, columns - 1)))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_current(self) -> None:
        """Have no current and no selected cell, because another block has them."""
        self.selectionModel().clear()
        self.bubble.refresh()

    def copy(self) -> None:
        """Put the selected cells on the clipboard, for the 编辑 menu."""
        self.clipboard.copy()

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.clipboard.cut()

    def paste(self) -> None:
        """Enter what is on the clipboard."""
        self.clipboard.paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at Tab, Enter, Up and Down, use the clipboard, empty cells; leave the rest to Qt."""
        step = step_of(event)
        if step is not None:
            event.setAccepted(self._go(step))
        elif event.key() == Qt.Key.Key_Escape and self._restore():
            event.accept()
        elif not self.clipboard.take_key(event):
            super().keyPressEvent(event)
            self._let_edit(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the cell with what an input method commits at once; Qt opens it and loses the text.

        So come figures while the input method writes them full-width.
        """
        was_open = self.state() is QAbstractItemView.State.EditingState
        text = event.commitString()
        super().inputMethodEvent(event)
        editor = QApplication.focusWidget()
        if text and not was_open and isinstance(editor, QLineEdit) and self.isAncestorOf(editor):
            editor.insert(text)
            editor.setModified(True)
            editor.textEdited.emit(editor.text())

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the clipboard before menus take them."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self.clipboard.knows_key(event):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell to fill in, or at the last when coming backwards."""
        came_backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
        came_by_tab = came_backwards or event.reason() == Qt.FocusReason.TabFocusReason
        is_clicked = event.reason() == Qt.FocusReason.MouseFocusReason
        if came_by_tab or not (is_clicked or self.currentIndex().isValid()):
            self._go_to(self._inputs[-1 if came_backwards else 0] if self._inputs else (0, 0))
        super().focusInEvent(event)

    def _on_current_changed(self, current: QModelIndex) -> None:
        """Emphasise the labels of the current cell and tell its key."""
        self.bubble.explain(None)
        for header in (self.columns_header, self.rows_header):
            header.viewport().update()
        self.viewport().update()
        if current.isValid():
            self.current_key_changed.emit(self.cells.key_at(current))

    def _place(self, key: CellKey) -> Place:
        index = self.cells.index_of(key)
        return index.row(), index.column()

    def _go(self, step: Step) -> bool:
        """Make the cell `step` leads to the current one; return False to let Qt pass the focus on."""
        current = self.currentIndex()
        here = (current.row(), current.column())
        there = next_place(step, here, self._inputs, self.cells.rowCount())
        if there is not None:
            self._go_to(there)
            return True
        return self._leave(step, max(0, current.column()))

    def _leave(self, step: Step, column: int) -> bool:
        """Tell that `step` leads out of this block; return False while the focus is still to be passed on."""
        match step:
            case Step.NEXT:
                self.left_forward.emit()
            case Step.PREVIOUS:
                self.left_backward.emit()
            case Step.DOWN | Step.BELOW:
                self.left_below.emit(0 if step is Step.DOWN else column)
            case Step.UP | Step.ABOVE:
                last = self.cells.columnCount() - 1
                self.left_above.emit(last if step is Step.UP else column)
        return step not in (Step.NEXT, Step.PREVIOUS) or not self.hasFocus()

    def _go_to(self, place: Place) -> None:
        """Make one cell current and selected, whatever modifiers are held down."""
        self.selectionModel().setCurrentIndex(self.cells.index(*place), _SELECT_ONLY)

    def _let_edit(self, event: QKeyEvent) -> None:
        """Put the text cursor behind the old value after F2, where Qt would select it."""
        editor = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_F2 and isinstance(editor, QLineEdit):
            editor.end(False)

    def _on_editing_finished(self, step: Step) -> None:
        """Go on after typing, unless the text was refused: its sentence has to be read first."""
        key = self.current_key()
        if key is not None and self.session.rejection(key):
            self.bubble.refresh()
        elif not self._go(step):
            QAbstractScrollArea.focusNextPrevChild(self, step is Step.NEXT)

    def _restore(self) -> bool:
        """Take back a refused text of the current cell; return whether there was one."""
        key = self.current_key()
        if key is None or not self.session.rejection(key):
            return False
        self.session.enter_cells({key: display(self.session.report.cells.get(key))}, "")
        return True

    def _select_lines(self, orientation: Qt.Orientation, first: int, count: int) -> None:
        last = first + count - 1
        if orientation == Qt.Orientation.Horizontal:
            corners = (0, first), (self.cells.rowCount() - 1, last)
        else:
            corners = (first, 0), (last, self.cells.columnCount() - 1)
        self._go_to(corners[0])
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        begin, end = (self.cells.index(*corner) for corner in corners)
        self.selectionModel().select(QItemSelection(begin, end), _SELECT_ONLY)
