"""The ways a report leaves the program, as buttons in a row."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from core.exporting.export import REPORT_SUFFIX
from gui.exporting.export_flow import PRINT, SEVERAL
from gui.widgets.folding_row import FoldingRow


class WaysOut(FoldingRow):
    """Offers exports and print; the rarer ones stand under 更多 where the window is narrow.

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
        buttons = []
        for name, words, suffix in ways:
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAccessibleName(words.removesuffix("…"))
            button.setAutoDefault(False)
            button.setProperty("primary", suffix == ".docx")
            button.clicked.connect(partial(self._ask, suffix))
            if suffix == REPORT_SUFFIX:
                button.setToolTip(self.tr("存成 .nianbao 文件，可以在另一台电脑上继续填写"))
            buttons.append(button)
        more = self._more_button()
        self.add(*buttons, more)
        self.add_stretch()
        self.let_fold(*([button] for button in reversed(buttons[1:])), instead=more)

    def _more_button(self) -> QPushButton:
        button = QPushButton(self.tr("更多"), self)
        button.setObjectName("export_more")
        button.setAccessibleName(self.tr("更多导出"))
        button.setAutoDefault(False)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu))
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for button in reversed(self.folded()):
            if isinstance(button, QPushButton):
                menu.addAction(button.text(), button.click)

    def _ask(self, suffix: str, _checked: bool = False) -> None:
        self.asked.emit(suffix)
