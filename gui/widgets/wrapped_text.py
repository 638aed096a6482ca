"""List items whose text is wrapped and readable whole, also between Chinese characters."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

# Breaking “anywhere” would let a line begin with a full stop.
_ALIGNED = (
    Qt.TextFlag.TextWordWrap.value
    | Qt.AlignmentFlag.AlignLeft.value
    | Qt.AlignmentFlag.AlignVCenter.value
)
_TALLEST = 10_000

Index = QModelIndex | QPersistentModelIndex


class WrappedTextDelegate(QStyledItemDelegate):
    """Measures and paints with the same rules; Qt's own delegate measures otherwise and cuts the last line."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        # A list is filled anew for every letter that changes one of its sentences.
        self._heights: dict[tuple[str, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list and the height all lines need."""
        item = self._filled(option, index)
        width = self._view.viewport().width() - 2 * self._view.spacing()
        room = width - 2 * _margin(item)
        known = (item.text, room, item.font.key())
        if known not in self._heights:
            self._heights[known] = _height(item, room)
        return QSize(width, self._heights[known] + _margin(item))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the background of the style and the wrapped text."""
        item = self._filled(option, index)
        text, item.text = item.text, ""
        self._view.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, item, painter, self._view
        )
        is_chosen = bool(item.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(item.font)
        painter.setPen(item.palette.color(role))
        painter.drawText(item.rect.adjusted(_margin(item), 0, -_margin(item), 0), _ALIGNED, text)
        painter.restore()

    def _filled(self, option: QStyleOptionViewItem, index: Index) -> Any:  # noqa: ANN401  # the stubs leave its fields out
        self.initStyleOption(option, index)
        return option


class WrappedList(QListWidget):
    """A list of wrapped texts, laid out anew for every width, as when its scroll bar comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(WrappedTextDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the texts again; Qt does so only for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _height(item: Any, width: int) -> int:  # noqa: ANN401
    """Return how high the text of `item` is in lines of `width` pixels."""
    room = QRect(0, 0, width, _TALLEST)
    return QFontMetrics(item.font).boundingRect(room, _ALIGNED, item.text).height()


def _margin(item: Any) -> int:  # noqa: ANN401
    return QFontMetrics(item.font).height() // 4
