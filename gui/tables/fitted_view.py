"""A table view whose labels, rows and columns take the room their texts need."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from core.grid import labels_of
from gui.tables import colours
from gui.tables.block_model import BlockModel
from gui.tables.frames import LinedLabel
from gui.tables.grouped_header import GroupedHeader
from gui.tables.label_layout import (
    DIGITS_LEAST,
    DIGITS_WANTED,
    digits_width,
    label_widths,
    least_label_width,
    level_heights,
    pad,
    row_height,
    row_heights,
    starts_group,
    widest_label_width,
)

_ROWS_SEEN_AT_LEAST = 4
_FITS_AT_MOST = 3


class FittedView(QTableView):
    """Shows the cells of a block between its nested labels, fitted to the width there is.

    Labels get `label_share` of the width, columns the rest in `column_units` equal parts, so that blocks below each
    other can share one geometry. Columns hold eight digits where there is room, and always the figures that stand in
    them; only then does the block scroll sideways, and only as long as they do. A refused text is cut short instead.

    Signals:
    fitted()   sizes were computed anew, `content_height` may be another
    """

    fitted = Signal()
    _corner: LinedLabel | None = None  # Qt asks for geometries while the view is still being built

    def __init__(self, model: BlockModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        model.setParent(self)
        self.setModel(model)
        self.label_share = 0.25
        self.column_units = model.columnCount()
        self._fitted_for = (0, "")
        self._is_stretched = False
        self._shrinking = QTimer(self, singleShot=True, interval=0)
        self._shrinking.timeout.connect(self.fit)
        self.columns_header = GroupedHeader(Qt.Orientation.Horizontal, model.block.columns, self)
        self.rows_header = GroupedHeader(Qt.Orientation.Vertical, model.block.rows, self)
        self.setHorizontalHeader(self.columns_header)
        self.setVerticalHeader(self.rows_header)
        self.rows_header.setVisible(model.block.row_labels)
        self.setCornerButtonEnabled(False)
        self._corner = LinedLabel(model.block.corner, self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.dataChanged.connect(self._on_data_changed)
        self._group_rows = [
            label.line
            for label in labels_of(model.block.rows)
            if starts_group(model.block.rows, label)
        ]

    def content_height(self) -> int:
        """Return the height at which nothing has to be scrolled up or down."""
        height = self.columns_header.sizeHint().height() + self.rows_header.length()
        if self.columns_header.length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        return height

    def sizeHint(self) -> QSize:
        """Return the content's height; any width will do."""
        return QSize(super().sizeHint().width(), self.content_height())

    def minimumSizeHint(self) -> QSize:
        """Return a height for the labels above and a few rows."""
        rows = min(_ROWS_SEEN_AT_LEAST, self.cells.rowCount()) * self.rows_header.sectionSize(0)
        height = self.columns_header.sizeHint().height() + rows
        return QSize(super().minimumSizeHint().width(), min(height, self.content_height()))

    def fit(self) -> None:
        """Compute all sizes anew, as when the width, the font or a figure wider than its column came."""
        metrics = self.fontMetrics()
        block = self.cells.block
        labels, column = self._shares(self._room())
        widths = self._column_widths(self._room() - labels, column)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        self.columns_header.set_level_sizes(level_heights(block.columns, widths, metrics))
        beside = label_widths(block.rows, metrics, labels)
        self.rows_header.set_level_sizes(beside)
        for place, height in enumerate(self._row_heights(beside)):
            self.setRowHeight(place, height)
        self.updateGeometries()
        self.fitted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the content to another width."""
        super().resizeEvent(event)
        self._fit_where_needed()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the content to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_where_needed()

    def updateGeometries(self) -> None:
        """Place headers and scroll bars, and the label in the corner."""
        super().updateGeometries()
        if self._corner is not None:
            beside = self.rows_header.sizeHint().width()
            self._corner.setGeometry(QRect(0, 0, beside, self.columns_header.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, the lines between them, and the border of the current cell."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_lines(painter)
        if self.currentIndex().isValid():
            is_typing = self.state() == QAbstractItemView.State.EditingState
            share = 1.0 if self.hasFocus() or is_typing else 0.5
            ground = colours.shade(self.palette(), 0)
            painter.setPen(QPen(colours.tint(self.palette(), ground, share), 2))
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(1, 1, -1, -1))
        painter.end()

    def _fit_where_needed(self) -> None:
        """Fit until the scroll bars stay as they are: Qt loses their last resize while it shows the window."""
        for _ in range(_FITS_AT_MOST):
            wanted = (self._room(), self.font().key())
            if self._corner is None or self._fitted_for == wanted:
                return
            self._fitted_for = wanted
            self.fit()

    def _room(self) -> int:
        """Return the width there is for labels and columns together."""
        beside = self.rows_header.width() if self.cells.block.row_labels else 0
        return self.viewport().width() + beside

    def _shares(self, room: int) -> tuple[int, int]:
        """Return the width of all row labels, and the least width of a column."""
        metrics, block = self.fontMetrics(), self.cells.block
        column = max(self._widest_text(), digits_width(metrics, DIGITS_LEAST))
        if not block.row_labels:
            return 0, column
        wanted = min(int(room * self.label_share), widest_label_width(block.rows, metrics))
        wanted = min(wanted, room - self.column_units * digits_width(metrics, DIGITS_WANTED))
        return max(wanted, least_label_width(block.rows, metrics)), column

    def _column_widths(self, room: int, least: int) -> list[int]:
        """Return equal widths, so that like labels break alike, never below `least`; the last takes what is left."""
        share = room // self.column_units
        self._is_stretched = least > share
        unit = max(share, least)
        columns = self.cells.columnCount()
        width = unit * (self.column_units // columns)
        return [*[width] * (columns - 1), max(room - width * (columns - 1), width)]

    def _row_heights(self, label_columns: list[int]) -> list[int]:
        metrics, block = self.fontMetrics(), self.cells.block
        if block.row_labels:
            return row_heights(block.rows, label_columns, metrics)
        return [row_height(metrics)] * len(block.rows.leaves)

    def _widest_text(self) -> int:
        rows, columns = range(self.cells.rowCount()), range(self.cells.columnCount())
        return max(self._text_width(self.cells.index(r, c)) for r in rows for c in columns)

    def _text_width(self, index: QModelIndex) -> int:
        """Return the width of a figure, that of an empty cell for what was refused."""
        metrics = self.fontMetrics()
        is_refused = self.cells.session.rejection(self.cells.key_at(index)) is not None
        text = "" if is_refused else str(index.data() or "")
        return metrics.horizontalAdvance(text) + 2 * pad(metrics)

    def _on_data_changed(self, index: QModelIndex) -> None:
        if self._text_width(index) > self.columnWidth(index.column()):
            self.fit()
        elif self._is_stretched:
            self._shrinking.start()

    def _paint_lines(self, painter: QPainter) -> None:
        """Paint lines that go on from those of the labels, darker between groups of rows."""
        right, bottom = self.columns_header.length() - 1, self.rows_header.length() - 1
        right -= self.columns_header.offset()
        bottom -= self.rows_header.offset()
        painter.setPen(colours.shade(self.palette(), 0.22))
        for row in range(self.cells.rowCount()):
            y = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(QPoint(0, y), QPoint(right, y))
        for column in range(self.cells.columnCount()):
            x = self.columnViewportPosition(column) + self.columnWidth(column) - 1
            painter.drawLine(QPoint(x, 0), QPoint(x, bottom))
        painter.setPen(colours.shade(self.palette(), 0.5))
        for row in self._group_rows:
            y = self.rowViewportPosition(row) - 1
            painter.drawLine(QPoint(0, y), QPoint(right, y))
