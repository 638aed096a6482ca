"""Pages of paper below each other on a grey ground, to be read, zoomed and clicked."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from core.keys import Key
from gui.paper.boxes import UNITS_PER_INCH, Hit
from gui.paper.printing import Pages

_STEP = 1.1
_SMALLEST, _LARGEST = 0.4, 3.0
_WIDEST_FIT = 1.6
_GAP = 16.0  # between pages, in units of the page
_HOVER = QColor(30, 90, 180, 28)


class PaperView(QAbstractScrollArea):
    """Shows `Pages`; paper stays white with black type whatever the palette.

    Signals:
    place_clicked(object)     the Key of the clicked paragraph or cell
    view_changed()            another zoom, page or number of pages
    """

    place_clicked = Signal(object)
    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName(self.tr("报告预览"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self._pages: Pages | None = None
        self._hovered: tuple[int, Hit] | None = None
        self._zoom = 1.0
        self._fits_width = True
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def zoom(self) -> float:
        """Return the size on the screen, 1.0 is life-size."""
        return self._zoom

    @property
    def page_count(self) -> int:
        """Return how many pages are shown."""
        return self._pages.count if self._pages else 0

    @property
    def page(self) -> int:
        """Return the page in the middle of the view, counted from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(min(int(middle / self._scale / self._pitch), self.page_count - 1), 0)

    def show_pages(self, pages: Pages) -> None:
        """Show other pages at the same place."""
        self._pages = pages
        self._hovered = None
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Show the paper `zoom` times its size, the middle of the view staying where it is."""
        self._fits_width = False
        self._set_zoom(zoom)

    def zoom_in(self) -> None:
        """Show it larger."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Show it smaller."""
        self.set_zoom(self._zoom / _STEP)

    def fit_width(self) -> None:
        """Show a page as wide as the view, and keep it so."""
        self._fits_width = True
        self._lay_out()

    def area_of(self, page: int, area: QRectF) -> QRectF:
        """Return where `area` of a page lies in the viewport."""
        corner = self._corner(page)
        return QRectF(corner + area.topLeft() * self._scale, area.size() * self._scale)

    @property
    def _scale(self) -> float:
        """Return pixels of the screen for a unit of the page."""
        return self._zoom * self.logicalDpiX() / UNITS_PER_INCH

    @property
    def _size(self) -> QSizeF:
        return self._pages.size if self._pages else QSizeF()

    @property
    def _pitch(self) -> float:
        return self._size.height() + _GAP

    def _corner(self, page: int) -> QPointF:
        """Return where the top-left corner of a page lies in the viewport."""
        spare = max((self.viewport().width() - self._size.width() * self._scale) / 2, 0.0)
        left = spare - self.horizontalScrollBar().value()
        top = (page * self._pitch + _GAP / 2) * self._scale
        return QPointF(left, top - self.verticalScrollBar().value())

    def _set_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2
        before = self._scale
        middle = (bar.value() + half) / before
        self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        self._set_scroll_ranges()
        if self._scale != before:
            bar.setValue(round(middle * self._scale - half))
        self.viewport().update()
        self.view_changed.emit()

    def _lay_out(self) -> None:
        if self._pages is None:
            return
        zoom = self._zoom
        if self._fits_width:
            room = self.viewport().width() * UNITS_PER_INCH / self.logicalDpiX()
            zoom = min(room / (self._size.width() + _GAP), _WIDEST_FIT)
        self._set_zoom(zoom)

    def _set_scroll_ranges(self) -> None:
        view = self.viewport().size()
        height = (self.page_count * self._pitch) * self._scale
        width = self._size.width() * self._scale
        for bar, whole, part in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setRange(0, max(round(whole) - part, 0))
            bar.setPageStep(part)
            bar.setSingleStep(self.fontMetrics().height() * 3)

    def _on_scrolled(self) -> None:
        self._hovered = None
        self.viewport().update()
        self.view_changed.emit()

    def _visible_pages(self, area: QRectF) -> Iterator[int]:
        whole = QRectF(QPointF(), self._size)
        return (n for n in range(self.page_count) if self.area_of(n, whole).intersects(area))

    def _hit(self, point: QPointF) -> tuple[int, Hit] | None:
        for page in self._visible_pages(QRectF(point, QSizeF(1, 1))):
            place = (point - self._corner(page)) * (1 / self._scale)
            hit = self._pages.hit(page, place) if self._pages else None
            if hit:
                return page, hit
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible pages and the paragraph or cell under the mouse."""
        painter = QPainter(self.viewport())
        for page in self._visible_pages(QRectF(event.rect())):
            self._paint_page(painter, page)
        if self._hovered:
            page, hit = self._hovered
            painter.fillRect(self.area_of(page, hit.area), _HOVER)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        painter.save()
        painter.translate(self._corner(page))
        painter.scale(self._scale, self._scale)
        painter.fillRect(QRectF(QPointF(), self._size), Qt.GlobalColor.white)
        if self._pages:
            self._pages.draw(painter, page)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again."""
        super().resizeEvent(event)
        self._lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would jump to."""
        hovered = self._hit(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            shape = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().setToolTip(self.tr("点一下，回到这里修改") if hovered else "")
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Jump from the clicked place."""
        hit = self._hit(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if hit:
            key: Key = hit[1].key
            self.place_clicked.emit(key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the beginning and the end as well; arrows and pages are Qt's."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)
