"""已删除的草稿: what was taken off the list in the last month, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableWidgetItem, QVBoxLayout, QWidget

from core.drafts.summary import DraftInfo
from gui.look.theme import characters
from gui.pages.draft_table import DraftTable
from gui.widgets.form_rows import quiet_label
from gui.widgets.primary_button import primary_button

_ROLE = QDialogButtonBox.ButtonRole


class DeletedDialog(QDialog):
    """Shows deleted drafts, the latest first. Emits `restore_asked(str)` with the id of the one to bring back."""

    restore_asked = Signal(str)

    def __init__(self, drafts: tuple[DraftInfo, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deleted_dialog")
        self.setWindowTitle(self.tr("已删除的草稿"))
        self.table = DraftTable()
        self.table.setObjectName("deleted.drafts")
        self.table.setAccessibleName(self.tr("已删除的草稿"))
        self.table.show_drafts(drafts)
        self.table.itemActivated.connect(self._on_activated)
        buttons = QDialogButtonBox()
        restore = primary_button("deleted.restore", self.tr("取回选中的草稿"))
        buttons.addButton(restore, _ROLE.AcceptRole)
        buttons.addButton(self.tr("关闭"), _ROLE.RejectRole)
        buttons.accepted.connect(self._restore)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(
            quiet_label(self.tr("删除的草稿保留 30 天。取回以后，内容和版本历史都和原来一样。"))
        )
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(characters(self, 60), characters(self, 24))

    def _on_activated(self, _item: QTableWidgetItem) -> None:
        self._restore()

    def _restore(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            self.restore_asked.emit(chosen.id)
            self.accept()
