"""What has time comes after the first painting, also where that is late."""

import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.starting.painted import LOOK_MS, once_painted
from tests.helpers.keyboard import wait_until


class Told(QWidget):
    """Writes down when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def paintEvent(self, _: QPaintEvent) -> None:
        """Write it down."""
        self.told.append("painted")

    def act(self) -> None:
        """Write it down too."""
        self.told.append("acted")


def test_the_act_comes_once_and_after_the_painting_however_slow_the_start_is(qtbot: QtBot) -> None:
    window = Told()
    qtbot.addWidget(window)
    once_painted(window, window.act)
    window.show()
    time.sleep(
        4 * LOOK_MS / 1000
    )  # a slow computer: the timer is over before the window is painted
    wait_until(lambda: "acted" in window.told, "the act")
    assert window.told[0] == "painted"
    qtbot.wait(3 * LOOK_MS)
    assert window.told.count("acted") == 1


def test_a_window_that_never_comes_is_waited_for(qtbot: QtBot) -> None:
    window, other = Told(), Told()
    for one in (window, other):
        qtbot.addWidget(one)
        once_painted(one, one.act)
    other.show()
    wait_until(lambda: "acted" in other.told, "the act of the window that is shown")
    assert window.told == []
