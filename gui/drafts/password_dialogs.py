"""Two questions about the password of a draft: which one it shall have, and what it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserFixable
from gui.look.theme import characters
from gui.widgets.form_rows import form_row, name_field, quiet_label, warning_label
from gui.widgets.primary_button import primary_button

_SHORT = 8  # characters; a remark and no rule


@contextmanager
def waiting() -> Iterator[None]:
    """Show the hour-glass: deriving a key takes a noticeable while, on purpose."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


class _PasswordDialog(QDialog):
    """Masked fields with one tick that shows what is typed. `_check` says whether it may be closed."""

    def __init__(self, title: str, fields: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._column = QVBoxLayout(self)
        self._fields = [self._field(name, label) for name, label in fields]
        show = QCheckBox(self.tr("显示密码"))
        show.setObjectName("password.show")
        show.toggled.connect(self._show_typed)
        self._wrong = warning_label()
        self._column.addWidget(show)
        self._column.addWidget(self._wrong)

    def password(self) -> str:
        """Return what was typed."""
        return self._fields[0].text()

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMinimumWidth(characters(self, 24))
        name_field(field, name, label)
        self._column.addWidget(form_row(label, field))
        return field

    def _add_buttons(self, words: str) -> None:
        buttons = QDialogButtonBox()
        accept = primary_button("password.accept", words)
        buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column.addWidget(buttons)

    def _show_typed(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        for field in self._fields:
            field.setEchoMode(mode)

    def _refuse(self, sentence: str, field: QLineEdit) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        self.adjustSize()  # or the sentence takes its room from the fields
        field.setFocus()
        field.selectAll()


class SetPasswordDialog(_PasswordDialog):
    """Asks twice for a new password, and says what it does and that nobody can find it again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent.tr("设置密码"),
            (
                ("password.new", parent.tr("密码")),
                ("password.again", parent.tr("再输一次")),
            ),
            parent,
        )
        self.setObjectName("set_password_dialog")
        final = QLabel(
            self.tr("忘了密码，任何人都打不开这份草稿，也没有办法找回。请把密码写下来，妥善保管。")
        )
        final.setWordWrap(True)
        final.setObjectName("password.final")
        self._strength = quiet_label()
        self._strength.setObjectName("password.strength")
        self._column.insertWidget(0, final)
        self._column.addWidget(self._strength)
        self._column.addWidget(
            quiet_label(
                self.tr(
                    "锁住的是填写的内容和全部旧版本；名称、单位、年度和进度仍然看得见。"
                    "以前做的备份和导出的文件里，还是没有密码的内容。"
                )
            )
        )
        self._add_buttons(self.tr("设置密码"))
        self._fields[0].textChanged.connect(self._show_strength)
        self._show_strength("")

    def accept(self) -> None:
        """Close only with the same password twice."""
        first, again = self._fields
        if not first.text():
            self._refuse(self.tr("请先输入密码。"), first)
        elif first.text() != again.text():
            self._refuse(
                self.tr("两次输入的密码不一样。请再输一次，或者勾选“显示密码”核对。"), again
            )
        else:
            super().accept()

    def _show_strength(self, typed: str) -> None:
        self._strength.setText(
            self.tr("这个密码短，容易被猜到。几个不相干的词连起来，又好记又难猜。")
            if 0 < len(typed) < _SHORT
            else self.tr("几个不相干的词连起来，又好记又难猜；不用电话、生日和单位名称。")
        )


class GivePasswordDialog(_PasswordDialog):
    """Asks for the password of the draft `name` until `unlock` takes it, or the officer gives up."""

    def __init__(self, name: str, unlock: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(
            parent.tr("输入密码"),
            (("password.given", parent.tr("草稿“{name}”的密码").format(name=name)),),
            parent,
        )
        self.setObjectName("give_password_dialog")
        self._unlock = unlock
        self._add_buttons(self.tr("打开"))

    def accept(self) -> None:
        """Close only when the password was right."""
        try:
            with waiting():
                self._unlock(self.password())
        except UserFixable as error:
            self._refuse(str(error), self._fields[0])
        else:
            super().accept()
