"""The menu of a text field under the right button: its 撤销 and 重做 are those of the window."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

_OF_WINDOW = ("undo", "redo")


def with_undo_of_window(menu: QMenu, field: QWidget) -> QMenu:
    """Return Qt's menu for `field` with the undo of the report in the place of the field's own, which is off.

    In a window without these commands, such as a small one, the menu stays as Qt made it.
    """
    for name in _OF_WINDOW:
        own = menu.findChild(QAction, f"edit-{name}")
        command = field.window().findChild(QAction, f"action_{name}")
        if isinstance(own, QAction) and isinstance(command, QAction):
            menu.insertAction(own, command)
            menu.removeAction(own)
    return menu
