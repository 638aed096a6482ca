"""The ways a report leaves the program, as buttons in a row."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.exporting.export import REPORT_SUFFIX
from gui.exporting.export_flow import PRINT, SEVERAL


class WaysOut(QWidget):
    """Offers exports and print.

    Signals: asked(str) with the suffix of the file that is wanted, or "print".
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ways = (
            ("export_word", self.tr("导出 Word…"), ".docx"),
            ("export_pdf", self.tr("导出 PDF…"), ".pdf"),
            ("export_several", self.tr("导出多种文件…"), SEVERAL),
            ("print_report", self.tr("打印…"), PRINT),
            ("export_text", self.tr("导出文本…"), ".txt"),
            ("export_report", self.tr("导出年报文件…"), REPORT_SUFFIX),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, words, suffix in ways:
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAccessibleName(words.removesuffix("…"))
            button.setAutoDefault(False)
            button.setProperty("primary", suffix == ".docx")
            button.clicked.connect(partial(self._ask, suffix))
            if suffix == REPORT_SUFFIX:
                button.setToolTip(self.tr("存成 .nianbao 文件，可以在另一台电脑上继续填写"))
            row.addWidget(button)
        row.addStretch(1)

    def _ask(self, suffix: str, _checked: bool = False) -> None:
        self.asked.emit(suffix)
