"""文中数字: every figure of the texts, and whether the tables say the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.linking.choosing import Linkable, correctable, is_linked, linkable
from core.reading.readings import Reading, Verdict
from core.reading.words import SIGNS, counted, told
from core.steps import step_of
from gui.linking.figures import figures_of
from gui.look.theme import SPACE_XS, space
from gui.session import ReportSession
from gui.widgets.form_rows import quiet_label
from gui.widgets.still_boxes import leave_wheel
from gui.widgets.wrapped_text import WrappedList

_READING = Qt.ItemDataRole.UserRole
_ORDER = (Verdict.DIFFERS, Verdict.UNPLACED, Verdict.AGREES)


class ReadingsPanel(QWidget):
    """Lists the readings by step.

    Signals: words_chosen(TextKey, tuple) with the place of a figure in its text; cell_asked(CellKey);
    counted(int) how many figures differ, whenever the report was edited; done(str) what was done.
    """

    words_chosen = Signal(object, object)
    cell_asked = Signal(object)
    counted = Signal(int)
    done = Signal(str)

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[Reading, ...] | None = None
        self.filter = QComboBox()
        leave_wheel(self.filter)
        self.filter.setObjectName("readings_filter")
        self.filter.setAccessibleName(self.tr("列出哪些数字"))
        for verdict in (None, *_ORDER):
            self.filter.addItem("", verdict)
        self.list = WrappedList()
        self.list.setObjectName("readings_list")
        self.list.setAccessibleName(self.tr("文中的数字"))
        self.list.setSpacing(space(self, SPACE_XS) // 2)
        self.to_cell = QPushButton(self.tr("到表里看"))
        self.to_cell.setProperty("beside", True)
        self.to_cell.setObjectName("reading_cell")
        self.link = QPushButton(self.tr("关联，跟着表变"))
        self.link.setProperty("beside", True)
        self.link.setObjectName("reading_link")
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the readings of now; while hidden, only count them."""
        readings = self._session.results.readings
        self.counted.emit(sum(one.verdict is Verdict.DIFFERS for one in readings))
        if not self.isVisible():
            return
        if readings != self._shown:
            self._shown = readings
            self._name_filter()
            self._fill()
        self._show_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was edited meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.to_cell)
        buttons.addWidget(self.link)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, space(self, SPACE_XS), 0, 0)
        layout.setSpacing(space(self, SPACE_XS))
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        self._hint = quiet_label(
            self.tr("点一个数字，就到写它的那句话。关联以后，改了表，文字里的数也跟着改。")
        )
        layout.addWidget(self._hint)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self._session.report_edited.connect(self.refresh)
        self.filter.activated.connect(self._fill)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.currentItemChanged.connect(self._show_buttons)
        self.to_cell.clicked.connect(self._on_to_cell)
        self.link.clicked.connect(self._on_link)

    def _name_filter(self) -> None:
        for place in range(self.filter.count()):
            verdict = self.filter.itemData(place)
            count = sum(verdict in (None, one.verdict) for one in self._shown or ())
            word = verdict.value if verdict else self.tr("全部")
            self.filter.setItemText(place, f"{word} {count}")

    def _fill(self) -> None:
        row = self.list.currentRow()
        place = self.list.verticalScrollBar().value()
        self.list.clear()
        form, wanted = self._session.form, self.filter.currentData()
        readings = self._shown or ()
        for step in self._session.results.steps:
            here = [one for one in readings if step_of(form, one.key) == step.id]
            shown = [one for one in here if wanted in (None, one.verdict)]
            if shown:
                self._add_title(f"{step.title}：{counted(here)}")
                for reading in shown:
                    self._add(reading)
        if not self.list.count():
            self._add_title(self._nothing())
        self.list.setCurrentRow(row if row < self.list.count() else -1)
        self.list.verticalScrollBar().setValue(place)
        self._show_buttons()

    def _nothing(self) -> str:
        if self._shown:
            return self.tr("没有这样的数字。")
        return self.tr("文字里还没有数字。写了数字，这里就说它和表里是否相符。")

    def _add_title(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _add(self, reading: Reading) -> None:
        item = QListWidgetItem(f"{SIGNS[reading.verdict]} {told(self._session.form, reading)}")
        item.setData(_READING, reading)
        self.list.addItem(item)

    def _present(self) -> Reading | None:
        item = self.list.currentItem()
        reading = item.data(_READING) if item else None
        return reading if isinstance(reading, Reading) else None

    def _show_buttons(self) -> None:
        reading = self._present()
        self.to_cell.setEnabled(bool(reading and reading.cells))
        found = self._linkable(reading) if reading else None
        self.link.setEnabled(found is not None)
        words = self.tr("关联，跟着表变")
        if reading and found and reading.verdict is Verdict.DIFFERS:
            figures = figures_of(self._session, reading.key)
            words = self.tr("文字改成 {value}").format(value=figures.table_has(found))
        self.link.setText(words)

    def _linkable(self, reading: Reading) -> Linkable | None:
        """Return how the figure can follow the table, put right where it differs."""
        key, form = reading.key, self._session.form
        links = self._session.report.passages(key.section)[key.place].links
        if self._session.read_only or is_linked(reading, links):
            return None
        return linkable(form, reading) or correctable(form, reading)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        reading = item.data(_READING)
        if isinstance(reading, Reading):
            self.words_chosen.emit(reading.key, (reading.figure.start, reading.figure.end))

    def _on_to_cell(self) -> None:
        reading = self._present()
        if reading and reading.cells:
            self.cell_asked.emit(reading.cells[0])

    def _on_link(self) -> None:
        reading = self._present()
        found = self._linkable(reading) if reading else None
        if reading is None or found is None:
            return
        figures = figures_of(self._session, reading.key)
        if reading.verdict is Verdict.DIFFERS:
            present = figures.table_has(found)
            figures.correct(found)
            self.done.emit(self.tr("已改成 {value}，以后跟着表变。").format(value=present))
        else:
            figures.link(found)
            self.done.emit(self.tr("已关联，以后改了表，这个数也跟着改。"))
