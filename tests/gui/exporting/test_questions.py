"""The questions of an export of several files, answered in real boxes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.exporting.export_questions import Answer, ExportQuestions
from tests.helpers.window import answering


@pytest.fixture
def questions(qtbot: QtBot) -> ExportQuestions:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return ExportQuestions(window)


def pressing(qtbot: QtBot, key: Qt.Key, seen: list[str]) -> Callable[[QDialog], None]:
    def press(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        seen.extend((dialog.text(), dialog.informativeText()))
        assert all(button.accessibleName() for button in dialog.buttons())
        qtbot.keyClick(dialog, key)

    return press


def clicking(name: str) -> Callable[[QDialog], None]:
    def click(dialog: QDialog) -> None:
        button = dialog.findChild(QPushButton, f"answer_{name}")
        assert isinstance(button, QPushButton)
        button.click()

    return click


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_Return, Answer.KEEP_BOTH), (Qt.Key.Key_Escape, Answer.CANCEL)],
)
def test_enter_never_replaces_a_file(
    key: Qt.Key, answer: Answer, qtbot: QtBot, questions: ExportQuestions
) -> None:
    seen: list[str] = []
    with answering(pressing(qtbot, key, seen), "export_replace"):
        assert questions.ask_replace([Path("a.docx"), Path("b.html")]) is answer
    assert seen[0] == "这 2 个文件已经有了。"
    assert seen[1].startswith("a.docx\nb.html\n\n替换后，")


def test_files_are_replaced_when_the_officer_says_so(questions: ExportQuestions) -> None:
    with answering(clicking("replace"), "export_replace"):
        assert questions.ask_replace([Path("a.docx")]) is Answer.REPLACE


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("again", Answer.AGAIN),
        ("elsewhere", Answer.ELSEWHERE),
        ("skip", Answer.SKIP),
        ("cancel", Answer.CANCEL),
    ],
)
def test_failure_amid_several_gives_four_ways(
    name: str, answer: Answer, questions: ExportQuestions
) -> None:
    with answering(clicking(name), "export_failed"):
        assert questions.ask_about_failure("磁盘已满。", 2) is answer


def test_failure_of_the_last_one_cannot_be_skipped(questions: ExportQuestions) -> None:
    def look(dialog: QDialog) -> None:
        assert dialog.findChild(QPushButton, "answer_skip") is None
        dialog.reject()

    with answering(look, "export_failed"):
        assert questions.ask_about_failure("磁盘已满。", 0) is Answer.CANCEL
