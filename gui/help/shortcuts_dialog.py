"""帮助 → 快捷键."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.actions import shortcut_lines
from gui.look.theme import SPACE_XL, SPACE_XS, larger, space


def shortcuts_dialog(parent: QWidget) -> QDialog:
    """Return a window that lists every shortcut in two columns."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("快捷键")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    grid = QGridLayout()
    grid.setHorizontalSpacing(space(dialog, SPACE_XL))
    grid.setVerticalSpacing(space(dialog, SPACE_XS))  # all lines fit 1366×768 at 150 %
    lines = shortcut_lines()
    half = (len(lines) + 1) // 2
    for place, (keys, words) in enumerate(lines):
        row, pair = place % half, place // half
        caption = QLabel(keys)
        larger(caption, 1, bold=True)
        grid.addWidget(caption, row, 2 * pair)
        grid.addWidget(QLabel(words), row, 2 * pair + 1)
    buttons = QDialogButtonBox()
    buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addLayout(grid)
    layout.addWidget(buttons)
    return dialog
