"""The button that does what a window is for, shown in the accent colour."""

from PySide6.QtWidgets import QPushButton


def primary_button(name: str, words: str) -> QPushButton:
    """Return such a button. Made before a box of buttons shows it: one the box makes itself would stay plain."""
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("primary", True)
    return button
