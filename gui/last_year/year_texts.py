"""The texts of a section in both years, side by side; the words that are the same are marked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QWidget,
)

from core.checks.similar import Span
from core.report import Passage
from core.years.year_on_year import YearText
from gui.look.theme import larger
from gui.tables.colours import blend
from gui.texts.fields import TextField
from gui.texts.places import to_qt
from gui.widgets.form_rows import quiet_label

_TINT = 0.25


class YearTexts(QWidget):
    """Shows pairs of passages. Emits `copied()` when one of last year's went to the clipboard."""

    copied = Signal()

    def __init__(self, pairs: Sequence[YearText], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, pair in enumerate(pairs):
            self._add(grid, 3 * place, pair)

    def _add(self, grid: QGridLayout, row: int, pair: YearText) -> None:
        title = QLabel(pair.title or self.tr("开头的话"))
        larger(title, 1.0, bold=True)
        grid.addWidget(title, row, 0, 1, 2)
        missing = self.tr("没有这一段。")
        now = self._text(pair.now, pair.same_now, missing, self.tr("今年"), pair.title)
        then = self._text(pair.then, pair.same_then, missing, self.tr("去年"), pair.title)
        grid.addWidget(now, row + 1, 0)
        grid.addWidget(then, row + 1, 1)
        foot = QHBoxLayout()
        other_title = pair.then.title if pair.then and pair.then.title != pair.title else ""
        foot.addWidget(quiet_label(other_title), 1)
        if pair.then and pair.then.body.strip():
            copy = QPushButton(self.tr("复制去年这一段"))
            copy.setProperty("beside", True)
            copy.setAccessibleName(f"{copy.text()}：{pair.then.title}")
            copy.clicked.connect(partial(self._copy, pair.then.body))
            foot.addWidget(copy)
        grid.addLayout(foot, row + 2, 1)

    def _text(
        self, passage: Passage | None, same: Sequence[Span], missing: str, year: str, title: str
    ) -> QWidget:
        if passage is None or not passage.body.strip():
            return quiet_label(missing if passage is None else self.tr("没有写。"))
        field = TextField(lines=1)
        field.setReadOnly(True)
        field.setAccessibleName(f"{year}：{title}")
        field.show_text(passage.body)
        mark_spans(field, same)
        return field

    def _copy(self, body: str) -> None:
        QApplication.clipboard().setText(body)
        self.copied.emit()


def mark_spans(field: TextField, spans: Sequence[Span]) -> None:
    """Give the characters of `spans` another ground."""
    text, palette = field.toPlainText(), field.palette()
    look = QTextCharFormat()
    look.setBackground(blend(palette.base().color(), palette.highlight().color(), _TINT))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    selections = []
    for start, end in spans:
        cursor = QTextCursor(field.document())
        cursor.setPosition(to_qt(text, start))
        cursor.setPosition(to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor  # type: ignore[attr-defined]  # the stubs leave it out
        selection.format = look  # type: ignore[attr-defined]
        selections.append(selection)
    field.setExtraSelections(selections)
