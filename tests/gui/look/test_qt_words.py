"""What Qt writes itself is Chinese too: its windows, its buttons, the menus under the right button."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core import paths
from tests.helpers.keyboard import settle
from tests.helpers.look import not_chinese
from tests.helpers.window import Program, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Return the program, which brings Qt's words in Chinese with it."""
    with running(tmp_path) as started:
        yield started


def _print_dialog(window: QWidget) -> QDialog:
    dialog = QPrintDialog(window)
    dialog.printer().setOutputFileName("年报.pdf")
    return dialog


def _question(window: QWidget) -> QDialog:
    box = QMessageBox(window)
    all_buttons = QMessageBox.StandardButton
    for button in (all_buttons.Yes, all_buttons.No, all_buttons.Cancel, all_buttons.Save):
        box.addButton(button)
    return box


def _file_dialog(window: QWidget) -> QDialog:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory("/usr/share/empty-there-is-nothing")
    return dialog


@pytest.mark.parametrize("make", [_print_dialog, _question, _file_dialog, QInputDialog])
def test_windows_of_qt_speak_chinese(program: Program, make: Callable[[QWidget], QDialog]) -> None:
    dialog = make(program.window)
    dialog.show()
    settle()
    assert [text for text in not_chinese(dialog) if "/" not in text and ".pdf" not in text] == []
    dialog.close()
    dialog.deleteLater()


def test_menus_under_the_right_button_speak_chinese(program: Program) -> None:
    fields: tuple[QLineEdit | QPlainTextEdit, ...] = (QLineEdit(), QPlainTextEdit())
    spin = QSpinBox()
    for field in (*fields, spin.findChild(QLineEdit)):
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        menu = field.createStandardContextMenu()
        words = [one.text().split("\t")[0] for one in menu.actions() if one.text()]
        assert "全选" in words
        assert "撤销(&U)" in words  # as everywhere else in the program, not Qt's 撤消
        assert all(any("一" <= letter <= "鿿" for letter in word) for word in words)
        menu.deleteLater()


def test_size_of_a_file_is_called_as_on_every_desktop(program: Program) -> None:
    dialog = _file_dialog(program.window)
    (files,) = dialog.findChildren(QTreeView, "treeView")
    header = [
        files.model().headerData(column, Qt.Orientation.Horizontal)
        for column in range(files.model().columnCount())
    ]
    assert "大小" in header
    assert "体积" not in header
    dialog.deleteLater()


def test_words_are_compiled_from_their_source(tmp_path: Path) -> None:
    words = paths.resources() / "words"
    fresh = tmp_path / "qt_words.qm"
    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    subprocess.run([tool, words / "qt_words.ts", "-qm", fresh], check=True, capture_output=True)
    assert fresh.read_bytes() == (words / "qt_words.qm").read_bytes()
