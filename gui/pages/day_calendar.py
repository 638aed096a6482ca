"""A calendar as it hangs in a Chinese office: the year before the month, no numbers of weeks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QBoxLayout, QCalendarWidget, QWidget

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayCalendar(QCalendarWidget):
    """Lets the officer choose a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day_calendar")
        self.setAccessibleName(self.tr("日历"))
        self.setGridVisible(True)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._put_year_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Show weekends in a red that can be read on the present ground."""
        red = QTextCharFormat()
        red.setForeground(self.palette().brush(QPalette.ColorRole.BrightText))
        for day in _WEEKEND:
            self.setWeekdayTextFormat(day, red)
        super().showEvent(event)

    def _put_year_first(self) -> None:
        """Swap the two buttons of the bar: Qt shows the month first in every language."""
        month = self.findChild(QWidget, "qt_calendar_monthbutton")
        year = self.findChild(QWidget, "qt_calendar_yearbutton")
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        layout = bar.layout() if bar else None
        if month and year and isinstance(layout, QBoxLayout):
            layout.removeWidget(year)
            layout.insertWidget(layout.indexOf(month), year)
