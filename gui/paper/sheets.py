"""Pages of paper below each other on a grey ground, to be scrolled and zoomed."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from gui.paper import marks, zoom
from gui.paper.fonts import UNITS_PER_INCH
from gui.paper.pages import Pages
from gui.paper.zoom import Fit, Zoom

_WHEEL_STEP = 1.1
_WIDEST_FIT = 1.6
_GAP = 16.0  # between pages, in units of the page
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ZOOM_IN = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_ZOOM_OUT = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore})


class SheetView(QAbstractScrollArea):
    """Shows `Pages`; paper stays white with black type whatever the palette.

    Signals: view_changed() when zoom, page or number of pages is another.
    """

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self._pages: Pages | None = None
        self._zoom = 1.0
        self._choice: Zoom = Fit.WIDTH
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._centre = 0.5  # what share of the paper's width lies left of the middle of the view
        self._is_laying_out = False
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled_sideways)

    @property
    def zoom(self) -> float:
        """Return the size on the screen, 1.0 is life-size."""
        return self._zoom

    @property
    def zoom_choice(self) -> Zoom:
        """Return what was chosen: a size, or what the size follows."""
        return self._choice

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
        self._lay_out()

    def choose_zoom(self, choice: Zoom) -> None:
        """Show the paper in a size, or in that of the view; the middle of the view stays where it is."""
        self._choice = choice if isinstance(choice, Fit) else zoom.within(choice)
        self._lay_out()

    def zoom_in(self) -> None:
        """Show it larger."""
        self.choose_zoom(zoom.larger(self._zoom))

    def zoom_out(self) -> None:
        """Show it smaller."""
        self.choose_zoom(zoom.smaller(self._zoom))

    def show_page(self, page: int) -> None:
        """Scroll to the top of a page, counted from 0."""
        self.verticalScrollBar().setValue(round(page * self._pitch * self._scale))

    def area_of(self, page: int, area: QRectF) -> QRectF:
        """Return where `area` of a page lies in the viewport."""
        corner = self._corner(page)
        return QRectF(corner + area.topLeft() * self._scale, area.size() * self._scale)

    def visible_pages(self, area: QRectF) -> Iterator[int]:
        """Yield the pages that show in `area` of the viewport."""
        whole = QRectF(QPointF(), self._size)
        return (n for n in range(self.page_count) if self.area_of(n, whole).intersects(area))

    def on_page(self, page: int, point: QPointF) -> QPointF:
        """Return where a point of the viewport lies on a page."""
        return (point - self._corner(page)) * (1 / self._scale)

    def scroll_to(self, area: QRectF) -> None:
        """Scroll as little as shows `area`, or its beginning where it is too large."""
        view = self.viewport().rect()
        margin = self.fontMetrics().height()
        for bar, low, high, room in (
            (self.verticalScrollBar(), area.top(), area.bottom(), view.height()),
            (self.horizontalScrollBar(), area.left(), area.right(), view.width()),
        ):
            if low < margin or high - low > room - 2 * margin:
                bar.setValue(round(bar.value() + low - margin))
            elif high > room - margin:
                bar.setValue(round(bar.value() + high - room + margin))

    def draw_over_page(self, painter: QPainter, page: int) -> None:
        """Draw what belongs to a page but is not printed; the painter stands in its corner."""

    def draw_over_view(self, painter: QPainter) -> None:
        """Draw what lies over everything, in pixels of the viewport."""

    @property
    def _scale(self) -> float:
        """Return pixels of the screen for a unit of the page."""
        return float(self._zoom * self.logicalDpiX() / UNITS_PER_INCH)

    @property
    def _size(self) -> QSizeF:
        return self._pages.size if self._pages else QSizeF(1, 1)

    @property
    def _pitch(self) -> float:
        return self._size.height() + _GAP

    def _corner(self, page: int) -> QPointF:
        """Return where the top-left corner of a page lies in the viewport."""
        spare = max((self.viewport().width() - self._size.width() * self._scale) / 2, 0.0)
        left = spare - self.horizontalScrollBar().value()
        top = (page * self._pitch + _GAP / 2) * self._scale
        return QPointF(left, top - self.verticalScrollBar().value())

    def _lay_out(self) -> None:
        """Show the paper in its size; what is in the middle stays there, and the very top stays at the top."""
        if self._pages is None:
            return
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2
        before, middle = self._scale, (bar.value() + half) / self._scale
        self._is_laying_out = True
        self._zoom = self._wanted_zoom()
        self._set_scroll_ranges()
        if self._scale != before and bar.value() > 0:
            bar.setValue(round(middle * self._scale - half))
        self._centre_sideways()
        self._is_laying_out = False
        self.viewport().update()
        self.view_changed.emit()

    def _centre_sideways(self) -> None:
        """Keep what was in the middle from side to side there, at first the middle of the paper."""
        width = self._size.width() * self._scale
        self.horizontalScrollBar().setValue(
            round(self._centre * width - self.viewport().width() / 2)
        )

    def _wanted_zoom(self) -> float:
        if not isinstance(self._choice, Fit):
            return self._choice
        view = self.viewport().size()
        room = view.width() / (self._size.width() + _GAP)
        if self._choice is Fit.PAGE:
            room = min(room, view.height() / self._pitch)
        return min(room * UNITS_PER_INCH / self.logicalDpiX(), _WIDEST_FIT)

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
        if self._choice is Fit.PAGE:  # so that paging shows one page after the other
            self.verticalScrollBar().setPageStep(round(self._pitch * self._scale))

    def _on_scrolled_sideways(self, value: int) -> None:
        if not self._is_laying_out:
            width = self._size.width() * self._scale
            self._centre = (value + self.viewport().width() / 2) / width
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.view_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible pages and what lies over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for page in self.visible_pages(QRectF(event.rect())):
            self._paint_page(painter, page)
        self.draw_over_view(painter)
        if self.hasFocus():
            marks.draw_focus(painter, self.viewport().rect(), self.palette())

    def _paint_page(self, painter: QPainter, page: int) -> None:
        painter.save()
        painter.translate(self._corner(page))
        painter.scale(self._scale, self._scale)
        painter.fillRect(QRectF(QPointF(), self._size), Qt.GlobalColor.white)
        if self._pages:
            self._pages.draw(painter, page)
        self.draw_over_page(painter, page)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & _CONTROL:
            self.choose_zoom(self._zoom * _WHEEL_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that zoom from the window, where they change the size of its text."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & _CONTROL
            and event.key() in _ZOOM_IN | _ZOOM_OUT
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, and go to the beginning and the end; arrows and pages are Qt's."""
        bar, key = self.verticalScrollBar(), event.key()
        if event.modifiers() & _CONTROL and key in _ZOOM_IN:
            self.zoom_in()
        elif event.modifiers() & _CONTROL and key in _ZOOM_OUT:
            self.zoom_out()
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
