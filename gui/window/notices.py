"""The quiet bar above the page: says what happened, offers what to do next, and goes by itself."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

SHOWN_MS = 10_000
READABLE_MS = 3_000  # a newer notice waits that long before it takes the place of an older one
_TINT = 0.14
_SIGN = "▲"

Action = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence with what can be done about it; a sticky one stays until it is closed."""

    text: str
    actions: tuple[Action, ...] = ()
    sticky: bool = False


class NoticeBar(QFrame):
    """Shows one notice at a time; others wait. Never takes the focus.

    A sticky one gives way to what the officer's next command has to say, sticky or not, and comes back after it.

    Signals:
    notice_shown(str)   the text that stands in the bar now
    notices_ended()     the bar is empty and hidden
    """

    notice_shown = Signal(str)
    notices_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        self.setAccessibleName(self.tr("消息"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._waiting: deque[Notice] = deque()
        self._put_back: deque[Notice] = deque()  # sticky ones that gave way
        self._present: Notice | None = None
        self._came_from: QWidget | None = None
        self._action_buttons: list[QPushButton] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.close_notice)
        self._build()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # there is one
        self.hide()

    def show_notice(
        self, text: str, actions: Iterable[Action] = (), *, sticky: bool = False
    ) -> None:
        """Show `text`, or let it wait behind what is shown; each action is a button's words and its call."""
        notice = Notice(text, tuple(actions), sticky)
        self._waiting = deque(one for one in self._waiting if one.text != text)
        self._put_back = deque(one for one in self._put_back if one.text != text)
        if self._present is None or self._present.text == text:
            self._show(notice)
            return
        if self._present.sticky:
            self._put_back.append(self._present)
            self._show(notice)
            return
        self._waiting.append(notice)
        self._count_waiting()
        self._start_timer()

    def close_notice(self) -> None:
        """Take the present notice away and show the next one."""
        if following := self._waiting or self._put_back:
            self._show(following.popleft())
            return
        self._timer.stop()
        self._present = None
        self._give_focus_back()
        self.hide()
        self.notices_ended.emit()

    def withdraw(self, text: str) -> None:
        """Take a notice away that no longer holds, shown or waiting; nothing happens when it has gone."""
        self._waiting = deque(one for one in self._waiting if one.text != text)
        self._put_back = deque(one for one in self._put_back if one.text != text)
        if self._present and self._present.text == text:
            self.close_notice()
        else:
            self._count_waiting()

    @property
    def text(self) -> str:
        """Return the text that is shown, "" when there is none."""
        return self._present.text if self._present else ""

    def _build(self) -> None:
        self._sign = QLabel(_SIGN, self)
        self._text = QLabel(self)
        self._text.setObjectName("notice_text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._more = QLabel(self)
        self._more.setObjectName("notice_more")
        self._close = self._button(self.tr("关闭"), self.close_notice, "notice_close")
        margin = self.fontMetrics().height() // 2
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(margin * 2, margin // 2, margin, margin // 2)
        self._layout.setSpacing(margin)
        self._layout.addWidget(self._sign)
        self._layout.addWidget(self._text, 1)
        self._layout.addWidget(self._more)
        self._layout.addWidget(self._close)

    def _button(self, words: str, call: Callable[[], object], name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where it was
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: call())
        return button

    def _show(self, notice: Notice) -> None:
        self._give_focus_back()
        self._present = notice
        self._sign.setVisible(notice.sticky)
        self._text.setText(notice.text)
        self._text.setAccessibleName(notice.text)
        self.setAccessibleDescription(notice.text)
        self._count_waiting()
        self._show_actions(notice)
        self.show()
        self._start_timer()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.notice_shown.emit(notice.text)

    def _show_actions(self, notice: Notice) -> None:
        for button in self._action_buttons:
            button.hide()
            button.deleteLater()
        self._action_buttons = [
            self._button(words, self._doing(call), f"notice_action_{number}")
            for number, (words, call) in enumerate(notice.actions)
        ]
        for button in self._action_buttons:
            self._layout.insertWidget(self._layout.indexOf(self._close), button)
        for before, after in zip(self._action_buttons, self._action_buttons[1:], strict=False):
            self.setTabOrder(before, after)
        if self._action_buttons:
            self.setTabOrder(self._action_buttons[-1], self._close)

    def _doing(self, call: Callable[[], object]) -> Callable[[], None]:
        """Return what a button does: the notice goes first, as `call` may bring another one."""

        def close_and_call() -> None:
            self.close_notice()
            call()

        return close_and_call

    def _count_waiting(self) -> None:
        count = len(self._waiting) + len(self._put_back)
        self._more.setText(self.tr("还有 {count} 条").format(count=count))
        self._more.setVisible(count > 0)

    def _start_timer(self) -> None:
        """Let the present notice go after its time, but not under the mouse or the keyboard."""
        if self._present is None or self._present.sticky or self._is_attended():
            self._timer.stop()
            return
        self._timer.start(READABLE_MS if self._waiting else SHOWN_MS)

    def _is_attended(self) -> bool:
        return self.underMouse() or self._holds(QApplication.focusWidget())

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._holds(new) and old is not None and not self._holds(old):
            self._came_from = old
        if self._holds(new) or self._holds(old):
            self._start_timer()

    def _give_focus_back(self) -> None:
        """Return the focus to where it came from before its button goes."""
        origin, self._came_from = self._came_from, None
        if origin and isValid(origin) and self._holds(QApplication.focusWidget()):
            origin.setFocus()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the mouse is here."""
        super().enterEvent(event)
        self._start_timer()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        super().leaveEvent(event)
        self._start_timer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_notice()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground with a breath of the accent colour, and a strip of it at the left."""
        palette = self.palette()
        accent = palette.highlight().color()
        painter = QPainter(self)
        painter.fillRect(self.rect(), _mixed(palette.window().color(), accent, _TINT))
        painter.fillRect(0, 0, self.fontMetrics().height() // 4, self.height(), accent)


def _mixed(ground: QColor, tint: QColor, share: float) -> QColor:
    parts = zip(ground.getRgb()[:3], tint.getRgb()[:3], strict=True)  # type: ignore[index]  # stubs say object
    return QColor(*(round(low + (high - low) * share) for low, high in parts))
