"""The four big choices of the start page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.look.icons import promise_icon
from gui.look.theme import SPACE_L, SPACE_M, larger, space
from gui.widgets.form_rows import quiet_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WIDE, _NARROW = 4, 2  # choices side by side
_ICONS = {
    "choice_new": "new",
    "choice_continue": "export_text",
    "choice_open": "open",
    "choice_sample": "sample",
}


class Choice(QFrame):
    """One big choice: a button that says what to do, and what happens then. Emits `chosen()`."""

    chosen = Signal()

    def __init__(
        self, name: str, words: str, explanation: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(words)
        self.button.setObjectName(name)
        self.button.setAccessibleDescription(explanation)
        self.button.clicked.connect(self.chosen)
        promise_icon(self.button, _ICONS[name])
        larger(self.button, 1.15)
        layout = QVBoxLayout(self)
        margin = space(self, SPACE_L)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self.button)
        self._explanation = quiet_label(explanation)
        layout.addWidget(self._explanation)
        layout.addStretch(1)

    def add_second(self, name: str, words: str) -> QPushButton:
        """Show another way to do the same in the place of the explanation, and return its button."""
        button = QPushButton(words)
        button.setObjectName(name)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._explanation, button)
        self._explanation.deleteLater()
        return button


class Choices(QWidget):
    """Shows them side by side. Emits for each what was asked for; 从去年的年报开始 stands under 新建年报."""

    new_asked = Signal()
    last_year_asked = Signal()
    continue_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new = Choice(
            "choice_new", self.tr("新建年报"), self.tr("写明单位和年度就可以开始填。")
        )
        self._continue = Choice(
            "choice_continue",
            self.tr("继续草稿"),
            self.tr("接着填上次没有填完的，打开下面选中的草稿。"),
        )
        opened = Choice(
            "choice_open", self.tr("打开文件"), self.tr("年报文件、Word、网页、PDF、Excel 都可以。")
        )
        sample = Choice(
            "choice_sample",
            self.tr("看示例"),
            self.tr("看一份填好的年报：硚口区人力资源局 2024年。"),
        )
        self._add_last_year()
        self._new.chosen.connect(self.new_asked)
        self._continue.chosen.connect(self.continue_asked)
        opened.chosen.connect(self.open_asked)
        sample.chosen.connect(self.sample_asked)
        self._choices = (self._new, self._continue, opened, sample)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(self, SPACE_M))
        self._columns = 0
        self._arrange(_WIDE)

    def offer_continue(self, *, is_offered: bool) -> None:
        """Offer to go on with a draft, or not when there is none."""
        self._continue.button.setEnabled(is_offered)

    def focus_first(self) -> None:
        """Put the keyboard on the choice most likely wanted."""
        likely = self._continue if self._continue.button.isEnabled() else self._new
        likely.button.setFocus()

    def minimumSizeHint(self) -> QSize:
        """Return the room for two side by side."""
        return QSize(self._width(_NARROW), super().minimumSizeHint().height())

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Show them in two rows where there is no room for one."""
        super().resizeEvent(event)
        self._arrange(_WIDE if self.width() >= self._width(_WIDE) else _NARROW)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, choice in enumerate(self._choices):
            self._grid.addWidget(choice, *divmod(place, columns))
        for column in range(_WIDE):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _width(self, columns: int) -> int:
        """Return the least width of the choices in that many columns."""
        widths = [choice.minimumSizeHint().width() for choice in self._choices]
        widest = [max(widths[column::columns]) for column in range(columns)]
        return sum(widest) + self._grid.spacing() * (columns - 1)

    def _add_last_year(self) -> None:
        last_year = self._new.add_second("choice_last_year", self.tr("从去年的年报开始…"))
        last_year.setAccessibleDescription(
            self.tr("打开去年的 Word、网页、PDF、Excel 或年报文件，把不变的内容和结转带过来。")
        )
        last_year.clicked.connect(self.last_year_asked)
