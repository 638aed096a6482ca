"""Labels along one side of a block, nested as in the official form."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QTableView

from core.format.tables import Axis
from core.grid import Label, labels_of
from gui.tables import colours
from gui.tables.label_layout import WRAP, balanced, offsets, pad, row_text, starts_group


class GroupedHeader(QHeaderView):
    """Paints every label of an axis over all the lines and levels it covers.

    Labels are the model's headerData only to screen readers; what is painted comes from the axis. The text of a label
    that is partly scrolled away stays in the part that is seen.

    Signals:
    label_pressed(int, int)   first line and number of lines under a label that was clicked
    """

    label_pressed = Signal(int, int)

    def __init__(self, orientation: Qt.Orientation, axis: Axis, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self._view = parent
        self._axis = axis
        self._labels = tuple(labels_of(axis))
        self._level_sizes: list[int] = [0] * axis.depth
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        # Qt moves the painted labels when scrolling; texts that stay in sight have to be painted anew.
        bar = parent.horizontalScrollBar() if self._is_above else parent.verticalScrollBar()
        bar.valueChanged.connect(self.viewport().update)

    def set_level_sizes(self, sizes: Sequence[int]) -> None:
        """Set the extent of every label level: widths beside rows, heights above columns."""
        self._level_sizes = list(sizes)
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the extent of all levels together."""
        extent = sum(self._level_sizes)
        return QSize(extent, extent)

    def label_at(self, point: QPoint) -> Label | None:
        """Return the label under `point` of the viewport."""
        return next((label for label in self._labels if self.rect_of(label).contains(point)), None)

    def rect_of(self, label: Label) -> QRect:
        """Return where `label` stands in the viewport."""
        last = label.line + label.lines - 1
        begin = self.sectionViewportPosition(label.line)
        length = self.sectionViewportPosition(last) + self.sectionSize(last) - begin
        at = offsets(self._level_sizes)
        level, extent = at[label.level], at[label.level + label.levels] - at[label.level]
        if self._is_above:
            return QRect(begin, level, length, extent)
        return QRect(level, begin, extent, length)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select every line under the label pressed."""
        label = self.label_at(event.position().toPoint())
        if label is not None and event.button() == Qt.MouseButton.LeftButton:
            self.label_pressed.emit(label.line, label.lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the labels that are seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        for label in self._labels:
            rect = self.rect_of(label)
            if rect.intersects(event.rect()):
                self._paint_label(painter, label, rect)
        if not self._is_above:
            self._paint_group_lines(painter)
        painter.end()

    @property
    def _is_above(self) -> bool:
        return self.orientation() == Qt.Orientation.Horizontal

    def _paint_label(self, painter: QPainter, label: Label, rect: QRect) -> None:
        palette = self.palette()
        is_current = self._is_current(label)
        fill = colours.shade(palette, 0.05)
        painter.fillRect(rect, colours.tint(palette, fill, 0.22) if is_current else fill)
        self._paint_lines(painter, label, rect)
        if is_current and label.node.is_leaf:
            self._paint_current_bar(painter, rect)
        painter.setPen(colours.ink(palette))
        margin = pad(self.fontMetrics())
        room = self._seen_part(painter, label, rect).adjusted(margin, 0, -margin, 0)
        painter.drawText(room, int(self._alignment(label) | WRAP), self._text(label))

    def _paint_lines(self, painter: QPainter, label: Label, rect: QRect) -> None:
        painter.setPen(colours.shade(self.palette(), 0.22))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_group_lines(self, painter: QPainter) -> None:
        """Paint the lines between groups of rows darker, as far to the left as the labels under them reach."""
        painter.setPen(colours.shade(self.palette(), 0.5))
        for label in self._labels:
            if starts_group(self._axis, label):
                rect = self.rect_of(label)
                painter.drawLine(rect.left(), rect.top() - 1, self.width(), rect.top() - 1)

    def _paint_current_bar(self, painter: QPainter, rect: QRect) -> None:
        """Paint a bar at the side of the cells: the current line is not told by colour alone."""
        thickness = max(2, pad(self.fontMetrics()) // 2)
        bar = QRect(rect)
        if self._is_above:
            bar.setTop(rect.bottom() - thickness + 1)
        else:
            bar.setLeft(rect.right() - thickness + 1)
        painter.fillRect(bar, colours.accent(self.palette()))

    def _seen_part(self, painter: QPainter, label: Label, rect: QRect) -> QRect:
        """Return the part of `rect` that is seen, or as much more as the text needs."""
        if label.lines == 1:
            return rect
        seen = rect.intersected(self.viewport().rect())
        need = painter.boundingRect(rect, int(WRAP), self._text(label))
        margin = 2 * pad(self.fontMetrics())
        if self._is_above:
            left = max(rect.left(), min(seen.left(), rect.right() - need.width() - margin))
            right = min(rect.right(), max(seen.right(), left + need.width() + margin))
            return QRect(QPoint(left, rect.top()), QPoint(right, rect.bottom()))
        top = max(rect.top(), min(seen.top(), rect.bottom() - need.height() - margin))
        bottom = min(rect.bottom(), max(seen.bottom(), top + need.height() + margin))
        return QRect(QPoint(rect.left(), top), QPoint(rect.right(), bottom))

    def _text(self, label: Label) -> str:
        if self._is_above:
            return balanced(label.node.label, self.fontMetrics(), self.rect_of(label).width())
        return row_text(label)

    def _alignment(self, label: Label) -> Qt.AlignmentFlag:
        if self._is_above or not label.node.is_leaf:
            return Qt.AlignmentFlag.AlignCenter
        return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

    def _is_current(self, label: Label) -> bool:
        current = self._view.currentIndex()
        line = current.column() if self._is_above else current.row()
        return current.isValid() and label.line <= line < label.line + label.lines
