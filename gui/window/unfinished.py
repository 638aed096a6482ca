"""What is still being typed when something else begins."""

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def finish_typing() -> None:
    """Let the line with the keyboard hand over what was typed, as if it were left; the keyboard stays there."""
    from PySide6.QtCore import Qt  # late, and the line too: see gui.window.main_window
    from PySide6.QtWidgets import QLineEdit

    line = QApplication.focusWidget()
    if not isinstance(line, QLineEdit) or not line.isModified():
        return
    behind = line.parentWidget()  # an editor in a cell goes away
    line.clearFocus()
    field = line if isValid(line) and line.isVisible() else behind
    if field is not None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
