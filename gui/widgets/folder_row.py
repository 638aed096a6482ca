"""Where something lies: the folder to read and copy, and a button that opens it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from gui.look.icons import give_icon
from gui.widgets.form_rows import name_field, quiet_label


class FolderRow(QWidget):
    """Shows a folder with a button that opens it; a folder that does not open is told in a sentence."""

    def __init__(self, folder: Path, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        # A field, as paths are longer than their room, and are to be copied.
        path = QLineEdit(str(folder))
        path.setReadOnly(True)
        path.setCursorPosition(0)
        name_field(path, f"{name}_path", title, str(folder))
        button = QPushButton(self.tr("打开文件夹"))
        button.setObjectName(f"{name}_open")
        button.setAccessibleDescription(title)
        button.setProperty("beside", True)
        button.setAutoDefault(False)  # in a dialog another one is
        give_icon(button, "open")
        button.clicked.connect(self._open)
        self.problem = quiet_label(self.tr("没有打开。请在文件管理器里找到上面这个文件夹。"))
        self.problem.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(path, 0, 0)
        layout.addWidget(button, 0, 1)
        layout.addWidget(self.problem, 1, 0, 1, 2)

    def _open(self) -> None:
        is_open = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        self.problem.setVisible(not is_open)
