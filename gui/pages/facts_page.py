"""The first page: the facts of the office and the report, and the opening paragraph made from them."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from core.format.sections import Fact, FactKind
from core.keys import FactKey, Key, TextKey
from gui.pages.day_calendar import DayCalendar
from gui.pages.scrolling import PageArea, heading, page_layout
from gui.session import ReportSession
from gui.texts.fields import LineField, TextField
from gui.texts.lead_editor import LeadEditor
from gui.widgets.form_rows import form_row, name_field, warning_label


class FactField(QWidget):
    """One fact with its field; what is no year or date stays in the field with a sentence."""

    def __init__(self, session: ReportSession, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fact = fact
        self.field: LineField | TextField = (
            self._text_field() if fact.kind is FactKind.LONG_TEXT else self._line_field()
        )
        self.field.setPlaceholderText(fact.example)
        self.field.setReadOnly(session.read_only)
        self.wrong = warning_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        key = FactKey(fact.id)
        name_field(self.field, str(key), fact.label, fact.help, key)
        with_calendar = fact.kind is FactKind.DATE and not session.read_only
        layout.addWidget(
            form_row(
                fact.label, self.field, beside=self._calendar_button() if with_calendar else None
            )
        )
        layout.addWidget(self.wrong)
        self.refresh()

    def refresh(self) -> None:
        """Show the fact from the report, or what was refused and why."""
        refused = self._session.rejection(FactKey(self._fact.id))
        self.wrong.setText(refused.sentence if refused else "")
        self.wrong.setVisible(refused is not None)
        self.field.show_text(self._session.fact_text(self._fact.id))

    def _line_field(self) -> LineField:
        field = LineField()
        if self._fact.kind is FactKind.TEXT:
            field.textEdited.connect(self._enter)
        else:
            field.entered.connect(self._on_entered)
        return field

    def _text_field(self) -> TextField:
        field = TextField(lines=2)
        field.edited.connect(self._enter)
        return field

    def _calendar_button(self) -> QPushButton:
        button = QPushButton(self.tr("选日期"))
        button.setAccessibleName(self.tr("从日历选日期"))
        calendar = DayCalendar()
        menu = QMenu(button)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        button.setMenu(menu)
        menu.aboutToShow.connect(partial(self._show_in_calendar, calendar))
        calendar.activated.connect(self._on_day_chosen)
        calendar.clicked.connect(self._on_day_chosen)
        calendar.clicked.connect(menu.close)
        return button

    def _show_in_calendar(self, calendar: QCalendarWidget) -> None:
        day = self._session.report.facts.get(self._fact.id)
        if isinstance(day, date):
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _on_day_chosen(self, day: QDate) -> None:
        self._session.set_fact(self._fact.id, date(day.year(), day.month(), day.day()))

    def _on_entered(self) -> None:
        self._enter(self.field.text() if isinstance(self.field, LineField) else "")
        self.refresh()  # the same day may have been written another way

    def _enter(self, text: str) -> None:
        self._session.enter_fact(self._fact.id, text)


class FactsPage(QWidget):
    """Shows every fact of the form and the opening paragraph."""

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        content = QWidget()
        layout = page_layout(content)
        layout.addWidget(
            heading(
                self.tr("基本信息"), self.tr("标题、开头一段和落款都用这里的内容，填一次即可。")
            )
        )
        self._fields = {fact.id: FactField(session, fact) for fact in session.form.facts}
        for pair in _pairs(list(self._fields.values())):
            layout.addLayout(pair)
        self.opening = LeadEditor(session, session.form.opening, self.tr("开头一段"))
        layout.addWidget(self.opening)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageArea(content))
        session.facts_changed.connect(self._on_facts_changed)

    def show_key(self, key: Key) -> None:
        """Put the cursor into the field of `key`."""
        if isinstance(key, FactKey):
            self._fields[key.fact].field.setFocus()
        elif isinstance(key, TextKey):
            self.opening.show_key(key)

    def first_key(self) -> Key:
        """Return the place where filling in begins."""
        return FactKey(self._session.form.facts[0].id)

    def _on_facts_changed(self, facts: frozenset[str]) -> None:
        for fact_id in facts:
            self._fields[fact_id].refresh()


def _pairs(fields: list[FactField]) -> list[QHBoxLayout]:
    """Return the fields two in a row, long texts alone."""
    rows: list[list[FactField]] = []
    for field in fields:
        is_long = isinstance(field.field, TextField)
        if (
            rows
            and len(rows[-1]) == 1
            and not is_long
            and not isinstance(rows[-1][0].field, TextField)
        ):
            rows[-1].append(field)
        else:
            rows.append([field])
    return [_row(row) for row in rows]


def _row(fields: list[FactField]) -> QHBoxLayout:
    layout = QHBoxLayout()
    for field in fields:
        layout.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return layout
