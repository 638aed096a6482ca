"""The calendar as it hangs in a Chinese office."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.look.theme import apply_theme
from gui.pages.day_calendar import DayCalendar
from tests.helpers.look import application


def test_year_stands_before_the_month_and_no_week_is_numbered(qtbot: QtBot) -> None:
    calendar = DayCalendar()
    qtbot.addWidget(calendar)
    with qtbot.waitExposed(calendar):
        calendar.show()
    buttons = [calendar.findChild(QWidget, f"qt_calendar_{one}button") for one in ("year", "month")]
    year, month = (one for one in buttons if one is not None)
    qtbot.waitUntil(lambda: year.geometry().right() < month.geometry().right())
    assert calendar.verticalHeaderFormat() is QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader


def test_weekends_can_be_read_on_a_dark_ground(qtbot: QtBot) -> None:
    palette, sheet = application().palette(), application().styleSheet()
    calendar = DayCalendar()
    qtbot.addWidget(calendar)
    try:
        apply_theme(application(), "dark")
        with qtbot.waitExposed(calendar):
            calendar.show()
        sunday = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
        assert sunday.lightness() > 128
    finally:
        application().setStyleSheet(sheet)
        application().setPalette(palette)
    assert calendar.selectedDate() == QDate.currentDate()
