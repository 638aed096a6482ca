"""What has time until the window has been painted, however long a slow computer takes for that.

A timer alone would be over first there, and hold the window up with what was meant to come after it.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

LOOK_MS = 50  # an event filter would cost the start more: every event would go through Python


def once_painted(window: QWidget, act: Callable[[], object]) -> None:
    """Do `act` soon after `window` has come onto the screen for the first time, if it ever does."""
    timer = QTimer(window, interval=LOOK_MS)
    soon = QTimer(window, interval=LOOK_MS, singleShot=True)  # first come keys and clicks
    soon.timeout.connect(act)

    def look() -> None:
        handle = window.windowHandle()
        if handle is not None and handle.isExposed():  # Qt paints it in the same moment
            timer.stop()
            soon.start()

    timer.timeout.connect(look)
    timer.start()
