"""Forms, rule packs and local rules as a table: kind, name, version, state, source."""

from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.packs.overview import Line
from gui.widgets.row_table import choose_whole_rows

_COLUMNS = ("类别", "名称", "版本", "状态", "来源")
_WIDE = (1, 4)


class PacksTable(QTableWidget):
    """Shows lines of the overview, one of them chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self.setObjectName("packs.table")
        self.setAccessibleName(self.tr("表样、规则包和本地规则"))
        self.setHorizontalHeaderLabels(list(_COLUMNS))
        choose_whole_rows(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in _WIDE:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show `lines`; what was chosen has to be chosen anew."""
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            self._fill(row, line)

    def _fill(self, row: int, line: Line) -> None:
        sign = "▲" if line.problem else "✓"
        texts = (line.kind.value, line.name, line.version, f"{sign} {line.state}", line.source)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.setItem(row, column, item)
