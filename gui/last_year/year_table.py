"""One official table in both years: this year's figure, last year's, and by how much it grew."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.format.tables import Block, Table
from core.keys import CellKey
from core.naming import column_name, row_name
from core.numbers import Number, display
from core.years.year_on_year import YearCell
from gui.look.theme import characters
from gui.tables.colours import accent, blend

_BLANK = "—"
_TINT = 0.15
_LABEL, _LABEL_LEAST = 22, 12  # characters of a row label


class YearTable(QTableWidget):
    """Shows the cells of a block; those that differ are tinted, and say by how much."""

    def __init__(
        self,
        table: Table,
        block: Block,
        cells: Mapping[CellKey, YearCell],
        parent: QWidget | None = None,
    ) -> None:
        keys = _laid_out(table, block)
        super().__init__(len(keys), len(keys[0]), parent)
        self._differing = [[not cells[key].is_same for key in line] for line in keys]
        self.setAccessibleName(f"{table.name} {block.title or table.caption}")
        self._name_lines(table, keys, is_turned=not block.row_labels)
        for row, line in enumerate(keys):
            for column, key in enumerate(line):
                self.setItem(row, column, self._item(cells[key]))
        self._dress()

    def show_differing_only(self, only: bool) -> None:
        """Hide the rows in which nothing changed, or show them."""
        for row, differs in enumerate(self._differing):
            self.setRowHidden(row, only and not any(differs))
        self._fit()

    @property
    def differs(self) -> bool:
        """Return whether any cell changed."""
        return any(any(row) for row in self._differing)

    def _name_lines(
        self, table: Table, keys: Sequence[Sequence[CellKey]], *, is_turned: bool
    ) -> None:
        down, across = (column_name, row_name) if is_turned else (row_name, column_name)
        self.setVerticalHeaderLabels([down(table, line[0]) for line in keys])
        self.setHorizontalHeaderLabels([across(table, key) for key in keys[0]])
        self.horizontalHeader().setVisible(not is_turned)  # it would say the caption again

    def _item(self, cell: YearCell) -> QTableWidgetItem:
        item = QTableWidgetItem(words(cell))
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        if not cell.is_same:
            palette = self.palette()
            tint = blend(palette.base().color(), accent(palette), _TINT)
            item.setBackground(QBrush(tint))
        return item

    def _dress(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalScrollBar().rangeChanged.connect(self._fit)
        head = self.verticalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setDefaultSectionSize(round(self.fontMetrics().height() * 1.7))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for row in range(self.rowCount()):
            label = self.verticalHeaderItem(row)
            label.setToolTip(label.text())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: figures stand whole, labels of rows give way first, what is left over goes to all."""
        super().resizeEvent(event)
        needs = [self._need(column) for column in range(self.columnCount())]
        room, head = self.width() - 2 * self.frameWidth(), self.verticalHeader()
        most, least = characters(self, _LABEL), characters(self, _LABEL_LEAST)
        labels = max(least, min(most, room - sum(needs)))
        head.setMaximumWidth(labels)
        spare = room - min(head.sizeHint().width(), labels) - sum(needs)
        for column, need in enumerate(needs):
            self.setColumnWidth(column, need + max(spare, 0) // len(needs))

    def _need(self, column: int) -> int:
        """Return the width in which every figure of a column and its caption stand whole."""
        items = [self.item(row, column) for row in range(self.rowCount())]
        if not self.horizontalHeader().isHidden():
            items.append(self.horizontalHeaderItem(column))
        advance = self.fontMetrics().horizontalAdvance
        return max(advance(item.text()) for item in items if item) + characters(self, 1)

    def _fit(self) -> None:
        """Be as high as the rows shown: the page scrolls up and down, the table at most sideways."""
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        header = self.horizontalHeader()
        head = 0 if header.isHidden() else header.sizeHint().height()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(rows + head + below + 2 * self.frameWidth() + 2)


def _laid_out(table: Table, block: Block) -> list[list[CellKey]]:
    """Return the cells line by line; a block without row labels is one long line, and is turned."""
    keys = [
        [CellKey(table.id, row.id, column.id) for column in block.columns.leaves]
        for row in block.rows.leaves
    ]
    return keys if block.row_labels else [list(line) for line in zip(*keys, strict=True)]


def words(cell: YearCell) -> str:
    """Return both figures of a cell as text, as “12 / 9（＋3）”.

    >>> words(YearCell(CellKey("a", "b", "c"), 12, 9)), words(YearCell(CellKey("a", "b", "c"), None, None))
    ('12 / 9（＋3）', '—')
    """
    if cell.now is None and cell.then is None:
        return _BLANK
    now, then = _shown(cell.now), _shown(cell.then)
    if not cell.difference:
        return f"{now} / {then}"
    grown = cell.difference > 0
    change = display(cell.difference if grown else -cell.difference)
    return f"{now} / {then}（{'＋' if grown else '－'}{change}）"


def _shown(value: Number | None) -> str:
    return _BLANK if value is None else display(value)
