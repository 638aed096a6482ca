"""The first thing the officer sees: four big choices and the drafts."""

from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.deadlines import deadline_sentence
from core.drafts.summary import DraftInfo
from core.errors import UserFixable
from gui.desk import Desk
from gui.look.icons import promise_icon
from gui.look.theme import SPACE_L, SPACE_M, SPACE_XL, larger, space
from gui.pages.draft_table import DraftTable
from gui.settings import Settings
from gui.widgets.form_rows import quiet_label

if TYPE_CHECKING:
    from gui.pages.first_steps import FirstSteps
    from gui.window.notices import NoticeBar

_ICONS = {
    "choice_new": "new",
    "choice_continue": "export_text",
    "choice_open": "open",
    "choice_sample": "sample",
}


class Choice(QFrame):
    """One big choice: a button that says what to do, and what happens then. Emits `chosen()`."""

    chosen = Signal()

    def __init__(
        self, name: str, words: str, explanation: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(words)
        self.button.setObjectName(name)
        self.button.setAccessibleDescription(explanation)
        self.button.clicked.connect(self.chosen)
        promise_icon(self.button, _ICONS[name])
        larger(self.button, 1.15)
        layout = QVBoxLayout(self)
        margin = space(self, SPACE_L)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self.button)
        self._explanation = quiet_label(explanation)
        layout.addWidget(self._explanation)
        layout.addStretch(1)

    def add_second(self, name: str, words: str) -> QPushButton:
        """Show another way to do the same in the place of the explanation, and return its button."""
        button = QPushButton(words)
        button.setObjectName(name)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._explanation, button)
        self._explanation.deleteLater()
        return button


class StartPage(QWidget):
    """Shows the choices and the drafts.

    Signals: new_asked(), last_year_asked(), open_asked(), sample_asked(), backups_asked() for the choices;
    draft_chosen(str) with a draft's id; deadlines_asked() to change the dates.
    """

    new_asked = Signal()
    last_year_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    backups_asked = Signal()
    draft_chosen = Signal(str)
    deadlines_asked = Signal()

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self.table = DraftTable()
        self.table.itemActivated.connect(self._on_activated)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self.buttons = self._draft_buttons()
        self.table.offer(self.tr("打开"), "", self._on_continue)
        for button, keys in zip(self._buttons, ("F2", "", "Delete"), strict=True):
            self.table.offer(button.text(), keys, button.click)
        self._lay_out()
        desk.drafts_changed.connect(self.refresh)
        self.refresh()

    @cached_property
    def notices(self) -> "NoticeBar":
        """Return the quiet bar above everything, made when there is something to say."""
        from gui.window.notices import NoticeBar

        bar = NoticeBar()
        self._layout.insertWidget(0, bar)
        return bar

    @cached_property
    def first_steps(self) -> "FirstSteps":
        """Return what stands in the place of the drafts as long as there are none, made then."""
        from gui.pages.first_steps import FirstSteps

        steps = FirstSteps(self._desk.database.parent)
        self._column.insertWidget(self._column.indexOf(self._caption), steps)
        return steps

    def refresh(self) -> None:
        """Show the drafts as they are now."""
        drafts = self._desk.drafts()
        # What goes goes first: for a moment with both, the window would grow, and stay large.
        if drafts and "first_steps" in self.__dict__:
            self.first_steps.hide()
        self.table.show_drafts(drafts)
        self.table.setVisible(bool(drafts))
        self._caption.setVisible(bool(drafts))
        if not drafts:
            self.first_steps.show()
        self._continue.button.setEnabled(bool(drafts))
        self._show_reminder(drafts)
        self._show_buttons()

    def focus_first(self) -> None:
        """Put the keyboard on the choice most likely wanted."""
        (
            self._continue.button if self._continue.button.isEnabled() else self._new.button
        ).setFocus()

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._layout.addWidget(content, 1)
        self._column = column = QVBoxLayout(content)
        margin = space(self, SPACE_XL)
        column.setContentsMargins(margin * 2, margin, margin * 2, margin)
        column.setSpacing(space(self, SPACE_M))
        title = QLabel(self.tr("年报助手"))
        larger(title, 1.8, bold=True)
        column.addWidget(title)
        column.addWidget(
            quiet_label(
                self.tr(
                    "一步一步填写政府信息公开工作年度报告，合计自动算，错误当场提示，填完导出 Word。"
                )
            )
        )
        column.addLayout(self._reminding())
        column.addLayout(self._choices())
        self._caption = QLabel(self.tr("草稿"))
        larger(self._caption, 1.15, bold=True)
        column.addWidget(self._caption)
        column.addWidget(self.table, 4)
        column.addLayout(self.buttons)
        column.addStretch(1)

    def _reminding(self) -> QHBoxLayout:
        self.reminder = QLabel()
        self.reminder.setObjectName("reminder")
        self.dates = QPushButton(self.tr("改期限…"))
        self.dates.setObjectName("deadlines_asked")
        self.dates.setProperty("beside", True)
        self.dates.clicked.connect(self.deadlines_asked)
        row = QHBoxLayout()
        row.addWidget(self.reminder)
        row.addWidget(self.dates)
        row.addStretch(1)
        return row

    def _choices(self) -> QGridLayout:
        self._new = Choice(
            "choice_new", self.tr("新建年报"), self.tr("写明单位和年度就可以开始填。")
        )
        self._continue = Choice(
            "choice_continue",
            self.tr("继续草稿"),
            self.tr("接着填上次没有填完的，打开下面选中的草稿。"),
        )
        opened = Choice(
            "choice_open", self.tr("打开文件"), self.tr("年报文件、Word、网页、PDF、Excel 都可以。")
        )
        sample = Choice(
            "choice_sample",
            self.tr("看示例"),
            self.tr("看一份填好的年报：硚口区人力资源局 2024年。"),
        )
        last_year = self._new.add_second("choice_last_year", self.tr("从去年的年报开始…"))
        last_year.setAccessibleDescription(
            self.tr("打开去年的 Word、网页、PDF、Excel 或年报文件，把不变的内容和结转带过来。")
        )
        last_year.clicked.connect(self.last_year_asked)
        self._new.chosen.connect(self.new_asked)
        self._continue.chosen.connect(self._on_continue)
        opened.chosen.connect(self.open_asked)
        sample.chosen.connect(self.sample_asked)
        grid = QGridLayout()
        grid.setSpacing(space(self, SPACE_M))
        for column, choice in enumerate((self._new, self._continue, opened, sample)):
            grid.addWidget(choice, 0, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _draft_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._buttons: list[QPushButton] = []
        for name, words, act in (
            ("draft_rename", self.tr("重命名…"), self._rename),
            ("draft_copy", self.tr("复制"), self._copy),
            ("draft_delete", self.tr("删除"), self._delete),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.clicked.connect(act)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        backups = QPushButton(self.tr("从备份取回…"))
        backups.setObjectName("backups")
        backups.clicked.connect(self.backups_asked)
        row.addWidget(backups)
        return row

    def _chosen_id(self) -> str:
        chosen = self.table.chosen()
        return chosen.id if chosen else ""

    def _chosen_name(self) -> str:
        chosen = self.table.chosen()
        return chosen.shown_name if chosen else ""

    def _show_buttons(self) -> None:
        for button in self._buttons:
            button.setVisible(self.table.rowCount() > 0)
            button.setEnabled(bool(self._chosen_id()))

    def _show_reminder(self, drafts: tuple[DraftInfo, ...]) -> None:
        year = drafts[0].year if drafts else None
        sentence = deadline_sentence(year, date.today(), self._settings.deadlines)
        self.reminder.setText(sentence)
        self.reminder.setVisible(bool(sentence))
        self.dates.setVisible(bool(sentence))

    def _on_activated(self, _item: QTableWidgetItem) -> None:
        self._on_continue()

    def _on_continue(self) -> None:
        if self._chosen_id():
            self.draft_chosen.emit(self._chosen_id())

    def _rename(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        draft_id = self._chosen_id()
        name = self._chosen_name()
        text, is_given = QInputDialog.getText(
            self, self.tr("重命名草稿"), self.tr("草稿名称"), text=name
        )
        if is_given and text.strip():
            self._try(partial(self._desk.rename, draft_id, text.strip()))

    def _copy(self) -> None:
        self._try(partial(self._desk.copy, self._chosen_id()))

    def _delete(self) -> None:
        draft_id, name = self._chosen_id(), self._chosen_name()
        if self._try(partial(self._desk.delete, draft_id)):
            undo = partial(self._try, partial(self._desk.restore, draft_id))
            self.notices.show_notice(
                self.tr("已删除草稿“{name}”。30 天以内可以用“文件 → 已删除的草稿”取回。").format(
                    name=name
                ),
                [(self.tr("撤销"), undo)],
            )

    def _try(self, change: partial[None]) -> bool:
        """Do a change to the drafts; show the sentence when it cannot be done."""
        try:
            change()
        except UserFixable as error:
            self.notices.show_notice(str(error), sticky=True)
            return False
        return True
