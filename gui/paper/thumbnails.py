"""The pages of the report as small pictures in a strip; each is painted when it comes into view."""

from typing import cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.paper.pages import Pages

RENEW_AFTER_MS = 250  # the paper itself comes first
_WIDTH_CHARACTERS = 6
_MARGIN_TENTHS = 5  # of a line
_Index = QModelIndex | QPersistentModelIndex


class ThumbnailModel(QAbstractListModel):
    """One row for each page; rows are called by their page number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0

    def show_count(self, count: int) -> None:
        """Have `count` pages, and tell that all of them may look different."""
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        if count:
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many pages there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the page number, and what a screen reader says of it."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(index.row() + 1)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self.tr("第 {page} 页").format(page=index.row() + 1)
            case _:
                return None


class ThumbnailStrip(QListView):
    """Shows the pages of a report below each other.

    Signals: page_chosen(int) with the page, counted from 0, the officer went to.
    """

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setAccessibleName(self.tr("各页缩略图"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setModel(ThumbnailModel(self))
        self._painter = _PagePainter(self)
        self.setItemDelegate(self._painter)
        self._pages: Pages | None = None
        self._timer = QTimer(self, singleShot=True, interval=RENEW_AFTER_MS)
        self._timer.timeout.connect(self._renew)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._is_following = False
        self._followed = 0

    def show_pages(self, pages: Pages) -> None:
        """Show other pages, soon."""
        is_first = self._pages is None
        self._pages = pages
        self._renew() if is_first else self._timer.start()

    def follow(self, page: int) -> None:
        """Mark the page that is shown large."""
        self._followed = page
        self._is_following = True
        self.setCurrentIndex(self.model().index(page, 0))
        self._is_following = False

    def sizeHint(self) -> QSize:
        """Return the size for the font."""
        width = self._painter.sizeHint(QStyleOptionViewItem(), QModelIndex()).width()
        return QSize(
            width + self.verticalScrollBar().sizeHint().width(), super().sizeHint().height()
        )

    def _renew(self) -> None:
        if self._pages:
            self._painter.show_pages(self._pages)
            cast(ThumbnailModel, self.model()).show_count(self._pages.count)
            self.follow(self._followed)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_following:
            self.page_chosen.emit(current.row())


class _PagePainter(QStyledItemDelegate):
    """Paints a page as a picture above its number, and keeps the picture until the pages change."""

    def __init__(self, strip: ThumbnailStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._pages: Pages | None = None
        self._pictures: dict[tuple[int, int], QPixmap] = {}

    def show_pages(self, pages: Pages) -> None:
        self._pages = pages
        self._pictures.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the room of a page, its number and the margins around them."""
        picture, margin = self._picture_size(), self._margin()
        height = picture.height() + self._metrics().height() + 3 * margin
        return QSize(picture.width() + 2 * margin, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the page; the one shown large has a frame in the accent colour and a bold number."""
        if self._pages is None or index.row() >= self._pages.count:
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs lack the fields of options
        state = option.state  # type: ignore[attr-defined]
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        size, margin = self._picture_size(), self._margin()
        left = rect.left() + (rect.width() - size.width()) // 2
        area = QRect(left, rect.top() + margin, size.width(), size.height())
        painter.save()
        painter.drawPixmap(area, self._picture(index.row(), size))
        palette = self._strip.palette()
        painter.setPen(
            QPen(palette.highlight().color() if is_current else palette.mid().color(), 1)
        )
        frame = 3 if is_current and self._strip.hasFocus() else 2 if is_current else 1
        for by in range(frame):
            painter.drawRect(area.adjusted(-by, -by, by - 1, by - 1))
        font = self._strip.font()
        font.setBold(is_current)
        painter.setFont(font)
        painter.setPen(palette.text().color())
        words = QRect(rect.left(), area.bottom() + margin, rect.width(), self._metrics().height())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()

    def _picture(self, page: int, size: QSize) -> QPixmap:
        ratio = self._strip.devicePixelRatioF()
        key = (page, round(size.width() * ratio))
        picture = self._pictures.get(key)
        if picture is None and self._pages:
            picture = QPixmap(size * ratio)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = picture.width() / self._pages.size.width()
            painter.scale(scale, scale)
            self._pages.draw(painter, page)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._pictures[key] = picture
        return picture or QPixmap()

    def _picture_size(self) -> QSize:
        width = self._metrics().horizontalAdvance("国") * _WIDTH_CHARACTERS
        return QSize(width, round(width * 297 / 210))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._strip.font())

    def _margin(self) -> int:
        return self._metrics().height() * _MARGIN_TENTHS // 10
