"""What every story needs: the program in a window of its own and a keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.keyboard import Keyboard
from tests.helpers.window import Program, running


@pytest.fixture(autouse=True)
def _on_a_screen(qapp: QApplication) -> None:
    """Tell no story where windows are drawn into memory only."""
    if QGuiApplication.platformName() == "offscreen":
        pytest.skip("needs a screen")


@pytest.fixture
def keyboard(qtbot: QtBot) -> Iterator[Keyboard]:
    keys = Keyboard()
    yield keys
    keys.close()


@pytest.fixture
def program(qtbot: QtBot, keyboard: Keyboard, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path / "data") as started:
        yield started
