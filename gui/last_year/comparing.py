"""Opens 与上年对比 and the question which report is last year's."""

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.last_year.chooser import LastYearChooser
from gui.last_year.compare_dialog import CompareDialog
from gui.last_year.keeper import LastYears


def open_comparison(desk: Desk, last_years: LastYears, step: str, window: QWidget) -> None:
    """Show the open report beside last year's, beginning at the section of `step`."""
    if desk.session is None:
        return
    dialog = CompareDialog(desk.session, lambda: last_years.name, step, window)
    dialog.choose_asked.connect(lambda: choose_last_year(desk, last_years, dialog))
    desk.closed.connect(dialog.close)
    dialog.show()


def choose_last_year(desk: Desk, last_years: LastYears, window: QWidget) -> None:
    """Ask which report is last year's, and compare with it."""
    others = tuple(
        one for one in desk.drafts.all() if one.id != desk.draft_id and not one.is_locked
    )
    LastYearChooser(last_years, others, window).open()
