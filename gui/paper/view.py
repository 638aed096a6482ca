"""The report on paper, where each paragraph and cell leads back to its field."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.format.check import Level
from core.keys import Key
from gui.paper import marks
from gui.paper.boxes import Hit
from gui.paper.pages import Pages
from gui.paper.sheets import SheetView

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperView(SheetView):
    """Shows `Pages` and the fields on them.

    Signals:
    place_clicked(object)     the Key of the paragraph or cell that was clicked, or chosen with Enter
    place_changed()           the keyboard went to another place
    """

    place_clicked = Signal(object)
    place_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName(self.tr("报告预览"))
        self.viewport().setMouseTracking(True)
        self._hovered: tuple[int, Hit] | None = None
        self._place: tuple[int, Hit] | None = None
        self._levels: Mapping[Key, Level] = {}
        self._words_of: Callable[[Key], str] = str
        self.view_changed.connect(self._forget_mouse)

    @property
    def place(self) -> Key | None:
        """Return the field at which the keyboard is."""
        return self._place[1].key if self._place else None

    def describe_places(self, words_of: Callable[[Key], str]) -> None:
        """Let `words_of` tell what is said of a field when the mouse rests on it."""
        self._words_of = words_of

    def show_pages(self, pages: Pages) -> None:
        """Show other pages at the same place."""
        place = self.place
        self._place = pages.find(place) if place else None
        super().show_pages(pages)

    def show_levels(self, levels: Mapping[Key, Level]) -> None:
        """Mark the fields in which something is to be mended or looked at."""
        self._levels = levels
        self.viewport().update()

    def show_key(self, key: Key) -> None:
        """Put the keyboard at the place of a field, if it is printed, and scroll there."""
        found = self._pages.find(key) if self._pages else None
        if found:
            self._go_to(found)

    def draw_over_page(self, painter: QPainter, page: int) -> None:
        """Mark what is to be mended."""
        for key, area in self._pages.places(page) if self._pages and self._levels else ():
            if key in self._levels:
                marks.draw_level(painter, area, self._levels[key])

    def draw_over_view(self, painter: QPainter) -> None:
        """Show where mouse and keyboard are."""
        if self._hovered:
            marks.draw_hover(painter, self.area_of(self._hovered[0], self._hovered[1].area))
        if self._place and self.hasFocus():
            marks.draw_place(painter, self.area_of(self._place[0], self._place[1].area))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would jump to."""
        hovered = self._hit(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            shape = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().setToolTip(self._words_of(hovered[1].key) if hovered else "")
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Jump from the clicked place."""
        hit = self._hit(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if hit:
            self._place = hit
            self.place_clicked.emit(hit[1].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from place to place with left and right, and to the field with Enter."""
        is_plain = not event.modifiers() & ~_SHIFT & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _STEPS and is_plain:
            self._step_place(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER and is_plain and self._place:
            self.place_clicked.emit(self._place[1].key)
        else:
            super().keyPressEvent(event)

    def _hit(self, point: QPointF) -> tuple[int, Hit] | None:
        for page in self.visible_pages(QRectF(point, QSizeF(1, 1))):
            hit = self._pages.hit(page, self.on_page(page, point)) if self._pages else None
            if hit:
                return page, hit
        return None

    def _step_place(self, by: int) -> None:
        """Go to the next (1) or previous (-1) field; the first one is that at the top of the view."""
        if self._pages is None:
            return
        places = [
            (page, hit) for page in range(self.page_count) for hit in self._pages.places(page)
        ]
        if not places:
            return
        if self._place in places:
            there = min(max(places.index(self._place) + by, 0), len(places) - 1)
        else:
            there = next(
                (
                    n
                    for n, (page, hit) in enumerate(places)
                    if self.area_of(page, hit.area).top() >= 0
                ),
                len(places) - 1,
            )
        self._go_to(places[there])

    def _go_to(self, place: tuple[int, Hit]) -> None:
        self._place = place
        self.scroll_to(self.area_of(place[0], place[1].area))
        self.viewport().update()
        self.place_changed.emit()

    def _forget_mouse(self) -> None:
        self._hovered = None
