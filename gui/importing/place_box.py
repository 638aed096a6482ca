"""A place of the form for words: a fact, a passage, or a section by its heading."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.importing.imported import Placing
from core.keys import Key
from gui.importing import look
from gui.importing.dropping import carries_pieces, pieces_in
from gui.look.theme import SPACE_S, space
from gui.tables import colours

_LONGEST = 110  # characters of a text shown; the document beside shows it whole


class PlaceBox(QFrame):
    """Shows what went to `key`, with sign and colour; None as `placing` when nothing did.

    Signals: chosen(Key) by click or keyboard; followed(Key) by Enter or double click; dropped(tuple, Key).
    """

    chosen = Signal(object)
    followed = Signal(object)
    dropped = Signal(object, object)

    def __init__(
        self, key: Key, name: str, text: str, placing: Placing | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._placing = placing
        self._is_current = False
        self._is_target = False
        self.setObjectName(f"place_{key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.label = QLabel(_shown(name, text, placing), self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        state = placing.value if placing else self.tr("这里还没有")
        self.setAccessibleName(f"{name}，{text or self.tr('空')}，{state}")
        self.setToolTip(f"{state}\n{text}".strip())
        layout = QVBoxLayout(self)
        margin = space(self, SPACE_S)
        layout.setContentsMargins(margin, margin // 2, margin, margin // 2)
        layout.addWidget(self.label)

    def set_current(self, *, is_current: bool) -> None:
        """Frame this place as the one chosen."""
        self._is_current = is_current
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose this place."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.key)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Go to where it came from."""
        self.followed.emit(self.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose this place when the keyboard comes to it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter to where it came from."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.followed.emit(self.key)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pieces of the document."""
        if carries_pieces(event.mimeData()):
            self._show_target(is_target=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._show_target(is_target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which pieces were dropped here."""
        self._show_target(is_target=False)
        event.acceptProposedAction()
        self.dropped.emit(pieces_in(event.mimeData()), self.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of what became of the text, and the frame."""
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(self.rect(), look.ground(palette, self._placing or Placing.NOT_PLACED))
        is_strong = self._is_current or self._is_target or self.hasFocus()
        accent = palette.color(QPalette.ColorRole.Accent)
        pen = QPen(accent, 3) if is_strong else QPen(colours.shade(palette, 0.3), 1)
        if self._is_target:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def _show_target(self, *, is_target: bool) -> None:
        self._is_target = is_target
        self.update()


def _shown(name: str, text: str, placing: Placing | None) -> str:
    sign = look.SIGNS[placing or Placing.NOT_PLACED]
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return f"{sign} {name}：{short}" if short else f"{sign} {name}"
