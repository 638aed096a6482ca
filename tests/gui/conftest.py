"""What tests of the real window share: real keys."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.keyboard import Keyboard


@pytest.fixture
def keyboard(qtbot: QtBot) -> Iterator[Keyboard]:
    """Yield the keys of this screen; needing `qtbot` first, they are let go after the last window is closed."""
    board = Keyboard()
    yield board
    board.close()
