"""帮助 → 关于: version, forms, where everything lies, licences, and what a maintainer wants to know."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core import paths
from core.forms.installed import editions, left_out
from core.product import version
from gui.look.icons import give_icon
from gui.look.theme import SPACE_L, SPACE_XL, characters, larger, space
from gui.widgets.folder_row import FolderRow
from gui.widgets.form_rows import quiet_label

_WIDTH_CHARACTERS = 44
_ICON_LINES = 4


class AboutDialog(QDialog):
    """Tells about the program; hands out its licences and a description of the system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("关于年报助手"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(characters(self, _WIDTH_CHARACTERS))
        layout = QVBoxLayout(self)
        margin = space(self, SPACE_XL)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(space(self, SPACE_L))
        layout.addLayout(self._head())
        layout.addWidget(self._forms())
        folder = self.tr("草稿、备份、设置和日志所在的文件夹")
        layout.addWidget(QLabel(folder + "："))
        layout.addWidget(FolderRow(paths.officer_data(), "data", folder))
        self.copied = quiet_label(self.tr("已经复制，可以粘贴给维护人员。里面没有填写的内容。"))
        self.copied.setObjectName("copied")
        self.copied.hide()
        layout.addWidget(self.copied)
        self._closing = QPushButton(self.tr("关闭"))
        layout.addWidget(self._buttons())
        self._closing.setDefault(True)  # once it is in the window, else Qt takes the first
        self._closing.setFocus()

    def _head(self) -> QGridLayout:
        icon, title = QLabel(), QLabel(self.tr("年报助手"))
        side = self.fontMetrics().height() * _ICON_LINES
        icon.setPixmap(QApplication.windowIcon().pixmap(QSize(side, side)))
        larger(title, 1.5, bold=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(self, SPACE_L))
        grid.setColumnStretch(1, 1)
        grid.addWidget(icon, 0, 0, 3, 1)
        lines = (
            title,
            QLabel(self.tr("版本 {version}").format(version=version())),
            quiet_label(self.tr("填写政府信息公开工作年度报告。所填内容只保存在本机，不联网。")),
        )
        for row, line in enumerate(lines):
            grid.addWidget(line, row, 1)
        return grid

    def _forms(self) -> QLabel:
        """Return what forms there are, and what of rule packs and rules is left out."""
        lines = [self.tr("可用的表样："), *(f"　{one.words}" for one in editions()), *left_out()]
        label = QLabel("\n".join(lines))
        label.setObjectName("forms")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        for name, icon, words, act in (
            ("copy_system", "copy", self.tr("复制系统信息"), self._copy_system),
            ("licences", "about", self.tr("许可…"), self._show_licences),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.setAutoDefault(False)
            give_icon(button, icon)
            button.clicked.connect(act)
            buttons.addButton(button, role.ActionRole)
        buttons.addButton(self._closing, role.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy_system(self) -> None:
        from gui.help.system_info import system_facts

        lines = [f"{fact.label}：{fact.value}" for fact in system_facts()]
        lines += [f"表样：{one.words}" for one in editions()]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copied.show()

    def _show_licences(self) -> None:
        from gui.help.licences_dialog import LicencesDialog

        LicencesDialog(self).open()
