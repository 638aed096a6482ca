"""Fields whose undo is the report's, and that show every line of their text."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.pages.scrolling import PageArea
from gui.texts.fields import LineField, TextField


def override(key: Qt.Key) -> QKeyEvent:
    """Return how Qt asks whether Ctrl and `key` belongs to the field; accepted unless it says no."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.accept()
    return event


@pytest.mark.parametrize("kind", [LineField, TextField])
@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_E], ids=["undo", "export"])
def test_keys_of_the_window_are_left_to_it(
    qtbot: QtBot, kind: type[LineField | TextField], key: Qt.Key
) -> None:
    if key is Qt.Key.Key_E and QGuiApplication.platformName() != "xcb":
        pytest.skip("Ctrl+E moves the cursor under X11 only")
    field = kind()
    qtbot.addWidget(field)
    event = override(key)
    QApplication.sendEvent(field, event)
    assert not event.isAccepted()


def test_line_tells_once_that_it_was_left_after_a_change(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "2024")
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_text_from_the_report_is_shown_without_being_told_and_keeps_the_cursor(
    qtbot: QtBot, kind: type[LineField | TextField]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    told: list[object] = []
    (field.entered if isinstance(field, LineField) else field.edited).connect(
        lambda *args: told.append(args)
    )
    field.show_text("一二三四")
    for _ in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Right)
    field.show_text("一二三四五")
    assert told == []
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    text = field.text() if isinstance(field, LineField) else field.toPlainText()
    assert text == "一三四五"


def test_every_typed_letter_of_a_text_is_told(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    qtbot.keyClicks(field, "ab")
    assert told == ["a", "ab"]


def test_field_grows_with_its_text_and_shrinks_again(qtbot: QtBot) -> None:
    field = TextField(lines=2)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    empty = field.sizeHint().height()
    field.show_text("\n".join("一段话" for _ in range(10)))
    long = field.sizeHint().height()
    line = field.fontMetrics().lineSpacing()
    assert long - empty == 8 * line
    assert field.minimumSizeHint().height() == long
    field.show_text("")
    assert field.sizeHint().height() == empty


def test_tab_leaves_a_text_and_ctrl_enter_is_left_to_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, second = TextField(), TextField()
    layout.addWidget(first)
    layout.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first.toPlainText() == ""
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_page_follows_the_cursor_to_the_end_of_a_long_text(qtbot: QtBot) -> None:
    content = QWidget()
    layout = QVBoxLayout(content)
    field = TextField()
    layout.addWidget(field)
    area = PageArea(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    field.setFocus()
    for _ in range(30):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    def shows_cursor() -> bool:
        place = field.viewport().mapTo(area.viewport(), field.cursorRect().center())
        return area.viewport().rect().contains(place)

    qtbot.waitUntil(shows_cursor)
    field.moveCursor(field.textCursor().MoveOperation.Start)
    qtbot.waitUntil(shows_cursor)
    assert area.verticalScrollBar().value() == 0
