"""备份: where copies of all drafts are put, and the way to take drafts out of one."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.dates import moment_words
from core.drafts.backups.backup import Backup, list_backups
from core.drafts.backups.copies import CopiedDraft, drafts_in
from core.errors import UserFixable
from gui.look.theme import characters
from gui.settings import Settings
from gui.widgets.form_rows import quiet_label, warning_label

_WHAT = Qt.ItemDataRole.UserRole


class BackupDialog(QDialog):
    """Shows the copies and the drafts in them.

    Signals: taken(Report, str) for a draft to be put on the list under that name, taken_locked(CopiedDraft, str)
    for one under a password; folder_chosen() when copies go to another second folder from now on.
    """

    taken = Signal(object, str)
    taken_locked = Signal(object, str)
    folder_chosen = Signal()

    def __init__(
        self, settings: Settings, first_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("backup_dialog")
        self.setWindowTitle(self.tr("备份"))
        self._settings = settings
        self._first_folder = first_folder
        self.second = QLabel()
        self.second.setWordWrap(True)
        self.choose = QPushButton(self.tr("选择文件夹…"))
        self.choose.setObjectName("backup.choose")
        self.stop = QPushButton(self.tr("不另存"))
        self.stop.setObjectName("backup.none")
        self.copies = _list("backup.copies", self.tr("备份"))
        self.drafts = _list("backup.drafts", self.tr("备份里的草稿"))
        self.wrong = warning_label()
        self.take = QPushButton(self.tr("取回选中的草稿"))
        self.take.setObjectName("backup.take")
        self._lay_out()
        self.copies.currentItemChanged.connect(self._on_copy_chosen)
        self.drafts.currentItemChanged.connect(self._on_draft_chosen)
        self.take.clicked.connect(self._on_take)
        self.choose.clicked.connect(self._on_choose)
        self.stop.clicked.connect(self._on_none)
        self._show_folder()
        self._show_copies()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(
            quiet_label(
                self.tr(
                    "程序自动把全部草稿备份在本机；可以另选一个文件夹（U 盘、网络盘）再存一份。"
                )
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.second, 1)
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        layout.addLayout(row)
        lists = QHBoxLayout()
        for caption, view in ((self.tr("备份"), self.copies), (self.tr("里面的草稿"), self.drafts)):
            column = QVBoxLayout()
            label = QLabel(caption)
            label.setBuddy(view)
            column.addWidget(label)
            column.addWidget(view)
            lists.addLayout(column)
        layout.addLayout(lists, 1)
        layout.addWidget(self.wrong)
        layout.addWidget(quiet_label(self.tr("取回的草稿另成一份，不会改动现在的草稿。")))
        buttons = QDialogButtonBox()
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(characters(self, 52), characters(self, 30))

    def _show_folder(self) -> None:
        folder = self._settings.backup_folder
        self.stop.setEnabled(folder is not None)
        self.second.setText(
            self.tr("另存一份到：{folder}").format(folder=folder)
            if folder
            else self.tr("没有另存到别处。")
        )

    def _show_copies(self) -> None:
        second = self._settings.backup_folder
        self.copies.clear()
        for backup in list_backups([self._first_folder, *([second] if second else [])]):
            place = "" if backup.path.parent == self._first_folder else self.tr("（另存的一份）")
            item = QListWidgetItem(moment_words(backup.made, date.today()) + place)
            item.setData(_WHAT, backup)
            item.setToolTip(str(backup.path))
            self.copies.addItem(item)
        if self.copies.count() == 0:
            self.copies.addItem(_remark(self.tr("还没有备份，改过草稿后会自动备份。")))
        self.copies.setCurrentRow(0)
        self._on_draft_chosen(self.drafts.currentItem())

    def _on_copy_chosen(self, item: QListWidgetItem | None) -> None:
        self.drafts.clear()
        self.wrong.hide()
        backup = item.data(_WHAT) if item else None
        if not isinstance(backup, Backup):
            return
        try:
            found = drafts_in(backup.path)
        except (UserFixable, OSError) as error:
            self.wrong.setText(
                str(error) if isinstance(error, UserFixable) else self.tr("这份备份读不出来。")
            )
            self.wrong.show()
            return
        for one in found:
            line = QListWidgetItem(_draft_words(one))
            line.setData(_WHAT, one)
            if one.report is None and not one.locked:
                line.setFlags(Qt.ItemFlag.NoItemFlags)
            self.drafts.addItem(line)
        if not found:
            self.drafts.addItem(_remark(self.tr("做这份备份时还没有草稿。")))
        self.drafts.setCurrentRow(0)

    def _on_draft_chosen(self, item: QListWidgetItem | None) -> None:
        self.take.setEnabled(item is not None and isinstance(item.data(_WHAT), CopiedDraft))

    def _on_take(self) -> None:
        line, copy = self.drafts.currentItem(), self.copies.currentItem()
        draft = line.data(_WHAT) if line else None
        if not isinstance(draft, CopiedDraft) or copy is None:
            return
        name = self.tr("{name}（取自备份）").format(name=draft.info.shown_name)
        if draft.locked:
            self.taken_locked.emit(draft, name)
        elif draft.report is not None:
            self.taken.emit(draft.report, name)
        self.accept()

    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("选择另存备份的文件夹"))
        if name:
            self._set_folder(Path(name))

    def _on_none(self) -> None:
        self._set_folder(None)

    def _set_folder(self, folder: Path | None) -> None:
        self._settings.backup_folder = folder
        self._show_folder()
        self._show_copies()
        if folder:
            self.folder_chosen.emit()


def _list(name: str, title: str) -> QListWidget:
    view = QListWidget()
    view.setObjectName(name)
    view.setAccessibleName(title)
    return view


def _remark(words: str) -> QListWidgetItem:
    """Return a line that is read, not chosen."""
    line = QListWidgetItem(words)
    line.setFlags(Qt.ItemFlag.NoItemFlags)
    return line


def _draft_words(draft: CopiedDraft) -> str:
    name = draft.info.shown_name
    changed = moment_words(draft.info.changed.astimezone(), date.today())
    if draft.locked:
        return f"{name}（有密码）　{changed}"
    return f"{name}　{changed}" if draft.report else f"{name}（读不出来）"
