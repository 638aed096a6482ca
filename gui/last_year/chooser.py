"""Asks which report is last year's."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.drafts.summary import DraftInfo
from core.errors import UserFixable
from gui.importing.names import last_year_filters
from gui.last_year.keeper import LastYears
from gui.look.theme import characters
from gui.widgets.form_rows import quiet_label, warning_label
from gui.widgets.wrapped_text import WrappedList

_ID = Qt.ItemDataRole.UserRole
_ROLE = QDialogButtonBox.ButtonRole


class LastYearChooser(QDialog):
    """Lets the officer choose a draft or a file to compare with, or nothing."""

    def __init__(
        self, last_years: LastYears, drafts: tuple[DraftInfo, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("last_year_chooser")
        self.setWindowTitle(self.tr("去年的年报"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._last_years = last_years
        self.list = WrappedList()
        self.list.setObjectName("last_year.drafts")
        self.list.setAccessibleName(self.tr("草稿"))
        for draft in drafts:
            item = QListWidgetItem(draft.shown_name)
            item.setData(_ID, draft.id)
            self.list.addItem(item)
        self.list.itemDoubleClicked.connect(self._on_take)
        self.list.setCurrentRow(0)
        self.wrong = warning_label()
        self._lay_out(has_drafts=bool(drafts))
        self.resize(characters(self, 36), characters(self, 22))

    def _lay_out(self, *, has_drafts: bool) -> None:
        buttons = QDialogButtonBox()
        take = buttons.addButton(self.tr("用这一份"), _ROLE.AcceptRole)
        take.setObjectName("last_year.take")
        take.setEnabled(has_drafts)
        file = buttons.addButton(self.tr("从文件选…"), _ROLE.ActionRole)
        file.setObjectName("last_year.file")
        nothing = buttons.addButton(self.tr("不比较"), _ROLE.ActionRole)
        nothing.setObjectName("last_year.none")
        buttons.addButton(self.tr("取消"), _ROLE.RejectRole)
        buttons.accepted.connect(self._on_take)
        buttons.rejected.connect(self.reject)
        file.clicked.connect(self._on_file)
        nothing.clicked.connect(self._on_none)
        layout = QVBoxLayout(self)
        words = (
            self.tr("选出去年的那一份。程序只拿来比较，不会改动它。")
            if has_drafts
            else self.tr(
                "没有别的草稿。去年的年报文件（.nianbao）点“从文件选”；"
                "只有 Word 或网页的，先在开始页打开它，再回到这里。"
            )
        )
        layout.addWidget(quiet_label(words))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.wrong)
        layout.addWidget(buttons)

    def _on_take(self) -> None:
        item = self.list.currentItem()
        if item:
            self._last_years.choose_draft(str(item.data(_ID)))
            self.accept()

    def _on_file(self) -> None:
        words = self.tr("选择去年的年报")
        name, _ = QFileDialog.getOpenFileName(self, words, str(Path.home()), last_year_filters())
        if not name:
            return
        try:
            self._last_years.choose_file(Path(name))
        except UserFixable as error:
            self.wrong.setText(str(error))
            self.wrong.show()
        else:
            self.accept()

    def _on_none(self) -> None:
        self._last_years.choose_none()
        self.accept()
