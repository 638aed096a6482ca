"""The two small windows of the help menu."""

from importlib.metadata import version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from core import paths
from core.format.reader import known_formats, load_format
from gui.actions import shortcut_lines
from gui.theme import SPACE_S, SPACE_XL, characters, larger, space


def shortcuts_dialog(parent: QWidget) -> QDialog:
    """Return a window that lists every shortcut in two columns."""
    dialog = _dialog(parent, "快捷键")
    grid = QGridLayout()
    grid.setHorizontalSpacing(space(dialog, SPACE_XL))
    grid.setVerticalSpacing(space(dialog, SPACE_S))
    lines = shortcut_lines()
    half = (len(lines) + 1) // 2
    for place, (keys, words) in enumerate(lines):
        row, pair = place % half, place // half
        caption = QLabel(keys)
        larger(caption, 1, bold=True)
        grid.addWidget(caption, row, 2 * pair)
        grid.addWidget(QLabel(words), row, 2 * pair + 1)
    _finish(dialog, grid)
    return dialog


def about_dialog(parent: QWidget) -> QDialog:
    """Return a window that tells version, forms and where the drafts are."""
    dialog = _dialog(parent, "关于年报助手")
    title = QLabel("年报助手")
    larger(title, 1.5, bold=True)
    forms = "\n".join(
        f"　{load_format(one).name}（{load_format(one).first_year} 年度起）"
        for one in known_formats()
    )
    text = QLabel(
        f"版本 {version('nianbao')}\n\n填写政府信息公开工作年度报告，检查勾稽关系，导出 Word。\n"
        f"所填内容只保存在这台电脑上，不联网。\n\n可用的表样：\n{forms}\n\n草稿所在文件夹：\n　{paths.officer_data()}"
    )
    text.setWordWrap(True)
    text.setMinimumWidth(characters(dialog, 30))
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout = QVBoxLayout()
    layout.addWidget(title)
    layout.addWidget(text)
    _finish(dialog, layout)
    return dialog


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _finish(dialog: QDialog, content: QGridLayout | QVBoxLayout) -> None:
    buttons = QDialogButtonBox()
    buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addLayout(content)
    layout.addWidget(buttons)
