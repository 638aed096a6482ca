"""插入 → 插入数字…: every figure of the report, found by a few characters of its name."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from gui.linking.figure_list import FigureList
from gui.linking.figures import Figures
from gui.look.theme import characters
from gui.widgets.form_rows import name_field, quiet_label

_SIZE = (34, 24)  # in characters


class FigureDialog(QDialog):
    """Lets a figure be chosen. Emits `chosen(str)` with the key of its target."""

    chosen = Signal(str)

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure_dialog")
        self.setWindowTitle(self.tr("插入数字"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._figures = figures
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(self.tr("输入名称里的字，例如：新收"))
        self.wanted.setClearButtonEnabled(True)
        name_field(self.wanted, "figure.wanted", self.tr("找哪个数字"))
        self.list = FigureList()
        self.list.setObjectName("figure.list")
        self._lay_out()
        self.wanted.textChanged.connect(self._show)
        self.wanted.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        self._show("")
        self.resize(*(characters(self, count) for count in _SIZE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let up and down move in the list while a name is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.list.move_mark(step)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self._insert = buttons.addButton(self.tr("插入"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._insert.setObjectName("figure.insert")
        self._insert.setDefault(True)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.wanted)
        layout.addWidget(self.list, 1)
        words = self.tr("插入的数字跟着表变：以后改了表，这句话里的数字也改。写字时打“@”也能插入。")
        layout.addWidget(quiet_label(words))
        layout.addWidget(buttons)

    def _show(self, query: str) -> None:
        self.list.show_figures(self._figures.offered(query))
        self._insert.setEnabled(self.list.count() > 0)

    def _on_accepted(self) -> None:
        if self.list.chosen():
            self.chosen.emit(self.list.chosen())
