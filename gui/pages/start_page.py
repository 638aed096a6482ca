"""The first thing the officer sees: four big choices and the drafts."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.deadlines import deadline_sentence
from core.drafts.summary import DraftInfo
from gui.desk import Desk
from gui.look.theme import SPACE_M, SPACE_XL, larger, space
from gui.pages.choices import Choices
from gui.pages.draft_list import DraftList
from gui.settings import Settings
from gui.widgets.form_rows import quiet_label
from gui.widgets.tall_area import TallArea

if TYPE_CHECKING:
    from gui.pages.first_steps import FirstSteps
    from gui.window.notices import NoticeBar


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
        self._choices = Choices()
        self.drafts = DraftList(desk)
        self._lay_out()
        self._connect()
        desk.drafts.changed.connect(self.refresh)
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

        steps = FirstSteps(self._desk.drafts.database.parent)
        self._column.insertWidget(self._column.indexOf(self.drafts), steps)
        return steps

    def refresh(self) -> None:
        """Show the drafts as they are now."""
        drafts = self._desk.drafts.all()
        # What goes goes first: for a moment with both, the window would grow, and stay large.
        if drafts and "first_steps" in self.__dict__:
            self.first_steps.hide()
        self.drafts.show_drafts(drafts)
        if not drafts:
            self.first_steps.show()
        self._choices.offer_continue(is_offered=bool(drafts))
        self._show_reminder(drafts)

    def focus_first(self) -> None:
        """Put the keyboard on the choice most likely wanted."""
        self._choices.focus_first()

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = column = QVBoxLayout(content)
        margin = space(self, SPACE_XL)
        column.setContentsMargins(margin * 3 // 2, margin, margin * 3 // 2, margin)
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
        column.addWidget(self._choices)
        column.addWidget(self.drafts, 1)
        self._area = TallArea(content)
        self._layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self._choices.new_asked.connect(self.new_asked)
        self._choices.last_year_asked.connect(self.last_year_asked)
        self._choices.continue_asked.connect(self.drafts.open_chosen)
        self._choices.open_asked.connect(self.open_asked)
        self._choices.sample_asked.connect(self.sample_asked)
        self.drafts.draft_chosen.connect(self.draft_chosen)
        self.drafts.backups_asked.connect(self.backups_asked)
        self.drafts.search_entered.connect(self._show_drafts_whole)
        self.drafts.told.connect(self._tell)
        self.drafts.refused.connect(lambda words: self.notices.show_notice(words, sticky=True))

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

    def _show_reminder(self, drafts: tuple[DraftInfo, ...]) -> None:
        year = drafts[0].year if drafts else None
        sentence = deadline_sentence(year, date.today(), self._settings.deadlines)
        self.reminder.setText(sentence)
        self.reminder.setVisible(bool(sentence))
        self.dates.setVisible(bool(sentence))

    def _show_drafts_whole(self) -> None:
        """Scroll, where the window is small, until what is found can be seen below the search."""
        self._area.verticalScrollBar().setValue(self.drafts.y())

    # Not connected directly: the bar is made when there is something to say.
    def _tell(self, words: str, actions: list[tuple[str, Callable[[], object]]]) -> None:
        self.notices.show_notice(words, actions)
