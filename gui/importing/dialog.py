"""The window of the import page: what the file is, the page, and what is to be done with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.importing.imported import Imported
from gui.importing.page import ImportPage
from gui.importing.uses import Offers, Use
from gui.look.theme import SPACE_M, larger, space
from gui.widgets.form_rows import quiet_label
from gui.window.notices import NoticeBar


class ImportDialog(QDialog):
    """Shows one document as large as the window behind it.

    Signals: accepted_as(Use); nothing was changed anywhere until then. Whoever carries it out closes the window.
    """

    accepted_as = Signal(object)

    def __init__(
        self,
        name: str,
        imported: Imported,
        offers: Offers,
        first: Use,
        parent: QWidget | None = None,
    ) -> None:
        """`offers` are the buttons; `first` is the one most likely wanted."""
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
        self._first_button: QPushButton
        self._foot = self._make_foot(offers, first)
        layout.addWidget(self._foot)
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            action = QAction(self)
            action.setShortcuts([QKeySequence(keys)])
            action.triggered.connect(partial(self.focus_next_pane, by))
            self.addAction(action)
        self.page.setFocus()
        if parent is not None:
            self.resize(parent.window().size())

    def reject(self) -> None:
        """Close and change nothing; ask when the officer has put something right that would be lost."""
        if not self.page.placements.can_undo or self._loses_changes():
            super().reject()

    def focus_next_pane(self, by: int) -> None:
        """Move the keyboard between document, form, notes and buttons."""
        page = self.page
        panes: list[QWidget] = [page.document, page.places, page.notes, self._foot]
        focus = self.focusWidget()
        here = next(
            (
                at
                for at, one in enumerate(panes)
                if focus and (one is focus or one.isAncestorOf(focus))
            ),
            0,
        )
        pane = panes[(here + by) % len(panes)]
        if pane is page.places:
            page.places.take_focus()
        else:
            target = {page.notes: page.notes.list, self._foot: self._first_button}.get(pane, pane)
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _loses_changes(self) -> bool:
        """Ask whether what was put right may be lost."""
        box = QMessageBox(self)
        box.setObjectName("import_leave")
        box.setWindowTitle(self.tr("不读入"))
        box.setText(self.tr("不读入的话，刚才改放的内容不会保留。"))
        stay = box.addButton(self.tr("继续核对"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("不读入"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is leave

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

    def _make_foot(self, offers: Offers, first: Use) -> QWidget:
        whole = QWidget()
        foot = QHBoxLayout(whole)
        foot.setContentsMargins(0, 0, 0, 0)
        words = self.tr(
            "没有点下面的按钮以前，什么都不会改动。绿色 ✓ 放好，黄色 ▲ 有说明，灰色 ○ 没有放进去。"
        )
        foot.addWidget(quiet_label(words), 1)
        cancel = self._button("cancel", self.tr("取消"))
        cancel.clicked.connect(self.reject)
        foot.addWidget(cancel)
        for use, text in offers.items():
            button = self._button(use.value, text)
            button.setProperty("primary", use is first)
            button.clicked.connect(partial(self.accepted_as.emit, use))
            foot.addWidget(button)
            if use is first:
                self._first_button = button
        return whole

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"import_as_{name}")
        button.setAutoDefault(False)
        return button
