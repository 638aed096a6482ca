"""One block of an official table on the import page: where each figure came from, and totals beside the stated ones."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.format.tables import Block, Table
from core.importing.imported import Placing
from core.importing.notes import StatedTotal, stated_totals
from core.importing.placing import pieces_at
from core.keys import CellKey
from gui.importing import look
from gui.importing.dropping import carries_pieces, pieces_in
from gui.importing.placements import Placements
from gui.tables import colours
from gui.tables.block_model import BlockModel
from gui.tables.fitted_view import FittedView

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PLACING_ROLE = int(Role.UserRole) + 11
DIFFERS_ROLE = int(Role.UserRole) + 12
_SIGN_SIZE = 0.72
_TINT = 0.22


class PlaceModel(BlockModel):
    """The figures of one block as they were placed; nothing can be typed into it."""

    def __init__(self, placements: Placements, table: Table, block: Block) -> None:
        super().__init__(placements.session, table, block)
        self._placements = placements
        self._stated: dict[CellKey, StatedTotal] = {}
        self._placed: dict[CellKey, Placing] = {}
        more: dict[int, Callable[[CellKey], object]] = {
            Role.DisplayRole: self._shown,
            Role.ToolTipRole: self._words,
            Role.AccessibleDescriptionRole: self._words,
            Role.AccessibleTextRole: self._said,
            PLACING_ROLE: self._placed.get,
            DIFFERS_ROLE: self._differs,
        }
        self._answers |= more
        self.renew()

    def renew(self) -> None:
        """Show what became of the pieces by now."""
        imported = self._placements.imported
        self._stated = stated_totals(imported)
        self._placed.clear()
        for piece in imported.pieces:
            is_here = isinstance(piece.key, CellKey) and piece.text.strip()
            if is_here and piece.placing is not Placing.NOT_PLACED:
                self._placed[piece.key] = piece.placing  # type: ignore[index]  # looked at a line above
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that cells can be chosen only."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def _shown(self, key: CellKey) -> str:
        """Return the figure; a total with the stated one behind it where that is another."""
        text = self.session.cell_text(key)
        stated = self._stated.get(key)
        if stated is None or not stated.differs:
            return text
        return f"{text}{look.DIFFERS}{self._stated_words(stated)}"

    def _stated_words(self, stated: StatedTotal) -> str:
        return "空" if stated.stated is None else str(stated.stated)

    def _differs(self, key: CellKey) -> bool:
        stated = self._stated.get(key)
        return stated is not None and stated.differs

    def _words(self, key: CellKey) -> str:
        imported = self._placements.imported
        said = [imported.pieces[place].note for place in pieces_at(imported, key)]
        stated = self._stated.get(key)
        if stated is not None and stated.differs:
            written = "空着没有写" if stated.stated is None else f"写的是 {stated.stated}"
            said.append(f"程序算出 {self.session.cell_text(key)}，原件{written}。")
        placing = self._placed.get(key)
        return "\n".join(filter(None, (placing.value if placing else "原件这里没有数", *said)))

    def _said(self, key: CellKey) -> str:
        placing = self._placed.get(key)
        return f"{super()._spoken(key)}, {placing.value if placing else '原件这里没有数'}"


class PlaceDelegate(QStyledItemDelegate):
    """Paints a figure on the colour of what became of it, with the sign in the corner."""

    def __init__(self, view: "PlaceTable") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, figure and sign."""
        rect, palette = self._view.visualRect(index), self._view.palette()
        found, differs = index.data(PLACING_ROLE), bool(index.data(DIFFERS_ROLE))
        placing = found if isinstance(found, Placing) else Placing.NOT_PLACED
        ground = look.ground(palette, Placing.WITH_NOTE if differs else placing)
        painter.save()
        painter.fillRect(rect, self._tinted(ground, index))
        ink = palette.brightText().color() if differs else colours.ink(palette)
        painter.setPen(ink)
        font = painter.font()
        font.setBold(differs)
        painter.setFont(font)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(index.data() or ""))
        font.setPointSizeF(font.pointSizeF() * _SIGN_SIZE)
        painter.setFont(font)
        sign = "" if differs else look.SIGNS[placing]  # the text has its own
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(rect.adjusted(0, 0, -3, 0), int(corner), sign)
        painter.restore()

    def _tinted(self, ground: QColor, index: Index) -> QColor:
        is_current = self._view.currentIndex() == index
        return colours.tint(self._view.palette(), ground, _TINT) if is_current else ground


class PlaceTable(FittedView):
    """Shows one block with what went where.

    Signals: place_chosen(CellKey); followed(CellKey) by Enter or double click; dropped(tuple, CellKey).
    """

    place_chosen = Signal(object)
    followed = Signal(object)
    dropped = Signal(object, object)

    def __init__(
        self, placements: Placements, table: Table, block: Block, parent: QWidget | None = None
    ) -> None:
        model = PlaceModel(placements, table, block)
        super().__init__(model, parent)
        self.model_ = model
        self.setItemDelegate(PlaceDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.fitted.connect(lambda: self.setFixedHeight(self.content_height()))

    def current_key(self) -> CellKey | None:
        """Return the key of the current cell."""
        index = self.currentIndex()
        return self.cells.key_at(index) if index.isValid() else None

    def show_key(self, key: CellKey | None) -> None:
        """Make a cell of this block the current one; none when it is not in it."""
        index = self.cells.index_of(key) if key else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.selectionModel().clear()
        self.viewport().update()

    def renew(self) -> None:
        """Show what became of the pieces by now."""
        self.model_.renew()
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.cells.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter to where the figure came from; arrows are Qt's."""
        key = self.current_key()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and key and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.followed.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to where the figure came from."""
        super().mouseDoubleClickEvent(event)
        key = self.current_key()
        if key:
            self.followed.emit(key)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pieces of the document."""
        if carries_pieces(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Make the cell under the mouse the current one."""
        index = self.indexAt(event.position().toPoint())
        if carries_pieces(event.mimeData()) and index.isValid():
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which pieces were dropped on which cell."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            event.acceptProposedAction()
            self.dropped.emit(pieces_in(event.mimeData()), self.cells.key_at(index))

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.place_chosen.emit(self.cells.key_at(current))
