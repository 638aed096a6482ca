"""Boxes with a value that the wheel leaves alone: scrolling past one must not change a report or a style."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox


class _WheelGuard(QObject):
    """Leaves the wheel to what the box stands in, which may have something to scroll."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return super().eventFilter(watched, event)
        event.ignore()
        return True


def leave_wheel(box: QAbstractSpinBox | QComboBox) -> None:
    """Let `box` change by keys and clicks only."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_WheelGuard(box))
