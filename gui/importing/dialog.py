"""The window of the import page: what the file is, the page, and what is to be done with it."""

from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.importing.imported import Imported
from gui.form_rows import quiet_label
from gui.importing.page import ImportPage
from gui.notices import NoticeBar
from gui.theme import SPACE_M, larger, space


class Use(Enum):
    """What is done with a document that was looked through."""

    DRAFT = auto()
    MERGE = auto()
    LAST_YEAR = auto()


class ImportDialog(QDialog):
    """Shows one document as large as the window behind it.

    Signals: accepted_as(Use); nothing was changed anywhere until then. Whoever carries it out closes the window.
    """

    accepted_as = Signal(object)

    def __init__(
        self,
        name: str,
        imported: Imported,
        merge_words: str,
        first: Use,
        parent: QWidget | None = None,
    ) -> None:
        """`merge_words` is the button that takes the document into the open report, "" when that cannot be."""
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(self.tr("读入“{name}”").format(name=name))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.page = ImportPage(imported)
        self.notices = NoticeBar()
        self.page.said.connect(self.notices.show_notice)
        title = QLabel(self._title(imported))
        title.setTextFormat(Qt.TextFormat.PlainText)
        larger(title, 1.1, bold=True)
        layout = QVBoxLayout(self)
        layout.setSpacing(space(self, SPACE_M))
        layout.addWidget(title)
        layout.addWidget(self.notices)
        layout.addWidget(self.page, 1)
        layout.addLayout(self._foot(merge_words, first))
        self.page.setFocus()
        if parent is not None:
            self.resize(parent.window().size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with the keyboard on Enter, and no other."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(button, QPushButton):
                button.click()
            return
        super().keyPressEvent(event)

    def _title(self, imported: Imported) -> str:
        report = imported.report
        unit = report.unit or self.tr("没有找到单位名称")
        year = (
            self.tr("{year} 年度").format(year=report.year)
            if report.year
            else self.tr("没有找到年度")
        )
        return f"{unit}　{year}　{imported.form.name}"

    def _foot(self, merge_words: str, first: Use) -> QHBoxLayout:
        foot = QHBoxLayout()
        words = self.tr(
            "没有点下面的按钮以前，什么都不会改动。绿色 ✓ 放好，黄色 ▲ 有说明，灰色 ○ 没有放进去。"
        )
        foot.addWidget(quiet_label(words), 1)
        cancel = self._button("cancel", self.tr("取消"))
        cancel.clicked.connect(self.reject)
        foot.addWidget(cancel)
        for use, name, text in (
            (Use.LAST_YEAR, "last_year", self._next_year_words()),
            (Use.DRAFT, "draft", self.tr("作为新草稿打开")),
            (Use.MERGE, "merge", merge_words),
        ):
            if text:
                button = self._button(name, text)
                button.setProperty("primary", use is first)
                button.clicked.connect(partial(self.accepted_as.emit, use))
                foot.addWidget(button)
        return foot

    def _next_year_words(self) -> str:
        year = self.page.imported.report.year
        return self.tr("以此为去年，新建 {year} 年年报").format(year=year + 1) if year else ""

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"import_as_{name}")
        button.setAutoDefault(False)
        return button
