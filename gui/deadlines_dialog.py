"""报送期限: which dates concern this unit, and when they are."""

from dataclasses import dataclass

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.deadlines import USUAL, Deadline, Deadlines
from gui.look.theme import characters
from gui.widgets.form_rows import quiet_label
from gui.widgets.still_boxes import leave_wheel

_LEAP_YEAR = 2024  # in which every day of a year can be set
_ROLE = QDialogButtonBox.ButtonRole


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of one deadline."""

    name: str
    watched: QCheckBox
    day: QDateEdit

    def deadline(self) -> Deadline:
        """Return what is set."""
        day = self.day.date()
        return Deadline(self.name, day.month(), day.day(), self.watched.isChecked())

    def show(self, deadline: Deadline) -> None:
        """Set the fields."""
        self.watched.setChecked(deadline.is_watched)
        self.day.setDate(QDate(_LEAP_YEAR, deadline.month, deadline.day))


class DeadlinesDialog(QDialog):
    """Lets the deadlines be changed. Emits `changed(tuple)` with the new ones."""

    changed = Signal(object)

    def __init__(self, deadlines: Deadlines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deadlines")
        self.setWindowTitle(self.tr("报送期限"))
        self._rows = [self._row(place, one) for place, one in enumerate(deadlines)]
        self._lay_out()
        self.accepted.connect(
            lambda: self.changed.emit(tuple(one.deadline() for one in self._rows))
        )
        self.setMinimumWidth(characters(self, 32))

    def _row(self, place: int, deadline: Deadline) -> _Row:
        watched = QCheckBox(deadline.name)
        watched.setObjectName(f"deadline.{place}.watched")
        day = QDateEdit()
        day.setObjectName(f"deadline.{place}.day")
        day.setAccessibleName(self.tr("{name}的日期").format(name=deadline.name))
        day.setDisplayFormat("M月d日")
        leave_wheel(day)
        row = _Row(deadline.name, watched, day)
        row.show(deadline)
        return row

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for place, row in enumerate(self._rows):
            grid.addWidget(row.watched, place, 0)
            grid.addWidget(row.day, place, 1)
        grid.setColumnStretch(0, 1)
        usual = QPushButton(self.tr("恢复规定的日期"))
        usual.setObjectName("deadlines.usual")
        usual.setAutoDefault(False)
        usual.clicked.connect(self._on_usual)
        buttons = QDialogButtonBox()
        buttons.addButton(usual, _ROLE.ResetRole)
        keep = buttons.addButton(self.tr("确定"), _ROLE.AcceptRole)
        keep.setObjectName("deadlines.keep")
        keep.setDefault(True)
        buttons.addButton(self.tr("取消"), _ROLE.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        words = self.tr(
            "勾选与本单位有关的期限，开始页和窗口右下角会提醒最近的一个。"
            "本级要求更早的，改成那个日期。"
        )
        layout.addWidget(quiet_label(words))
        layout.addLayout(grid)
        layout.addWidget(buttons)

    def _on_usual(self) -> None:
        for row, deadline in zip(self._rows, USUAL, strict=True):
            row.show(deadline)
