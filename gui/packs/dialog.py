"""规则和表样: the forms, rule packs and local rules of this computer; packs are installed and removed here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core import paths
from core.errors import UserFixable
from core.format.rule_files import prepare_folder
from core.forms.installed import editions, forget, library
from core.forms.library import RULES_FOLDER
from core.packs.installing import install, remove
from core.packs.names import SUFFIX
from core.packs.overview import Kind, Line, overview
from gui.look.theme import characters
from gui.packs.table import PacksTable
from gui.widgets.form_rows import quiet_label, warning_label

_SIZE_CHARACTERS = (66, 42)
_FILLS = 0.9  # of the screen, at most


class PacksDialog(QDialog):
    """Shows everything there is in a table, and below it what the chosen line is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packs_dialog")
        self.setWindowTitle(self.tr("规则和表样"))
        self._lines: tuple[Line, ...] = ()
        self.table = PacksTable()
        self.about = _reading_box()
        self.empty = quiet_label(
            self.tr(
                "还没有安装规则包，也没有本地规则。收到上级发来的 *.规则包 文件时，点“安装规则包…”，或者双击它。"
            )
        )
        self.said = quiet_label()
        self.wrong = warning_label()
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.install_button = self._button(
            "packs.install", self.tr("安装规则包…"), self._on_install
        )
        self.install_button.setProperty("primary", True)
        self.remove_button = self._button("packs.remove", self.tr("移除"), self._on_remove)
        self.folder_button = self._button(
            "packs.folder", self.tr("打开本地规则文件夹"), self._on_folder
        )
        self._lay_out()
        self.table.currentCellChanged.connect(self._show_about)
        forget()  # a rule file may have been changed meanwhile
        self.refresh()

    def refresh(self) -> None:
        """Show what there is now; a line that was chosen stays so."""
        before = self._chosen()
        self._lines = overview(library())
        self.table.show_lines(self._lines)
        same = [row for row, line in enumerate(self._lines) if before and line.name == before.name]
        self.table.selectRow(same[0] if same else 0)
        self.empty.setVisible(all(line.kind is Kind.FORM for line in self._lines))
        self._show_about()

    def install(self, path: Path) -> None:
        """Install the pack in the file `path`; say what came of it."""
        self._attempt(lambda: install(path).sentence)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(
            quiet_label(
                self.tr(
                    "表样决定年报有哪些部分和表格，规则决定检查什么。规则包由上级机关做好发下来；"
                    "本地规则写在本机的文件夹里。"
                )
            )
        )
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty)
        layout.addWidget(self.about, 1)
        layout.addWidget(self.said)
        layout.addWidget(self.wrong)
        self.said.hide()
        buttons = QDialogButtonBox()
        for button in (self.install_button, self.remove_button, self.folder_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        room = self.screen().availableSize()
        wish = QSize(*(characters(self, count) for count in _SIZE_CHARACTERS))
        self.resize(wish.boundedTo(room * _FILLS))

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: act())
        return button

    def _chosen(self) -> Line | None:
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_about(self) -> None:
        line = self._chosen()
        self.remove_button.setEnabled(line is not None and bool(line.id))
        parts = () if line is None else (line.problem, line.brings, _from(line.source))
        self.about.setPlainText("\n".join(part for part in parts if part))

    def _on_install(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("安装规则包"), "", self.tr("规则包") + f" (*{SUFFIX})"
        )
        if name:
            self.install(Path(name))

    def _on_remove(self) -> None:
        line = self._chosen()
        if line is None or not line.id or not self._agrees_to_remove(line):
            return
        pack_id = line.id
        self._attempt(lambda: self._removed(pack_id, line.name))

    def _removed(self, pack_id: str, name: str) -> str:
        remove(pack_id)
        return self.tr("已移除规则包“{name}”。").format(name=name)

    def _agrees_to_remove(self, line: Line) -> bool:
        question = QMessageBox(self)
        question.setObjectName("packs.question")
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("移除规则包"))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText(self.tr("移除规则包“{name}”吗？").format(name=line.name))
        question.setInformativeText(
            self.tr(
                "只有它带来的表样填的草稿，移除以后打不开；草稿的内容不会丢，再装上规则包就能打开。"
            )
        )
        yes = question.addButton(self.tr("移除"), QMessageBox.ButtonRole.AcceptRole)
        no = question.addButton(self.tr("不移除"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(no)
        question.exec()
        return question.clickedButton() is yes

    def _on_folder(self) -> None:
        folder = paths.officer_data() / RULES_FOLDER

        def prepare() -> str:
            prepare_folder(folder, tuple(edition.form for edition in editions()))
            if QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
                return ""
            return self.tr("请在文件管理器里打开“{folder}”。").format(folder=folder)

        self._attempt(prepare)

    def _attempt(self, act: Callable[[], str]) -> None:
        """Do something and say what came of it: done, or why not."""
        said, problem = "", ""
        try:
            said = act()
        except UserFixable as error:
            problem = str(error)
        for label, words in ((self.said, said), (self.wrong, problem)):
            label.setText(words)
            label.setVisible(bool(words))
        self.refresh()


def _from(source: str) -> str:
    return f"来源：{source}" if source else ""


def _reading_box() -> QPlainTextEdit:
    """Return a box for many lines that are read and can be copied."""
    box = QPlainTextEdit()
    box.setObjectName("packs.about")
    box.setAccessibleName("选中一项的说明")
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    return box
