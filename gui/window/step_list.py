"""The steps on the left: sign, title and state of each; the present one is marked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.steps import Step, StepState, progress
from gui.look.theme import SPACE_M, characters, space

_WIDEST_TITLE = 11


class StepList(QWidget):
    """Shows the wizard's steps. Emits `step_chosen(str)` with a step's id."""

    step_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self.list = QListWidget()
        self.list.setObjectName("step_list")
        self.list.setAccessibleName(self.tr("步骤"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.progress = QLabel()
        self.progress.setObjectName("progress")
        self.progress.setMargin(space(self, SPACE_M))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.progress)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show the steps with their states; the chosen one stays chosen."""
        self._ids = [step.id for step in steps]
        while self.list.count() < len(steps):
            self.list.addItem(QListWidgetItem())
        for row, step in enumerate(steps):
            _fill(self.list.item(row), step)
        done, count = progress(steps)
        self.progress.setText(self.tr("进度 {done}/{all}").format(done=done, all=count))

    def choose(self, step_id: str) -> None:
        """Mark a step as the present one without telling anybody."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(self._ids.index(step_id))
        self.list.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Return a width in which every title stands on one line."""
        frame = 2 * space(self, SPACE_M)
        return QSize(characters(self, _WIDEST_TITLE) + frame, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same width: titles are never cut off."""
        return QSize(self.sizeHint().width(), QFontMetrics(self.font()).height())

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.step_chosen.emit(self._ids[row])


def _fill(item: QListWidgetItem, step: Step) -> None:
    count = f" {step.problems}" if step.problems else ""
    item.setText(f"{step.state.sign} {step.title}{count}")
    state = f"{step.state.word}{count}"
    item.setToolTip(f"{step.title}：{state}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{step.title}，{state}")
    bold = step.state is StepState.PROBLEMS
    font = item.font()
    font.setBold(bold)
    item.setFont(font)
