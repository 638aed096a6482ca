"""What every control of a window owes the officer: a name that is read out, and a value the wheel leaves alone."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLabel, QTabWidget, QWidget

_BOXES = (QAbstractSpinBox, QComboBox)


def nameless(window: QWidget) -> list[str]:
    """Return the controls shown, on any tab, that the keyboard can come to and that have no name to be read out."""
    found: set[str] = set()
    for _ in _tabs_one_after_the_other(window):
        shown = (one for one in controls(window) if one.isVisibleTo(window))
        found |= {_path(one) for one in shown if not spoken_name(one)}
    return sorted(found)


def turned_by_wheel(window: QWidget) -> list[str]:
    """Return the boxes whose value is another after the wheel was turned over them, with the keyboard in them."""
    found = []
    for box in controls(window):
        if isinstance(box, _BOXES):
            before = _value(box)
            box.setFocus()
            for delta in (120, -240):
                _turn_wheel(box, delta)
            if _value(box) != before:
                found.append(_path(box))
    return found


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield the controls of `window` the keyboard can come to, also those not shown at present."""
    for one in window.findChildren(QWidget):
        takes_keys = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is window
        is_inside = isinstance(one.parentWidget(), _BOXES) or one.objectName().startswith("qt_")
        if takes_keys and not is_inside:
            yield one


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says of `widget`; of a list of choices Qt would tell the choice instead."""
    if isinstance(widget, QComboBox):
        labels = widget.window().findChildren(QLabel)
        return widget.accessibleName() or "".join(
            one.text() for one in labels if one.buddy() is widget
        )
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def _tabs_one_after_the_other(window: QWidget) -> Iterator[None]:
    yield
    for tabs in window.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            yield


def _names_up(widget: QWidget, window: QWidget) -> Iterator[str]:
    one: QWidget | None = widget
    while one is not None and one is not window:
        yield one.objectName()
        one = one.parentWidget()


def _path(widget: QWidget) -> str:
    names = [name for name in _names_up(widget, widget.window()) if name]
    return f"{type(widget).__name__} in {widget.window().objectName()}: {'/'.join(reversed(names))}"


def _value(box: QWidget) -> str:
    return box.currentText() if isinstance(box, QComboBox) else str(box.property("text"))


def _turn_wheel(widget: QWidget, delta: int) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
