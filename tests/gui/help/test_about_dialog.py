"""关于: what a maintainer needs to know, and nothing of what was typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from core import paths
from core.product import version
from gui.help.about_dialog import AboutDialog
from gui.help.licences_dialog import LicencesDialog
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.window import Program, running

SECRET = "某区从未说出口的事局"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    with running(tmp_path / "data") as started:
        yield started


@pytest.fixture
def about(program: Program) -> AboutDialog:
    program.window.actions_["about"].trigger()
    settle()
    found = program.window.findChildren(AboutDialog)
    assert len(found) == 1
    return found[0]


def named(dialog: QDialog, name: str) -> QPushButton:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button


def test_tells_version_forms_and_where_everything_lies(about: AboutDialog) -> None:
    words = "\n".join(label.text() for label in about.findChildren(QLabel))
    assert f"版本 {version()}" in words
    assert "国办公开办函〔2021〕30号" in words
    path = about.findChild(QLineEdit, "data_path")
    assert isinstance(path, QLineEdit)
    assert path.text() == str(paths.officer_data())


def test_enter_closes_it(about: AboutDialog, qtbot: QtBot) -> None:
    wait_until(about.isActiveWindow, "the window")
    keyboard = Keyboard()
    with qtbot.waitSignal(about.finished):
        keyboard.press("Return")
    keyboard.close()


def test_system_information_says_nothing_of_what_was_typed(program: Program) -> None:
    program.desk.start_report(SECRET, 2024)
    program.window.actions_["about"].trigger()
    about = program.window.findChildren(AboutDialog)[0]
    assert not about.copied.isVisible()
    named(about, "copy_system").click()
    assert about.copied.isVisible()
    text = QGuiApplication.clipboard().text()
    labels = [line.partition("：")[0] for line in text.splitlines()]
    assert labels[:3] == ["年报助手", "系统", "Python"]
    assert {"Qt", "界面", "输入法", "字体", "表样"} <= set(labels)
    assert f"年报助手：{version()}" in text
    assert SECRET not in text
    assert str(Path.home()) not in text


def test_licences_are_shown_and_searched_with_the_keyboard(
    about: AboutDialog, qtbot: QtBot
) -> None:
    keyboard = Keyboard()
    named(about, "licences").click()
    dialog = about.findChild(LicencesDialog)
    assert isinstance(dialog, LicencesDialog)
    wait_until(dialog.isActiveWindow, "the licences")
    dialog.wanted.setFocus()
    keyboard.type("lxml")
    keyboard.press("Return")
    assert dialog.text.textCursor().selectedText() == "lxml"
    keyboard.press("Return")  # only once in the text: found again from the beginning
    assert dialog.text.textCursor().selectedText() == "lxml"
    assert dialog.isVisible()
    keyboard.type("zzz")
    keyboard.press("Return")
    assert dialog.outcome.text() == "没有找到“lxmlzzz”。"
    keyboard.press("Escape")
    wait_until(about.isActiveWindow, "the window behind")
    keyboard.close()


def test_licences_can_be_scrolled_with_the_keyboard(about: AboutDialog, qtbot: QtBot) -> None:
    keyboard = Keyboard()
    named(about, "licences").click()
    dialog = about.findChild(LicencesDialog)
    assert isinstance(dialog, LicencesDialog)
    wait_until(dialog.isActiveWindow, "the licences")
    dialog.text.setFocus()
    keyboard.press("Next")
    assert dialog.text.verticalScrollBar().value() > 0
    keyboard.close()
