"""What the officer is asked when a report leaves the program; one small method for each question."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QPushButton, QWidget

from core.checks.finding import Finding

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MAX_SHOWN = 10
_ROLE = QMessageBox.ButtonRole


class Answer(Enum):
    """What the officer chose."""

    CANCEL = auto()
    MEND = auto()
    DRAFT = auto()
    AGAIN = auto()
    ELSEWHERE = auto()
    SKIP = auto()
    REPLACE = auto()
    KEEP_BOTH = auto()


class ExportQuestions(QObject):
    """Asks by dialogs over `window`."""

    def __init__(self, window: QWidget | None) -> None:
        super().__init__(window)
        self._window = window

    def ask_path(self, proposed: Path, words: str) -> Path | None:
        """Return where to write; `words` tell the kind of file, as “Word 文档”.

        The dialog asks itself before a file that exists is replaced.
        """
        dialog = QFileDialog(self._window, self.tr("导出"), str(proposed.parent))
        dialog.setObjectName("export_path")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(f"{words} (*{proposed.suffix})")
        dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
        dialog.selectFile(proposed.name)
        accepted = dialog.exec()
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(chosen[0]) if accepted and chosen else None

    def ask_about_findings(self, findings: Sequence[Finding]) -> Answer:
        """Show what must be mended; return MEND, DRAFT or CANCEL."""
        box = self._box(
            "export_findings",
            self.tr("报告里还有 {count} 处必须改或必须填。").format(count=len(findings)),
            self._list(findings),
        )
        return self._choice(
            box,
            (self.tr("先去修改"), _ROLE.AcceptRole, Answer.MEND),
            (self.tr("仍要导出草稿"), _ROLE.ActionRole, Answer.DRAFT),
        )

    def ask_again(self, sentence: str) -> Answer:
        """Show why nothing was written; return AGAIN, ELSEWHERE or CANCEL."""
        box = self._box("export_failed", self.tr("没有导出成。"), sentence)
        return self._choice(
            box,
            (self.tr("重试"), _ROLE.AcceptRole, Answer.AGAIN),
            (self.tr("另选位置"), _ROLE.ActionRole, Answer.ELSEWHERE),
        )

    def ask_about_failure(self, sentence: str, others: int) -> Answer:
        """Show why a file was not written while `others` wait; return AGAIN, ELSEWHERE, SKIP or CANCEL."""
        if not others:
            return self.ask_again(sentence)
        box = self._box("export_failed", self.tr("有一个文件没有导出成。"), sentence)
        return self._choice(
            box,
            (self.tr("重试"), _ROLE.AcceptRole, Answer.AGAIN),
            (self.tr("另选位置"), _ROLE.ActionRole, Answer.ELSEWHERE),
            (self.tr("跳过这个，导出其余"), _ROLE.ActionRole, Answer.SKIP),
        )

    def ask_replace(self, there: Sequence[Path]) -> Answer:
        """Ask once for all files that are there already; return REPLACE, KEEP_BOTH or CANCEL."""
        shown = [f"{path.name}" for path in there[:_MAX_SHOWN]]
        more = self.tr("替换后，原来的文件就没有了。都保留时，新的文件名后面加（2）。")
        box = self._box(
            "export_replace",
            self.tr("这 {count} 个文件已经有了。").format(count=len(there)),
            "\n".join([*shown, "", more]),
        )
        return self._choice(
            box,
            (self.tr("都保留"), _ROLE.AcceptRole, Answer.KEEP_BOTH),
            (self.tr("替换"), _ROLE.ActionRole, Answer.REPLACE),
        )

    def ask_folder(self, present: Path) -> Path | None:
        """Return the folder to export to, None when none was chosen."""
        words = self.tr("选择导出到哪个文件夹")
        name = QFileDialog.getExistingDirectory(self._window, words, str(present))
        return Path(name) if name else None

    def ask_last_year(self, folder: Path) -> Path | None:
        """Return the report file of last year, None when none was chosen."""
        words, kinds = self.tr("选择上一年的年报文件"), self.tr("年报文件 (*.nianbao *.json)")
        name, _ = QFileDialog.getOpenFileName(self._window, words, str(folder), kinds)
        return Path(name) if name else None

    def ask_overwrite(self, path: Path) -> bool:
        """Return whether the file that stands at `path` may be replaced."""
        box = self._box(
            "export_overwrite",
            self.tr("“{name}”已经有了。").format(name=path.name),
            self.tr("替换后，原来的文件就没有了。"),
        )
        replacing = (self.tr("替换"), _ROLE.ActionRole, Answer.AGAIN)
        return self._choice(box, replacing, enter_cancels=True) is Answer.AGAIN

    def has_printer(self) -> bool:
        """Return whether this machine knows a printer."""
        from PySide6.QtPrintSupport import QPrinterInfo  # late: few print

        return bool(QPrinterInfo.availablePrinterNames())

    def ask_printer(self, title: str) -> "QPrinter | None":
        """Return the printer set up in the system's dialog, None when nothing is to be printed."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # late: few print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("print_dialog")
        accepted = dialog.exec()
        dialog.deleteLater()
        return printer if accepted else None

    def _list(self, findings: Sequence[Finding]) -> str:
        lines = [f"{number}. {one.message}" for number, one in enumerate(findings, start=1)]
        if len(lines) > _MAX_SHOWN:
            rest = len(lines) - _MAX_SHOWN
            lines[_MAX_SHOWN:] = [self.tr("……还有 {count} 处").format(count=rest)]
        return "\n".join(lines)

    def _box(self, name: str, text: str, more: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setObjectName(name)
        box.setWindowTitle(self.tr("导出"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(text)
        box.setInformativeText(more)
        return box

    def _choice(
        self,
        box: QMessageBox,
        *choices: tuple[str, QMessageBox.ButtonRole, Answer],
        enter_cancels: bool = False,
    ) -> Answer:
        """Return the answer of the button that was pressed; Esc and closing mean CANCEL."""
        answers: dict[QAbstractButton, Answer] = {}
        buttons: list[QPushButton] = []
        for words, role, answer in choices:
            button = box.addButton(words, role)
            button.setObjectName(f"answer_{answer.name.lower()}")
            button.setAccessibleName(words)
            answers[button] = answer
            buttons.append(button)
        cancel = box.addButton(self.tr("取消"), _ROLE.RejectRole)
        cancel.setObjectName("answer_cancel")
        cancel.setAccessibleName(cancel.text())
        box.setEscapeButton(cancel)
        box.setDefaultButton(cancel if enter_cancels else buttons[0])
        box.exec()
        answer = answers.get(box.clickedButton(), Answer.CANCEL)
        box.deleteLater()
        return answer
