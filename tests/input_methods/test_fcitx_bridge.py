"""Real key presses, a fcitx of our own: who gets the keys, and what comes into the field."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from gui.input_methods import key_queue
from gui.input_methods.fcitx_client import Capability, Piece
from tests.helpers.fcitx import FakeFcitx, Form
from tests.helpers.keyboard import Keyboard, settle, wait_until


def test_keys_that_fcitx_takes_do_not_come_into_the_field(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    keyboard.type("ni")
    assert fcitx.letters() == "ni"
    fcitx.answer(taken=True)
    fcitx.compose("你")
    fcitx.committed.emit("你好")
    assert form.line.text() == "你好"


def test_keys_that_fcitx_leaves_come_in_their_order(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    keyboard.type("1")
    first = fcitx.asked
    fcitx.asked = []
    keyboard.type("2")
    fcitx.answer(taken=False)
    assert form.line.text() == ""
    for _, on_answer in first:
        on_answer(False)
    assert form.line.text() == "12"


def test_what_is_composed_stands_at_the_cursor_and_is_no_text_yet(
    form: Form, fcitx: FakeFcitx
) -> None:
    form.line.setText("中")
    settle()
    before = form.line.cursorRect().x()
    fcitx.told.clear()
    fcitx.composed.emit((Piece("ni", True, False), Piece("hao", True, True)), 5)
    assert form.line.text() == "中"
    assert form.line.cursorRect().x() > before
    cursor = fcitx.told[-1]
    assert isinstance(cursor, QRect)
    place = form.line.mapToGlobal(form.line.cursorRect().center())
    assert abs(cursor.center().x() - place.x()) <= cursor.width()
    assert cursor.top() <= place.y() <= cursor.bottom()
    fcitx.compose("")
    assert form.line.cursorRect().x() == before
    assert form.line.text() == "中"


def test_click_elsewhere_keeps_what_is_composed(form: Form, fcitx: FakeFcitx, qtbot: QtBot) -> None:
    fcitx.compose("你好")
    window = form.windowHandle()
    place = form.button.mapTo(form, QPoint(5, 5))
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=place)
    assert form.line.text() == "你好"
    assert "reset" in fcitx.told


def test_leaving_the_field_keeps_what_is_composed(form: Form, fcitx: FakeFcitx) -> None:
    fcitx.compose("你好")
    form.button.setFocus()
    assert form.line.text() == "你好"
    assert fcitx.told.count("out") >= 1


def test_no_key_of_a_password_is_asked_about(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    form.password.setFocus()
    keyboard.type("secret")
    assert fcitx.asked == []
    assert form.password.text() == "secret"
    assert fcitx.told[-1] != "in"


def test_no_key_of_a_button_is_asked_about(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.button.setFocus()
    with qtbot.waitSignal(form.button.clicked):
        keyboard.press("space")
    assert fcitx.asked == []


@pytest.mark.parametrize("patience_ms", [key_queue.PATIENCE_MS])
def test_fcitx_that_hangs_costs_one_pause_and_no_key(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    keyboard.type("12")
    wait_until(lambda: form.line.text() == "12", "the keys without an answer")
    keyboard.type("3")
    assert form.line.text() == "123"


@pytest.mark.parametrize("patience_ms", [key_queue.PATIENCE_MS])
def test_fcitx_that_answers_again_is_asked_again_and_types_nothing_twice(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    keyboard.type("1")
    wait_until(lambda: form.line.text() == "1", "the key without an answer")
    fcitx.answer(taken=True)
    assert "reset" in fcitx.told
    fcitx.compose("late")
    fcitx.committed.emit("late")
    assert fcitx.on_reset is not None
    fcitx.on_reset()
    keyboard.type("n")
    assert fcitx.letters() == "n"
    fcitx.answer(taken=True)
    fcitx.committed.emit("你")
    assert form.line.text() == "1你"


def test_fcitx_that_ends_leaves_all_keys_and_all_text(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    fcitx.compose("你好")
    keyboard.type("1")
    fcitx.runs = False
    fcitx.vanished.emit()
    settle()
    assert sorted(form.line.text()) == sorted("你好1")
    keyboard.type("2")
    assert form.line.text().endswith("2")


def test_fcitx_that_starts_again_gets_the_field(form: Form, fcitx: FakeFcitx) -> None:
    fcitx.runs = False
    fcitx.vanished.emit()
    fcitx.told.clear()
    fcitx.runs = True
    fcitx.appeared.emit()
    assert "in" in fcitx.told
    assert any(isinstance(one, Capability) and Capability.PREEDIT in one for one in fcitx.told)


def test_shortcut_does_not_fire_while_composing(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    fired: list[bool] = []
    QShortcut("Ctrl+Return", form).activated.connect(lambda: fired.append(True))
    fcitx.compose("ni")
    keyboard.press("ctrl+Return")
    fcitx.answer(taken=False)
    assert fired == []
    fcitx.compose("")
    keyboard.press("ctrl+Return")
    assert fired == [True]


def test_undo_key_does_not_reach_the_field_while_composing(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    form.line.insert("中国")
    fcitx.compose("ni")
    keyboard.press("ctrl+z")
    fcitx.answer(taken=False)
    fcitx.committed.emit("你")
    assert form.line.text() == "中国你"


def test_key_handed_back_is_pressed(form: Form, fcitx: FakeFcitx) -> None:
    form.line.setText("中国")
    fcitx.forwarded.emit(0xFF08, 0, False)
    assert form.line.text() == "中"


def test_text_before_the_cursor_is_deleted_for_fcitx(form: Form, fcitx: FakeFcitx) -> None:
    form.line.setText("甲𠮷乙丙")
    form.line.setCursorPosition(4)  # behind 乙, as 𠮷 counts twice in Qt
    fcitx.deleting.emit(-2, 2)
    assert form.line.text() == "甲丙"


def test_fcitx_is_told_the_text_around_the_cursor_in_characters(
    form: Form, fcitx: FakeFcitx, keyboard: Keyboard
) -> None:
    form.line.setText("甲𠮷乙")
    form.line.setCursorPosition(3)
    fcitx.told.clear()
    keyboard.type("n")
    assert ("甲𠮷乙", 2, 2) in fcitx.told
    fcitx.answer(taken=True)
