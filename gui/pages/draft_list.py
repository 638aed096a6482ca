"""The drafts on the start page, and what can be done to the chosen one."""

from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING

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
from gui.widgets.form_rows import quiet_label

if TYPE_CHECKING:
    from gui.pages.draft_search import DraftSearch

_FEW = 6  # drafts that are seen at a glance


class DraftList(QWidget):
    """Shows the table of the drafts with its buttons.

    Signals: draft_chosen(str) with the id of a draft to open; backups_asked(); told(str, list) with what was done
    and actions for it; refused(str) with why something could not be done; search_entered() when the officer begins
    to look for a draft.
    """

    draft_chosen = Signal(str)
    backups_asked = Signal()
    told = Signal(str, list)
    refused = Signal(str)
    search_entered = Signal()

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
        self._drafts: tuple[DraftInfo, ...] = ()
        self._caption = QLabel(self.tr("草稿"))
        larger(self._caption, 1.15, bold=True)
        self._top = QHBoxLayout()
        self._top.addWidget(self._caption, 1)
        self._nothing = quiet_label()
        self._nothing.setObjectName("no_draft_found")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(self, SPACE_M))
        column.addLayout(self._top)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 4)
        column.addLayout(row)
        column.addStretch(1)

    @cached_property
    def search(self) -> "DraftSearch":
        """Return the field that finds drafts, made when there are too many to be seen at a glance."""
        from gui.pages.draft_search import DraftSearch

        search = DraftSearch(self)
        self._top.addWidget(search)
        for one, following in pairwise((search, self.table, *self._buttons, self._backups)):
            QWidget.setTabOrder(one, following)
        search.textChanged.connect(self._show_found)
        search.returnPressed.connect(self.open_chosen)
        search.entered.connect(self.search_entered)
        search.left.connect(self.table.setFocus)
        return search

    def show_drafts(self, drafts: tuple[DraftInfo, ...]) -> None:
        """Show `drafts`, or only the way to the backups when there are none."""
        self._drafts = drafts
        self._caption.setVisible(bool(drafts))
        if len(drafts) > _FEW or "search" in self.__dict__:
            self.search.setVisible(len(drafts) > _FEW or bool(self.search.text()))
        self._show_found()

    def open_chosen(self) -> None:
        """Ask for the chosen draft, if there is one."""
        if self._chosen_id():
            self.draft_chosen.emit(self._chosen_id())

    def _show_found(self) -> None:
        """Show the drafts that are looked for, all of them when none is."""
        words = self.search.text().strip() if "search" in self.__dict__ else ""
        found = self._drafts
        if words:
            from core.drafts.searching import drafts_with

            found = drafts_with(self._drafts, words)
        self.table.show_drafts(found)
        self.table.setVisible(bool(found))
        self._nothing.setVisible(bool(self._drafts) and not found)
        self._nothing.setText(
            self.tr(
                "名称、单位和年度里都没有“{words}”。换个词再找，或者按 Esc 看全部草稿。"
            ).format(words=words)
        )
        self._show_buttons()

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
        self._backups = QPushButton(self.tr("从备份取回…"))
        self._backups.setObjectName("backups")
        self._backups.clicked.connect(self.backups_asked)
        row.addWidget(self._backups)
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
