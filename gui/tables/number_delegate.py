"""How a figure is painted, and the line in which it is typed."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.format.check import Level
from gui.tables import colours
from gui.tables.block_model import COMPUTED_ROLE, LEVEL_ROLE, BlockModel

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key


class Step(Enum):
    """Where the current cell goes when a key is pressed; the first four visit only cells to fill in."""

    NEXT = auto()
    PREVIOUS = auto()
    DOWN = auto()
    UP = auto()
    BELOW = auto()
    ABOVE = auto()


_STEPS = {
    (Key.Key_Tab, False): Step.NEXT,
    (Key.Key_Tab, True): Step.PREVIOUS,
    (Key.Key_Backtab, False): Step.PREVIOUS,
    (Key.Key_Backtab, True): Step.PREVIOUS,
    (Key.Key_Return, False): Step.DOWN,
    (Key.Key_Return, True): Step.UP,
    (Key.Key_Enter, False): Step.DOWN,
    (Key.Key_Enter, True): Step.UP,
    (Key.Key_Down, False): Step.BELOW,
    (Key.Key_Up, False): Step.ABOVE,
}
_OTHER_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def step_of(event: QKeyEvent) -> Step | None:
    """Return where this key leads, None for all other keys."""
    if event.modifiers() & _OTHER_MODIFIERS:
        return None
    is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return _STEPS.get((Key(event.key()), is_shifted))


class NumberDelegate(QStyledItemDelegate):
    """Paints figures, totals on grey, a corner where something was found; opens a line editor.

    Signals:
    finished(Step)   the editor has handed its text to the model and was closed by a key that leads on
    """

    finished = Signal(object)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._note: Callable[[str | None], None] | None = None
        self.closeEditor.connect(self._on_editor_closed)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        """Return a line that looks like the cell being typed in."""
        editor = QLineEdit(parent)
        editor.setObjectName("cell_editor")
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        self._note_typing(editor, index)
        return editor

    def _note_typing(self, editor: QLineEdit, index: Index) -> None:
        """Let what is typed be kept on disk before the cell is left."""
        model = cast(BlockModel, index.model())
        self._note = partial(model.session.note_typing, model.key_at(index))
        editor.textEdited.connect(self._note)

    def _on_editor_closed(self) -> None:
        if self._note:
            self._note(None)
            self._note = None

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell, unless the officer is typing already."""
        line = cast(QLineEdit, editor)
        if not line.isModified():
            line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        """Enter the typed text; nothing when it was left as it was."""
        line = cast(QLineEdit, editor)
        if line.text() != index.data(Qt.ItemDataRole.EditRole):
            cast(BlockModel, model).setData(index, line.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the editor fill the cell inside its border."""
        editor.setGeometry(self._view.visualRect(index).adjusted(2, 2, -2, -2))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Hand over the text and go on at Tab, Enter, Up and Down; leave the rest to Qt."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = step_of(event)
            if step is not None and isinstance(editor, QLineEdit):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.finished.emit(step)
                return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell: ground, figure, mark of a finding."""
        rect, palette = self._view.visualRect(index), self._view.palette()
        painter.save()
        painter.fillRect(rect, self._ground(palette, index))
        painter.setPen(colours.ink(palette))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
        level = index.data(LEVEL_ROLE)
        if isinstance(level, Level):
            _paint_corner(painter, palette, rect, level)
        painter.restore()

    def _ground(self, palette: QPalette, index: Index) -> QColor:
        ground = colours.shade(palette, 0.08 if index.data(COMPUTED_ROLE) else 0)
        is_selected = self._view.selectionModel().isSelected(index)
        return colours.tint(palette, ground, 0.18) if is_selected else ground


def _paint_corner(painter: QPainter, palette: QPalette, rect: QRect, level: Level) -> None:
    """Paint a triangle in the upper right corner, hollow for what is not an error."""
    size = max(6, painter.fontMetrics().height() // 2)
    right = rect.topRight()
    triangle = QPolygon([right - QPoint(size, 0), right, right + QPoint(0, size)])
    colour = colours.alarm(palette, level)
    painter.setPen(colour)
    painter.setBrush(colour if level is Level.ERROR else Qt.GlobalColor.transparent)
    painter.drawPolygon(triangle)
