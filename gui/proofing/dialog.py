"""排版检查: what the proof of a Word file found, the worst first, each with what to do."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.commands.proof import as_text
from core.format.check import Level
from core.proofing.finding import ProofFinding
from core.proofing.proof import Proof
from gui.look.theme import characters, larger, within_screen
from gui.widgets.form_rows import name_field, quiet_label

_COLUMNS = ("程度", "方面", "问题", "怎样改")
_SIGNS = {Level.ERROR: "✕", Level.WARNING: "▲", Level.INFO: "ⓘ"}
_WIDTHS = (10, 7, 40)  # characters; the last column takes the rest


class ProofDialog(QDialog):
    """Shows a proof. Emits `open_asked(Path)` when the file is to be opened."""

    open_asked = Signal(object)

    def __init__(self, path: Path, proof: Proof, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proof_dialog")
        self.setWindowTitle(self.tr("排版检查"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self._proof = proof
        self.said = QLabel(_summary(path, proof))
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        larger(self.said, 1.1, bold=True)
        self.table = self._table(proof.findings)
        self._lay_out()

    def _lay_out(self) -> None:
        remark = self.tr("按“{style}”检查。这里只是提醒，文件没有改动。")
        copy = QPushButton(self.tr("复制全部"))
        name_field(copy, "proof.copy", self.tr("复制全部"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self._on_copy)
        open_file = QPushButton(self.tr("打开文件"))
        name_field(open_file, "proof.open", self.tr("打开文件"))
        open_file.setAutoDefault(False)
        open_file.clicked.connect(lambda _checked: self.open_asked.emit(self._path))
        buttons = QDialogButtonBox()
        for button in (open_file, copy):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.said)
        layout.addWidget(quiet_label(remark.format(style=self._proof.style)))
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(within_screen(self, characters(self, 80), characters(self, 36)))

    def _table(self, findings: tuple[ProofFinding, ...]) -> QTableWidget:
        table = QTableWidget(len(findings), len(_COLUMNS))
        name_field(table, "proof.findings", self.tr("检查结果"))
        table.setHorizontalHeaderLabels([self.tr(words) for words in _COLUMNS])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        for row, one in enumerate(findings):
            level = f"{_SIGNS[one.level]} {one.level.word}"
            for column, text in enumerate((level, one.topic.word, one.message, one.mend)):
                table.setItem(row, column, QTableWidgetItem(text))
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, characters(table, width))
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._path.name}\n{as_text(self._proof)}")


def _summary(path: Path, proof: Proof) -> str:
    """Return one sentence about the whole file."""
    if not proof.findings:
        return f"“{path.name}”排版检查通过。"
    counts = [(level, sum(one.level is level for one in proof.findings)) for level in Level]
    words = "、".join(f"{level.word} {count} 处" for level, count in counts if count)
    return f"“{path.name}”：{words}。"
