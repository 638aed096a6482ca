"""What every story needs: the program in a window of its own and a keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.keyboard import Keyboard
from tests.helpers.window import Program, running


@pytest.fixture
def keyboard(qtbot: QtBot) -> Iterator[Keyboard]:
    keys = Keyboard()
    yield keys
    keys.close()


@pytest.fixture
def program(qtbot: QtBot, keyboard: Keyboard, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path / "data") as started:
        yield started
