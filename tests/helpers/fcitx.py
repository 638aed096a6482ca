"""A fcitx that says what the test tells it to, and a form to type into."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.input_methods.fcitx_client import Capability, FcitxClient, KeyStroke, Piece


class FakeFcitx(FcitxClient):
    """Notes what it is asked and told; the test gives the answers."""

    def __init__(self) -> None:
        QObject.__init__(self)
        self.runs = True
        self.asked: list[tuple[KeyStroke, Callable[[bool], None]]] = []
        self.told: list[object] = []
        self.on_reset: Callable[[], None] | None = None

    @property
    def is_ready(self) -> bool:
        return self.runs

    def ask(self, key: KeyStroke, on_answer: Callable[[bool], None]) -> None:
        self.asked.append((key, on_answer))

    def focus(self, *, is_in: bool) -> None:
        self.told.append("in" if is_in else "out")

    def reset(self, on_done: Callable[[], None] | None = None) -> None:
        self.told.append("reset")
        self.on_reset = on_done

    def tell_capability(self, capability: Capability) -> None:
        self.told.append(capability)

    def tell_cursor(self, rect: QRect) -> None:
        self.told.append(rect)

    def tell_surroundings(self, text: str, cursor: int, anchor: int) -> None:
        self.told.append((text, cursor, anchor))

    def answer(self, *, taken: bool) -> None:
        """Answer all that was asked."""
        asked, self.asked = self.asked, []
        for _, on_answer in asked:
            on_answer(taken)

    def letters(self) -> str:
        """Return the letters whose presses were asked about."""
        return "".join(chr(key.symbol) for key, _ in self.asked if not key.is_release)

    def compose(self, text: str) -> None:
        """Show what is composed, the cursor at its end."""
        self.composed.emit((Piece(text, True, False),) if text else (), len(text))


class Form(QWidget):
    """A line, a line for passwords, and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.password, self.button = QLineEdit(), QLineEdit(), QPushButton("好")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        layout = QVBoxLayout(self)
        for one in (self.line, self.password, self.button):
            layout.addWidget(one)
