"""The list of figures to choose from: name at the left, present value at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.linking.targets import Target
from gui.widgets.wrapped_text import Index

_TARGET = Qt.ItemDataRole.UserRole
_VALUE = Qt.ItemDataRole.UserRole + 1
_MOST = 60  # entries: whoever wants another types one more character
_LINE = 1.6  # of the text's height


class FigureList(QListWidget):
    """Lists figures. `chosen()` is the marked one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("可以插入的数字"))
        self.setItemDelegate(_FigureDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    def show_figures(self, offered: list[tuple[Target, str, str]]) -> None:
        """Show what is offered, the first one marked."""
        self.clear()
        for target, name, value in offered[:_MOST]:
            item = QListWidgetItem(name)
            item.setData(_TARGET, target.key)
            item.setData(_VALUE, value)
            item.setToolTip(f"{name}：{value}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name} {value}")
            self.addItem(item)
        self.setCurrentRow(0)

    def chosen(self) -> str:
        """Return the key of the marked target, "" when the list is empty."""
        item = self.currentItem()
        return str(item.data(_TARGET)) if item else ""

    def move_mark(self, by: int) -> None:
        """Mark the next (1) or previous (-1) one, going round; tell the screen reader, which is elsewhere."""
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())
            self.setAccessibleDescription(
                str(self.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))
            )
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class _FigureDelegate(QStyledItemDelegate):
    """Paints a name, shortened in its middle where it is long, and the whole value."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line."""
        size = super().sizeHint(option, index)
        self.initStyleOption(option, index)
        metrics = QFontMetrics(option.font)  # type: ignore[attr-defined]  # the stubs leave it out
        return QSize(size.width(), round(metrics.height() * _LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the style, then both texts."""
        self.initStyleOption(option, index)
        item = option
        name, value = item.text, str(index.data(_VALUE))  # type: ignore[attr-defined]
        item.text = ""  # type: ignore[attr-defined]
        view = item.widget  # type: ignore[attr-defined]
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, item, painter, view)
        is_chosen = bool(item.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        metrics = QFontMetrics(item.font)  # type: ignore[attr-defined]
        margin = metrics.height() // 3
        rect = item.rect.adjusted(margin, 0, -margin, 0)  # type: ignore[attr-defined]
        room = rect.width() - metrics.horizontalAdvance(value) - 2 * margin
        painter.save()
        painter.setFont(item.font)  # type: ignore[attr-defined]
        painter.setPen(item.palette.color(role))  # type: ignore[attr-defined]
        middle = Qt.AlignmentFlag.AlignVCenter
        elided = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, elided)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, value)
        painter.restore()
