"""A whole official table as one widget: its blocks, the 勾稽 strip, the buttons that fill in 0."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.format.tables import Table
from core.grid import label_columns
from core.keys import CellKey
from gui.session import ReportSession
from gui.tables.balance_strip import BalanceStrip
from gui.tables.block_view import BlockView
from gui.tables.frames import FittedScrollArea, LinedFrame, LinedLabel
from gui.tables.zero_buttons import ZeroButtons


class TablePanel(QWidget):
    """Shows one table of the report and everything to fill it in with.

    Signals:
    current_key_changed(CellKey)   another cell is the current one
    notice(str)                    a sentence about what was just done, to be shown quietly with 撤销
    balance_chosen(CellKey)        a column of the 勾稽 strip was chosen, by its first cell compared
    left_forward(), left_backward()  Tab went past the last, Shift+Tab past the first cell to fill in
    """

    current_key_changed = Signal(object)
    notice = Signal(str)
    balance_chosen = Signal(object)
    left_forward = Signal()
    left_backward = Signal()

    def __init__(self, session: ReportSession, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._session = session
        self.setObjectName(f"table_{table.id}")
        self.setAccessibleName(f"{table.name} {table.caption}")
        # Children are made where they stay and in the order of Tab: moving them later mixes up that order.
        self._area = FittedScrollArea(self) if len(table.blocks) > 1 else None
        self._frame = self._area.frame if self._area else LinedFrame(self)
        self.blocks = [self._make_block(place) for place in range(len(table.blocks))]
        self._strip = BalanceStrip(session, table, self)
        self._strip.balance_chosen.connect(self.show_key)
        self._strip.balance_chosen.connect(self.balance_chosen)
        self._buttons = ZeroButtons(session, table, self.selected_keys, self)
        self._buttons.notice.connect(self.notice)
        self._lay_out()
        if self._area is not None:
            self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setFocusProxy(self.blocks[0])

    def first_key(self) -> CellKey:
        """Return the cell where filling in begins."""
        return self.table.typed[0]

    def current_block(self) -> BlockView | None:
        """Return the block with the current cell."""
        return next((view for view in self.blocks if view.current_key()), None)

    def current_key(self) -> CellKey | None:
        """Return the key of the current cell."""
        view = self.current_block()
        return view.current_key() if view else None

    def selected_keys(self) -> tuple[CellKey, ...]:
        """Return the selected cells in reading order."""
        return tuple(key for view in self.blocks for key in view.selected_keys())

    def show_key(self, key: CellKey) -> None:
        """Scroll to a cell, give it the focus, and show there what was found."""
        for view in self.blocks:
            if view.holds(key):
                view.show_key(key)

    def fill_zero(self) -> None:
        """Fill the whole table, or the cells selected when there are several, with 0."""
        self._buttons.fill_all.click()

    def _make_block(self, place: int) -> BlockView:
        block = self.table.blocks[place]
        if block.title:
            self._frame.layout_below.addWidget(LinedLabel(block.title, self._frame))
        view = BlockView(self._session, self.table, block, self._frame, bubble_host=self)
        self._frame.layout_below.addWidget(view)
        view.setObjectName(f"block_{self.table.id}_{place}")
        view.setAccessibleName(f"{self.table.caption} {block.title}".strip())
        view.label_share = label_share(self.table)
        view.column_units = max(len(one.columns.leaves) for one in self.table.blocks)
        view.current_key_changed.connect(self._on_current_key_changed)
        view.selection_changed.connect(self._on_selection_changed)
        view.notice.connect(self.notice)
        view.left_below.connect(partial(self._enter_block, place + 1, 0))
        view.left_above.connect(partial(self._enter_block, place - 1, -1))
        view.fitted.connect(partial(self._on_fitted, view))
        if place == 0:
            view.left_backward.connect(self.left_backward)
        if block is self.table.blocks[-1]:
            view.left_forward.connect(self.left_forward)
        return view

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area or self._frame, 1)
        below = QHBoxLayout()
        below.addWidget(self._strip, 1)
        below.addStretch(0)
        below.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(below)
        layout.addStretch(0)

    def _enter_block(self, place: int, row: int, column: int) -> None:
        if 0 <= place < len(self.blocks):
            self.blocks[place].enter_row(row, column)

    def _on_fitted(self, view: BlockView) -> None:
        """Give a block of several its whole height; let a single one scroll, without an empty frame below."""
        if len(self.blocks) > 1:
            view.setFixedHeight(view.content_height())
        else:
            self._frame.hold_at_most(view.content_height())

    def _on_current_key_changed(self, key: CellKey) -> None:
        """Keep one current cell in the whole table, and in sight."""
        for view in self.blocks:
            if not view.holds(key):
                view.forget_current()
            elif self._area is not None:
                self._area.show_rect(view.viewport(), view.visualRect(view.currentIndex()))
        self.current_key_changed.emit(key)

    def _on_scrolled(self) -> None:
        for view in self.blocks:
            view.bubble.refresh()

    def _on_selection_changed(self) -> None:
        self._buttons.refresh()


def label_share(table: Table) -> float:
    """Return which part of the official width of `table` row labels take."""
    labels = table.column_widths[: label_columns(table)]
    return sum(labels) / sum(table.column_widths)
