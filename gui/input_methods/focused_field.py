"""What the field with the keyboard says about itself: does it take Chinese, where is its cursor, what is around it."""

from typing import NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QWindow

_Query = Qt.InputMethodQuery
_Hint = Qt.InputMethodHint
_DIGITS = _Hint.ImhDigitsOnly | _Hint.ImhFormattedNumbersOnly | _Hint.ImhPreferNumbers
# What is typed there is nobody's business: it goes past the input method.
_SECRET = _Hint.ImhHiddenText | _Hint.ImhSensitiveData


class Surroundings(NamedTuple):
    """The text around the cursor; places in characters."""

    text: str
    cursor: int
    anchor: int


def takes_chinese(field: QObject | None) -> bool:
    """Return whether the input method is wanted: not for buttons, and not for passwords."""
    if field is None:
        return False
    asked = _ask(field, _Query.ImEnabled | _Query.ImHints)
    return bool(asked.value(_Query.ImEnabled)) and not _hints(asked) & _SECRET


def is_for_digits(field: QObject | None) -> bool:
    """Return whether the field says that it is for numbers."""
    return field is not None and bool(_hints(_ask(field, _Query.ImHints)) & _DIGITS)


def surroundings(field: QObject | None) -> Surroundings:
    """Return the paragraph around the cursor; empty when the field does not tell."""
    if field is None:
        return Surroundings("", 0, 0)
    wanted = _Query.ImSurroundingText | _Query.ImCursorPosition | _Query.ImAnchorPosition
    asked = _ask(field, wanted)
    text = str(asked.value(_Query.ImSurroundingText) or "")
    cursor, anchor = (
        len(_first_units(text, int(asked.value(query) or 0)))
        for query in (_Query.ImCursorPosition, _Query.ImAnchorPosition)
    )
    return Surroundings(text, cursor, anchor)


def cursor_on_screen() -> QRect:
    """Return the cursor's place in pixels of the screen, as X counts them."""
    window: QWindow | None = QGuiApplication.focusWindow()
    if window is None:
        return QRect()
    rect = QGuiApplication.inputMethod().cursorRectangle().toRect()
    origin, scale = window.screen().geometry().topLeft(), window.devicePixelRatio()
    place: QPoint = (window.mapToGlobal(rect.topLeft()) - origin) * scale + origin
    return QRect(place, rect.size() * scale)


def units(text: str) -> int:
    """Return the length of `text` as Qt counts it: rare characters count twice."""
    return len(text.encode("utf-16-le")) // 2


def _first_units(text: str, count: int) -> str:
    return text.encode("utf-16-le")[: 2 * count].decode("utf-16-le", errors="ignore")


def _ask(field: QObject, queries: Qt.InputMethodQuery) -> QInputMethodQueryEvent:
    event = QInputMethodQueryEvent(queries)
    QCoreApplication.sendEvent(field, event)
    return event


def _hints(asked: QInputMethodQueryEvent) -> Qt.InputMethodHint:
    return Qt.InputMethodHint(cast(int, asked.value(_Query.ImHints) or 0))
