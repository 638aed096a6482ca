"""问题清单: every finding on one page, to be copied, kept as a file or printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.checks.listing import listing
from core.errors import UserFixable
from core.exporting.html import write_html
from core.exporting.text import text_of, write_text
from gui.exporting.export_questions import ExportQuestions
from gui.look.theme import characters, within_screen
from gui.session import ReportSession
from gui.widgets.form_rows import quiet_label

_SIZE = (48, 40)  # in characters
_ROLE = QDialogButtonBox.ButtonRole


class ListingDialog(QDialog):
    """Shows the findings of the open report as text."""

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listing")
        self.setWindowTitle(self.tr("问题清单"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = listing(session.form, session.report, session.results)
        self._questions = ExportQuestions(self)
        self.text = QTextEdit()
        self.text.setPlainText(text_of(self._document))
        self.text.setObjectName("listing.text")
        self.text.setAccessibleName(self.windowTitle())
        self.text.setReadOnly(True)
        self.said = quiet_label()
        self.said.setObjectName("listing.said")
        self._lay_out()
        self.resize(within_screen(self, *(characters(self, count) for count in _SIZE)))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        for name, words, act in (
            ("listing.copy", self.tr("复制"), self._copy),
            ("listing.save", self.tr("存为文件…"), self._save),
            ("listing.save_page", self.tr("存为网页…"), self._save_page),
            ("listing.print", self.tr("打印…"), self._print),
        ):
            buttons.addButton(self._button(name, words, act), _ROLE.ActionRole)
        buttons.addButton(self.tr("关闭"), _ROLE.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)

    def _button(self, name: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.said.setText(self.tr("已复制，可以粘贴到别处。"))

    def _save(self) -> None:
        self._write(".txt", self.tr("文本文件"), lambda path: write_text(self._document, path))

    def _save_page(self) -> None:
        self._write(".html", self.tr("网页"), lambda path: write_html(self._document, path))

    def _write(self, suffix: str, words: str, write: Callable[[Path], None]) -> None:
        proposed = Path.home() / f"{self._document.title}{suffix}"
        target = self._questions.ask_path(proposed, words)
        if target is None:
            return
        try:
            write(target)
        except UserFixable as error:
            self.said.setText(str(error))
        else:
            self.said.setText(self.tr("已存为 {path}").format(path=target))

    def _print(self) -> None:
        if not self._questions.has_printer():
            self.said.setText(self.tr("没有找到打印机。可以先存为文件，在别的电脑上打印。"))
            return
        from gui.paper.pages import Pages  # late: few print
        from gui.paper.printing import print_pages

        printer = self._questions.ask_printer(self._document.title)
        if printer is None:
            return
        try:
            print_pages(Pages(self._document), printer)
        except UserFixable as error:
            self.said.setText(str(error))
        else:
            self.said.setText(self.tr("已送去打印。"))
