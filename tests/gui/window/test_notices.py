"""The quiet bar: what it shows, when it goes, and that it leaves the keyboard alone."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.window import notices
from gui.window.notices import NoticeBar

Shown = tuple[QWidget, NoticeBar, QLineEdit]


@pytest.fixture
def shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Shown:
    monkeypatch.setattr(
        notices, "SHOWN_MS", 1000
    )  # time enough to do something with it on a machine under load
    monkeypatch.setattr(notices, "READABLE_MS", 100)
    window = QWidget()
    bar, editor = NoticeBar(window), QLineEdit(window)
    layout = QVBoxLayout(window)
    layout.addWidget(bar)
    layout.addWidget(editor)
    window.resize(700, 300)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.mouseMove(window, QPoint(350, 290))
    editor.setFocus()
    return window, bar, editor


def _button(bar: NoticeBar, name: str) -> QPushButton:
    return next(one for one in bar.findChildren(QPushButton, name) if not one.isHidden())


def test_notice_is_shown_and_goes_by_itself(qtbot: QtBot, shown: Shown) -> None:
    _, bar, _ = shown
    assert bar.isHidden()
    with qtbot.waitSignal(bar.notices_ended):
        bar.show_notice("已删除“议提案办理”。")
        assert bar.isVisible()
        label = bar.findChild(QLabel, "notice_text")
        assert isinstance(label, QLabel)
        assert label.text() == bar.text == "已删除“议提案办理”。"
    assert bar.isHidden()
    assert bar.text == ""


def test_sticky_notice_stays_until_it_is_closed(qtbot: QtBot, shown: Shown) -> None:
    _, bar, _ = shown
    bar.show_notice("磁盘已满。", sticky=True)
    qtbot.wait(1500)
    assert bar.isVisible()
    qtbot.mouseClick(_button(bar, "notice_close"), Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_sticky_notice_gives_way_to_the_next_command_and_comes_back(
    qtbot: QtBot, shown: Shown
) -> None:
    _, bar, _ = shown
    bar.show_notice("上次没有正常关闭。", sticky=True)
    bar.show_notice("已导出。")
    assert bar.text == "已导出。"
    bar.show_notice("已保存。")
    qtbot.waitUntil(lambda: bar.text == "已保存。")
    qtbot.waitUntil(lambda: bar.text == "上次没有正常关闭。")
    bar.close_notice()
    assert bar.isHidden()


def test_a_second_refusal_is_seen_at_once_and_the_first_is_not_lost(
    qtbot: QtBot, shown: Shown
) -> None:
    _, bar, _ = shown
    bar.show_notice("“甲.nianbao”打不开。", sticky=True)
    bar.show_notice("“乙.nianbao”打不开。", sticky=True)
    assert bar.text == "“乙.nianbao”打不开。"
    bar.close_notice()
    assert bar.text == "“甲.nianbao”打不开。"


def test_action_is_done_and_the_notice_goes(qtbot: QtBot, shown: Shown) -> None:
    _, bar, _ = shown
    done: list[str] = []
    bar.show_notice("已删除。", [("撤销", lambda: done.append("撤销"))])
    qtbot.mouseClick(_button(bar, "notice_action_0"), Qt.MouseButton.LeftButton)
    assert done == ["撤销"]
    assert bar.isHidden()


def test_action_may_bring_the_next_notice(qtbot: QtBot, shown: Shown) -> None:
    _, bar, _ = shown
    bar.show_notice("已删除。", [("撤销", lambda: bar.show_notice("已恢复。"))])
    qtbot.mouseClick(_button(bar, "notice_action_0"), Qt.MouseButton.LeftButton)
    assert bar.isVisible()
    assert bar.text == "已恢复。"


def test_several_notices_follow_each_other(qtbot: QtBot, shown: Shown) -> None:
    _, bar, _ = shown
    seen: list[Any] = []
    bar.notice_shown.connect(seen.append)
    with qtbot.waitSignal(bar.notices_ended):
        for text in ("一", "二", "三", "二"):
            bar.show_notice(text)
        more = bar.findChild(QLabel, "notice_more")
        assert isinstance(more, QLabel)
        assert more.text() == "还有 2 条"
    assert seen == ["一", "三", "二"]


def test_showing_leaves_the_focus_alone(qtbot: QtBot, shown: Shown) -> None:
    window, bar, editor = shown
    qtbot.keyClicks(editor, "12")
    bar.show_notice("已删除。", [("撤销", lambda: None)])
    qtbot.mouseClick(_button(bar, "notice_action_0"), Qt.MouseButton.LeftButton)
    assert window.focusWidget() is editor


def test_keyboard_reaches_the_buttons_and_goes_back(qtbot: QtBot, shown: Shown) -> None:
    window, bar, editor = shown
    bar.show_notice("已删除。", [("撤销", lambda: None), ("打开", lambda: None)])
    for name in ("notice_close", "notice_action_1", "notice_action_0"):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert window.focusWidget().objectName() == name
    qtbot.wait(1500)
    assert bar.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert window.focusWidget() is editor


def test_notice_stays_under_the_mouse(qtbot: QtBot, shown: Shown) -> None:
    window, bar, _ = shown
    bar.show_notice("已导出。")
    qtbot.waitUntil(lambda: bar.width() > 100)
    qtbot.mouseMove(bar, QPoint(200, bar.height() // 2))
    qtbot.waitUntil(bar.underMouse)
    qtbot.wait(1500)
    assert bar.isVisible()
    with qtbot.waitSignal(bar.notices_ended):
        qtbot.mouseMove(window, QPoint(350, 290))


def test_everything_has_a_name_for_screen_readers(shown: Shown) -> None:
    _, bar, _ = shown
    bar.show_notice("已删除。", [("撤销", lambda: None)])
    assert bar.accessibleName() == "消息"
    assert bar.accessibleDescription() == "已删除。"
    assert all(one.accessibleName() for one in bar.findChildren(QPushButton))
    assert all(one.objectName() for one in bar.findChildren(QPushButton))


def test_notice_that_no_longer_holds_is_withdrawn(shown: Shown) -> None:
    _, bar, _ = shown
    bar.show_notice("已粘贴 24 格。")
    bar.show_notice("已经保存。")
    bar.withdraw("已经保存。")
    assert bar.text == "已粘贴 24 格。"
    assert not _label(bar, "notice_more").isVisible()
    bar.withdraw("已粘贴 24 格。")
    assert bar.isHidden()
    bar.withdraw("已粘贴 24 格。")


def _label(bar: NoticeBar, name: str) -> QLabel:
    label = bar.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label
