"""设置密码, 去掉密码, and the question for the password before a draft is opened."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from gui.desk import Desk
from gui.drafts.password_dialogs import GivePasswordDialog, SetPasswordDialog, waiting


class Passwords(QObject):
    """Asks the officer about passwords. Emits `notice(str)` with a sentence to be shown.

    Every method raises DraftsUnavailable when the draft database refuses.
    """

    notice = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def set_password(self) -> None:
        """Give the open draft a password, or another one."""
        if not self._desk.save_now():
            return
        dialog = SetPasswordDialog(self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with waiting():
            is_scrubbed = self._desk.set_password(dialog.password())
        words = self.tr("已设置密码，下次打开这份草稿时要输入。以前的备份和导出的文件里没有密码。")
        if not is_scrubbed:
            words += self.tr(
                "磁盘太满或草稿库正被占用，文件里可能还有旧内容的残余；过一会儿再设置一次密码就清掉了。"
            )
        self.notice.emit(words)

    def remove_password(self) -> None:
        """Take the password off the open draft, after a question."""
        if self._desk.save_now() and self._is_sure():
            self._desk.remove_password()
            self.notice.emit(self.tr("已去掉密码，打开这份草稿不再需要密码。"))

    def give_password(self, draft_id: str) -> bool:
        """Ask for the password of a locked draft; return whether it can be opened now."""
        dialog = GivePasswordDialog(
            self._desk.drafts.name_of(draft_id),
            lambda password: self._desk.unlock(draft_id, password),
            self._window,
        )
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _is_sure(self) -> bool:
        box = QMessageBox(self._window)
        box.setObjectName("remove_password_dialog")
        box.setText(self.tr("去掉这份草稿的密码？"))
        box.setInformativeText(
            self.tr("去掉以后，能用这台电脑的人都可以打开这份草稿和它的旧版本。")
        )
        remove = box.addButton(self.tr("去掉密码"), QMessageBox.ButtonRole.AcceptRole)
        remove.setObjectName("password.remove")
        keep = box.addButton(self.tr("保留密码"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        return box.clickedButton() is remove
