"""版本历史: when a draft was saved, what was different then, and the way back to it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.comparing import Difference, differences
from core.dates import moment_words
from core.drafts.history import VersionInfo
from core.errors import UserFixable
from core.format.model import Format
from core.report import Report
from gui.look.theme import characters
from gui.widgets.wrapped_text import WrappedTextDelegate

_NUMBER = Qt.ItemDataRole.UserRole
_BLANK = "（没有填）"


class HistoryDialog(QDialog):
    """Shows the saved versions of a draft beside the present report. Emits `restore_asked(Report, str)`."""

    restore_asked = Signal(object, str)

    def __init__(
        self,
        form: Format,
        present: Report,
        versions: tuple[VersionInfo, ...],
        load: Callable[[int], Report],
        *,
        can_restore: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("版本历史"))
        self._form = form
        self._present = present
        self._load = load
        self._can_restore = can_restore
        self._chosen: Report | None = None
        self.list = _version_list(versions)
        self.table = _difference_table()
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.restore = QPushButton(self.tr("恢复到这一版"))
        self.restore.setObjectName("history.restore")
        self.restore.setEnabled(False)
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.restore.clicked.connect(self._on_restore)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.remark)
        column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        buttons = QDialogButtonBox()
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addWidget(buttons)
        self.resize(characters(self, 72), characters(self, 36))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        self._chosen = None
        self.table.setRowCount(0)
        if item is not None:
            try:
                self._chosen = self._load(item.data(_NUMBER))
            except UserFixable as error:
                self.remark.setText(str(error))
        if self._chosen is not None:
            self._show_differences(differences(self._form, self._chosen, self._present))
        self.restore.setEnabled(
            self._can_restore and self._chosen is not None and self.table.rowCount() > 0
        )

    def _show_differences(self, found: tuple[Difference, ...]) -> None:
        remark = self.tr("与现在有 {count} 处不同：").format(count=len(found))
        self.remark.setText(remark if found else self.tr("与现在完全相同。"))
        self.table.setRowCount(len(found))
        for row, one in enumerate(found):
            for column, text in enumerate((one.name, one.before or _BLANK, one.after or _BLANK)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.table.setItem(row, column, cell)
        self.table.resizeRowsToContents()

    def _on_restore(self) -> None:
        item = self.list.currentItem()
        if self._chosen is not None and item is not None:
            self.restore_asked.emit(self._chosen, item.text().splitlines()[0])
            self.accept()


def _version_list(versions: tuple[VersionInfo, ...]) -> QListWidget:
    view = QListWidget()
    view.setObjectName("history.versions")
    view.setAccessibleName("保存过的版本")
    view.setItemDelegate(WrappedTextDelegate(view))
    view.setResizeMode(QListWidget.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMinimumWidth(characters(view, 19))
    for version in versions:
        item = QListWidgetItem(f"{moment_words(version.saved, date.today())}\n{version.what}")
        item.setData(_NUMBER, version.number)
        view.addItem(item)
    return view


def _difference_table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setObjectName("history.differences")
    table.setAccessibleName("与现在不同的地方")
    table.setHorizontalHeaderLabels(["地方", "那一版", "现在"])
    table.verticalHeader().hide()
    table.verticalHeader().setMaximumSectionSize(characters(table, 8))
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table
