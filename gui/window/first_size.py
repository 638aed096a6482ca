"""The size of the window before the officer has given it one."""

from PySide6.QtWidgets import QWidget

from gui.look.theme import characters

_FIRST_SIZE_CHARACTERS = (110, 64)
_FILLS = 0.8  # of a screen: more than that, and the window may as well take it all


def take_first_size(window: QWidget) -> None:
    """Let `window` fill a small screen; on a large one leave room around."""
    from PySide6.QtCore import Qt  # late: see gui.window.main_window

    width, height = (characters(window, count) for count in _FIRST_SIZE_CHARACTERS)
    room = window.screen().availableSize()
    window.resize(min(width, room.width()), min(height, room.height()))
    if width > room.width() * _FILLS or height > room.height() * _FILLS:
        window.setWindowState(Qt.WindowState.WindowMaximized)
