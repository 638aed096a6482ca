"""What is to be said of the document, as a list to go through with F8."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.importing.imported import Imported, Placing
from core.importing.notes import Note, NoteKind, counts, notes
from gui.importing import look
from gui.look.theme import SPACE_S, SPACE_XS, characters, larger, space
from gui.widgets.still_boxes import leave_wheel
from gui.widgets.wrapped_text import WrappedTextDelegate

_NOTE = Qt.ItemDataRole.UserRole
_SIGNS = {
    NoteKind.NOT_PLACED: look.SIGNS[Placing.NOT_PLACED],
    NoteKind.TOTAL: look.DIFFERS,
    NoteKind.WITH_NOTE: look.SIGNS[Placing.WITH_NOTE],
    NoteKind.REMARK: "·",
}
_LINES = 5


class NotesList(QWidget):
    """Shows the counts, and the notes of the kind that is chosen. Emits `note_chosen(Note)`."""

    note_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Note, ...] = ()
        self.counts = QLabel()
        self.counts.setObjectName("import_counts")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setWordWrap(True)
        larger(self.counts, 1, bold=True)
        self.filter = QComboBox()
        leave_wheel(self.filter)
        self.filter.setObjectName("import_filter")
        self.filter.setAccessibleName(self.tr("只看哪一种说明"))
        self.filter.currentIndexChanged.connect(lambda _row: self._fill())
        self.list = QListWidget()
        self.list.setObjectName("import_notes")
        self.list.setAccessibleName(self.tr("说明"))
        self.list.setItemDelegate(WrappedTextDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(space(self, SPACE_XS) // 2)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self._lay_out()

    def show_notes(self, imported: Imported) -> None:
        """Show what is to be said of the document as it is by now."""
        self._notes = notes(imported)
        found = counts(imported)
        wrong = sum(note.kind is NoteKind.TOTAL for note in self._notes)
        self.counts.setText(
            self.tr(
                "✓ 放好 {placed} 处　▲ 有说明 {noted} 处　○ 没有放进去 {out} 处　≠ 合计不符 {wrong} 处"
            ).format(
                placed=found[Placing.PLACED],
                noted=found[Placing.WITH_NOTE],
                out=found[Placing.NOT_PLACED],
                wrong=wrong,
            )
        )
        self._fill_filter()
        self._fill()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) note, going round."""
        count = self.list.count()
        if count and self.list.item(0).data(_NOTE):
            row = self.list.currentRow()
            self.list.setCurrentRow(
                (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
            )
            self._on_chosen(self.list.currentItem())

    def minimumSizeHint(self) -> QSize:
        """Return a height for a few lines."""
        return QSize(characters(self, 20), self.fontMetrics().lineSpacing() * _LINES)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.counts, 1)
        above.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(self, SPACE_S) // 2)
        layout.addLayout(above)
        layout.addWidget(self.list, 1)

    def _fill_filter(self) -> None:
        """Offer every kind there is, and keep the one that is chosen."""
        chosen = self.filter.currentData()
        self.filter.blockSignals(True)  # filling is no choice
        self.filter.clear()
        self.filter.addItem(self.tr("全部说明（{count}）").format(count=len(self._notes)), None)
        for kind in NoteKind:
            count = sum(note.kind is kind for note in self._notes)
            if count:
                self.filter.addItem(f"{_SIGNS[kind]} {kind.value}（{count}）", kind.name)
        self.filter.setCurrentIndex(max(self.filter.findData(chosen), 0))
        self.filter.blockSignals(False)

    def _fill(self) -> None:
        kind = self.filter.currentData()
        latest = self.list.currentRow()
        self.list.clear()
        for note in self._notes:
            if kind in (None, note.kind.name):
                item = QListWidgetItem(f"{_SIGNS[note.kind]} {note.kind.value}　{note.sentence}")
                item.setData(_NOTE, note)
                self.list.addItem(item)
        if not self.list.count():
            item = QListWidgetItem(self.tr("没有要说明的：每一处都放好了，合计也都对得上。"))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        elif latest >= 0:
            self.list.setCurrentRow(min(latest, self.list.count() - 1))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        note = item.data(_NOTE)
        if isinstance(note, Note):
            self.note_chosen.emit(note)
