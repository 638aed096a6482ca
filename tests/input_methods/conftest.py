"""The bridge between a form and a fcitx of our own."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.input_methods import key_queue
from gui.input_methods.fcitx_bridge import FcitxBridge
from tests.helpers.fcitx import FakeFcitx, Form
from tests.helpers.keyboard import Keyboard, settle, wait_until


@pytest.fixture
def fcitx() -> FakeFcitx:
    return FakeFcitx()


@pytest.fixture
def patience_ms() -> int:
    """Return how long keys wait for fcitx: so long that no test on a machine under load is late."""
    return 60_000


@pytest.fixture
def form(
    qtbot: QtBot,
    qapp: QApplication,
    fcitx: FakeFcitx,
    patience_ms: int,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Form]:
    """Show the form with the bridge at work and the keyboard in its first line."""
    monkeypatch.setattr(key_queue, "PATIENCE_MS", patience_ms)
    form = Form()
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    wait_until(form.isActiveWindow, "the window to be active")
    bridge = FcitxBridge(qapp, fcitx)
    form.line.setFocus()
    settle()
    yield form
    bridge.deleteLater()
    settle()


@pytest.fixture
def keyboard(form: Form) -> Iterator[Keyboard]:
    keys = Keyboard()
    yield keys
    keys.close()
