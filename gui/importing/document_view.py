"""The left side of the import page: the document as it was read, each piece to be clicked, chosen and dragged."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextBlock,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from core.importing.imported import Imported
from gui.importing.document_html import anchors, document_html, piece_of

PIECES = "application/x-nianbao-pieces"
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_DOTS = [2.0, 2.0]


class DocumentView(QTextEdit):
    """Shows a document; `chosen` are the pieces that are marked, `origin` those the other side asks for.

    Signals:
    pieces_chosen(tuple)   the officer chose other pieces, the latest last
    followed()             Enter or a double click: go to where the piece is
    drag_ended()           the mouse let go of the pieces, and Qt of the drag
    """

    pieces_chosen = Signal(object)
    followed = Signal()
    drag_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_document")
        self.setAccessibleName(self.tr("读到的文件"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)
        self.chosen: tuple[int, ...] = ()
        self.is_dragging = False
        self._origin: tuple[int, ...] = ()
        self._first = -1
        self._imported: Imported | None = None
        self._order: list[int] = []
        self._blocks: dict[int, QTextBlock] = {}
        self._pressed_at: QPoint | None = None

    def show_document(self, imported: Imported) -> None:
        """Show what became of the pieces by now, at the same place."""
        bars = self.verticalScrollBar(), self.horizontalScrollBar()
        places = [bar.value() for bar in bars]
        self._imported = imported
        self._order = list(anchors(imported))
        self.setHtml(document_html(imported, self.palette()))
        self._blocks = dict(_found(self.document().begin()))
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)

    def choose(self, pieces: Iterable[int], *, is_scrolled: bool = True) -> None:
        """Mark pieces, and scroll to the latest."""
        self.chosen = tuple(pieces)
        self._first = self.chosen[0] if self.chosen else -1
        if self.chosen and is_scrolled:
            self._scroll_to(self.chosen[-1])
        self._describe()
        self.viewport().update()
        self.pieces_chosen.emit(self.chosen)

    def show_origin(self, pieces: Iterable[int]) -> None:
        """Frame the pieces that the place chosen on the other side came from, and scroll there."""
        self._origin = tuple(pieces)
        if self._origin:
            self._scroll_to(self._origin[0])
        self.viewport().update()

    def piece_at(self, point: QPoint) -> int | None:
        """Return the piece under a point of the viewport."""
        block = self.cursorForPosition(point).block()
        place = _piece_in(block)
        return place if place is not None and self._area(place).contains(point) else None

    def area_of(self, place: int) -> QRectF:
        """Return where a piece stands in the viewport."""
        return self._area(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse; with Shift all between, with Ctrl this one too."""
        self._pressed_at = event.position().toPoint()
        place = self.piece_at(self._pressed_at)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            self._pressed_at = None
            return
        if event.modifiers() & _SHIFT:
            self._extend_to(place)
        elif event.modifiers() & _CONTROL:
            rest = [one for one in self.chosen if one != place]
            self.choose(rest if place in self.chosen else [*rest, place], is_scrolled=False)
        elif place not in self.chosen:  # pressing on what is chosen may begin to drag it
            self.choose([place], is_scrolled=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen pieces; without a button, tell what became of the one under the mouse."""
        point = event.position().toPoint()
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._explain(point)
            return
        if (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the pressed piece alone when nothing was dragged."""
        place = self.piece_at(event.position().toPoint()) if self._pressed_at is not None else None
        self._pressed_at = None
        is_plain = not event.modifiers() & (_SHIFT | _CONTROL)
        if place is not None and is_plain and self.chosen != (place,):
            self.choose([place], is_scrolled=False)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Go to where the piece is."""
        self.followed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from piece to piece, with Shift choosing all on the way; Enter goes to where it is."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            self.followed.emit()
        elif key in _STEPS and not event.modifiers() & _CONTROL:
            self._step(_STEPS[key], is_extended=bool(event.modifiers() & _SHIFT))
        elif key in _ENDS and self._order:
            self.choose([self._order[_ENDS[key]]])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame what is chosen, and with dots what the other side asks for."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        accent = self.palette().color(QPalette.ColorRole.Accent)
        for places, pen in ((self._origin, QPen(accent, 2)), (self.chosen, QPen(accent, 3))):
            if places is self._origin:
                pen.setDashPattern(_DOTS)
            painter.setPen(pen)
            for place in places:
                painter.drawRect(self._area(place).adjusted(-2, -1, 1, 1))
        painter.end()

    def _step(self, by: int, *, is_extended: bool) -> None:
        if not self._order:
            return
        here = self._order.index(self.chosen[-1]) + by if self._latest_is_known() else 0
        there = self._order[min(max(here, 0), len(self._order) - 1)]
        if is_extended:
            self._extend_to(there)
        else:
            self.choose([there])

    def _latest_is_known(self) -> bool:
        return bool(self.chosen) and self.chosen[-1] in self._order

    def _extend_to(self, place: int) -> None:
        first = self._first if self._first in self._order else place
        low, high = sorted((self._order.index(first), self._order.index(place)))
        between = self._order[low : high + 1]
        self.choose(between if first <= place else between[::-1])
        self._first = first

    def _drag(self) -> None:
        drag = QDrag(self)
        data = QMimeData()
        data.setData(PIECES, ",".join(map(str, sorted(self.chosen))).encode())
        drag.setMimeData(data)
        self.is_dragging = True
        drag.exec(Qt.DropAction.MoveAction)
        self.is_dragging = False
        self.drag_ended.emit()

    def _explain(self, point: QPoint) -> None:
        place = self.piece_at(point)
        shape = Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        self.viewport().setToolTip("" if place is None else self._words(place))

    def _describe(self) -> None:
        """Let a screen reader say the latest piece chosen."""
        self.setAccessibleDescription(self._words(self.chosen[-1]) if self.chosen else "")

    def _words(self, place: int) -> str:
        if self._imported is None:
            return ""
        piece = self._imported.pieces[place]
        return "\n".join(filter(None, (piece.text[:60], piece.placing.value, piece.note)))

    def _scroll_to(self, place: int) -> None:
        area = self._area(place)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        margin = self.fontMetrics().height() * 2
        if area.top() < margin or area.bottom() > room - margin:
            bar.setValue(round(bar.value() + area.top() - room / 3))

    def _area(self, place: int) -> QRectF:
        """Return where a piece stands in the viewport, empty when it is not drawn."""
        block = self._blocks.get(place)
        if block is None or not block.isValid():
            return QRectF()
        area = self.document().documentLayout().blockBoundingRect(block)
        return area.translated(
            -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        )


def _found(block: QTextBlock) -> Iterable[tuple[int, QTextBlock]]:
    while block.isValid():
        place = _piece_in(block)
        if place is not None:
            yield place, block
        block = block.next()


def _piece_in(block: QTextBlock) -> int | None:
    """Return the piece whose anchor stands in a block of the text."""
    fragments = block.begin()
    while not fragments.atEnd():
        anchor = fragments.fragment().charFormat().anchorHref()
        if anchor:
            return piece_of(anchor)
        fragments += 1
    return None
