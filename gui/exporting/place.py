"""Where an export goes: the folder, and the name all files have in common."""

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from core.looking import is_folder
from gui.exporting.export_questions import ExportQuestions
from gui.exporting.names import usable_name
from gui.widgets.form_rows import name_field


class Place(QWidget):
    """Shows folder and name, both to be typed; the folder can be chosen too."""

    def __init__(
        self, folder: Path, name: str, questions: ExportQuestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self.folder, self.name = QLineEdit(str(folder)), QLineEdit(name)
        name_field(self.folder, "export.folder", self.tr("存到哪个文件夹"))
        name_field(self.name, "export.name", self.tr("文件名"))
        browse = QPushButton(self.tr("选择…"))
        browse.setObjectName("export.browse")
        browse.setProperty("beside", True)
        browse.setAccessibleDescription(self.tr("选择存到哪个文件夹"))
        browse.setAutoDefault(False)  # Enter is for the export
        browse.clicked.connect(self.choose_folder)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        captions = (self.tr("文件夹："), self.tr("文件名："))
        for row, (words, field) in enumerate(zip(captions, (self.folder, self.name), strict=True)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setCursorPosition(0)
            rows.addWidget(label, row, 0)
            rows.addWidget(field, row, 1)
        rows.addWidget(browse, 0, 2)

    def choose_folder(self) -> None:
        """Let the officer choose another folder."""
        chosen = self._questions.ask_folder(Path(self.folder.text()))
        if chosen:
            self.folder.setText(str(chosen))
        self.folder.setFocus()

    def problem(self) -> tuple[str, QLineEdit] | None:
        """Return what is wrong and where, None when a file can be written here."""
        self.name.setText(usable_name(self.name.text()))
        if not self.name.text():
            return self.tr("请先写文件名。"), self.name
        if not self.folder.text().strip() or not is_folder(self.path):
            return self.tr("这个文件夹找不到，请另选一个。"), self.folder
        return None

    @property
    def path(self) -> Path:
        """Return the folder."""
        return Path(self.folder.text().strip())
