"""The drafts on the start page, and what can be done to the chosen one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.drafts.summary import DraftInfo
from core.errors import UserFixable
from gui.desk import Desk
from gui.look.theme import SPACE_M, larger, space
from gui.pages.draft_table import DraftTable


class DraftList(QWidget):
    """Shows the table of the drafts with its buttons.

    Signals: draft_chosen(str) with the id of a draft to open; backups_asked(); told(str, list) with what was done
    and actions for it; refused(str) with why something could not be done.
    """

    draft_chosen = Signal(str)
    backups_asked = Signal()
    told = Signal(str, list)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table = DraftTable()
        self.table.itemActivated.connect(self._on_activated)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self._buttons: list[QPushButton] = []
        row = self._button_row()
        self.table.offer(self.tr("打开"), "", self.open_chosen)
        for button, keys in zip(self._buttons, ("F2", "", "Delete"), strict=True):
            self.table.offer(button.text(), keys, button.click)
        self._caption = QLabel(self.tr("草稿"))
        larger(self._caption, 1.15, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(self, SPACE_M))
        column.addWidget(self._caption)
        column.addWidget(self.table, 4)
        column.addLayout(row)
        column.addStretch(1)

    def show_drafts(self, drafts: tuple[DraftInfo, ...]) -> None:
        """Show `drafts`, or only the way to the backups when there are none."""
        self.table.show_drafts(drafts)
        self.table.setVisible(bool(drafts))
        self._caption.setVisible(bool(drafts))
        self._show_buttons()

    def open_chosen(self) -> None:
        """Ask for the chosen draft, if there is one."""
        if self._chosen_id():
            self.draft_chosen.emit(self._chosen_id())

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, words, act in (
            ("draft_rename", self.tr("重命名…"), self._rename),
            ("draft_copy", self.tr("复制"), self._copy),
            ("draft_delete", self.tr("删除"), self._delete),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.clicked.connect(act)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        backups = QPushButton(self.tr("从备份取回…"))
        backups.setObjectName("backups")
        backups.clicked.connect(self.backups_asked)
        row.addWidget(backups)
        return row

    def _chosen_id(self) -> str:
        chosen = self.table.chosen()
        return chosen.id if chosen else ""

    def _chosen_name(self) -> str:
        chosen = self.table.chosen()
        return chosen.shown_name if chosen else ""

    def _show_buttons(self) -> None:
        for button in self._buttons:
            button.setVisible(self.table.rowCount() > 0)
            button.setEnabled(bool(self._chosen_id()))

    def _on_activated(self, _item: QTableWidgetItem) -> None:
        self.open_chosen()

    def _rename(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        draft_id = self._chosen_id()
        name = self._chosen_name()
        text, is_given = QInputDialog.getText(
            self, self.tr("重命名草稿"), self.tr("草稿名称"), text=name
        )
        if is_given and text.strip():
            self._try(partial(self._desk.drafts.rename, draft_id, text.strip()))

    def _copy(self) -> None:
        self._try(partial(self._desk.drafts.copy, self._chosen_id()))

    def _delete(self) -> None:
        draft_id, name = self._chosen_id(), self._chosen_name()
        if self._try(partial(self._desk.drafts.delete, draft_id)):
            undo = partial(self._try, partial(self._desk.drafts.restore, draft_id))
            self.told.emit(
                self.tr("已删除草稿“{name}”。30 天以内可以用“文件 → 已删除的草稿”取回。").format(
                    name=name
                ),
                [(self.tr("撤销"), undo)],
            )

    def _try(self, change: partial[None]) -> bool:
        """Do a change to the drafts; show the sentence when it cannot be done."""
        try:
            change()
        except UserFixable as error:
            self.refused.emit(str(error))
            return False
        return True
