"""“Nothing happened” as one answer: the buttons that write 0, and the answer when it was given."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.format.tables import Table
from core.keys import CellKey
from gui.session import ReportSession


class ZeroButtons(QWidget):
    """“全部填 0” and “空着的填 0” for a whole table, or for the selected cells when there are several.

    Where the whole table is 0, that stands here as an answer, with “更改”. `selected` gives the cells selected
    now; call `refresh` when they change.

    Signals:
    notice(str)   how many cells were filled or emptied
    """

    notice = Signal(str)

    def __init__(
        self,
        session: ReportSession,
        table: Table,
        selected: Callable[[], Sequence[CellKey]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._selected = selected
        self.fill_blank = QPushButton(self)
        self.fill_blank.setObjectName(f"fill_blank_{table.id}")
        self.fill_blank.clicked.connect(self._on_fill_blank)
        self.fill_all = QPushButton(self)
        self.fill_all.setObjectName(f"fill_all_{table.id}")
        self.fill_all.clicked.connect(self._on_fill_all)
        self.answer = QLabel(self.tr("✓ 已答：没有发生，全部为 0"), self)
        self.answer.setObjectName(f"zero_answer_{table.id}")
        self.change = QPushButton(self.tr("更改"), self)
        self.change.setObjectName(f"zero_change_{table.id}")
        self.change.setAccessibleName(
            f"{table.caption}：{self.answer.text()}，{self.change.text()}"
        )
        self.change.setToolTip(self.tr("清空这张表，重新填写；可以撤销"))
        self.change.clicked.connect(self._on_change)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.answer)
        layout.addWidget(self.change)
        layout.addWidget(self.fill_blank)
        layout.addWidget(self.fill_all)
        session.cells_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the buttons would do now."""
        several, keys, blanks = self._is_several(), self._keys(), self._blanks()
        if several:
            self.fill_all.setText(self.tr("所选 {count} 格填 0").format(count=len(keys)))
            self.fill_blank.setText(self.tr("所选空格填 0"))
        else:
            self.fill_all.setText(self.tr("没有发生，全部填 0"))
            self.fill_blank.setText(self.tr("空着的填 0"))
        for button in (self.fill_all, self.fill_blank):
            button.setAccessibleName(f"{self._table.caption}：{button.text()}")
        self.fill_all.setEnabled(bool(keys) and not self._session.read_only)
        self.fill_blank.setEnabled(bool(blanks) and not self._session.read_only)
        self.change.setDisabled(self._session.read_only)
        self._show_answer(is_answered=not several and self._is_all_zero())

    def _show_answer(self, *, is_answered: bool) -> None:
        """Show the answer or the buttons that give it; the keyboard goes from one to the other."""
        had_focus = any(one.hasFocus() for one in (self.fill_all, self.fill_blank, self.change))
        for asking in (self.fill_all, self.fill_blank):
            asking.setVisible(not is_answered)
        for answered in (self.answer, self.change):
            answered.setVisible(is_answered)
        if had_focus:
            (self.change if is_answered else self.fill_all).setFocus()

    def _is_all_zero(self) -> bool:
        cells = self._session.report.cells
        return all(cells.get(key) == 0 for key in self._table.typed)

    def _is_several(self) -> bool:
        return len(self._selected()) > 1

    def _keys(self) -> list[CellKey]:
        wanted = frozenset(self._selected()) if self._is_several() else None
        return [key for key in self._table.typed if wanted is None or key in wanted]

    def _blanks(self) -> list[CellKey]:
        return [key for key in self._keys() if not self._session.cell_text(key)]

    def _on_fill_all(self) -> None:
        self._fill(self._keys(), self.fill_all.text())

    def _on_fill_blank(self) -> None:
        self._fill(self._blanks(), self.fill_blank.text())

    def _on_change(self) -> None:
        self._session.set_cells(dict.fromkeys(self._table.typed), self.tr("更改“没有发生”"))
        self.notice.emit(self.tr("这张表已清空，可以重新填写；没有的再点“空着的填 0”。"))

    def _fill(self, keys: Sequence[CellKey], words: str) -> None:
        count = self._session.fill_zero(keys, words)
        if count:
            self.notice.emit(self.tr("已把 {count} 格填为 0。").format(count=count))
        else:
            self.notice.emit(self.tr("这些格本来就是 0，没有改动。"))
