"""What the first click needs is there soon after the window stands."""

import sys

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.starting.warm_up import MODULES, WarmUp


def test_everything_is_imported_one_after_the_other(qtbot: QtBot) -> None:
    warm_up = WarmUp()
    warm_up.begin()
    qtbot.waitUntil(lambda: "sqlite_utils" in sys.modules and not warm_up._tasks)
    assert all(name in sys.modules for name in MODULES)


def test_it_ends_with_the_window(qtbot: QtBot) -> None:
    warm_up = WarmUp()
    warm_up.begin()
    warm_up.deleteLater()
    qtbot.wait(1)
    assert not isValid(warm_up)
