"""The lead sentence: the program's until the officer changes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.report import Passage
from gui.session import ReportSession
from gui.texts.lead_editor import LeadEditor
from tests.helpers.sessions import FORM, begun

Editing = tuple[ReportSession, LeadEditor]


@pytest.fixture
def editing(qtbot: QtBot) -> Editing:
    session = begun()
    window = QWidget()
    editor = LeadEditor(session, FORM.section("applications"), "开头一句")
    QVBoxLayout(window).addWidget(editor)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    editor._window = window  # type: ignore[attr-defined]  # keeps it alive
    return session, editor


def receive(session: ReportSession, count: str) -> None:
    for row in ("received", "granted"):
        table = FORM.table("applications")
        keys = [key for key in table.typed if key.row == row]
        session.enter_cells(dict.fromkeys(keys, "0") | {keys[0]: count}, "填写")


def test_sentence_follows_the_figures(editing: Editing) -> None:
    session, editor = editing
    session.fill_zero(FORM.table("applications").typed, "全部填 0")
    assert "未收到" in editor.text.toPlainText()
    receive(session, "3")
    assert "3件" in editor.text.toPlainText()
    assert session.report.passages("applications") == ()
    assert not editor.again.isVisible()


def test_changed_sentence_is_kept_and_marked(editing: Editing, qtbot: QtBot) -> None:
    session, editor = editing
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "abc")
    receive(session, "3")
    assert editor.text.toPlainText() == "abc"
    assert session.report.passages("applications") == (Passage("", "abc"),)
    assert "你改过" in editor.state.text()
    assert editor.again.isVisible()


def test_phrase_typed_at_once_is_taken_back_at_once(editing: Editing, qtbot: QtBot) -> None:
    session, editor = editing
    written = editor.text.toPlainText()
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "abc")
    session.undo_stack.undo()
    assert session.report.passages("applications") == ()
    assert editor.text.toPlainText() == written
    assert not session.undo_stack.canUndo()


def test_program_writes_again_when_asked(editing: Editing, qtbot: QtBot) -> None:
    session, editor = editing
    written = editor.text.toPlainText()
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "abc")
    qtbot.mouseClick(editor.again, Qt.MouseButton.LeftButton)
    assert editor.text.toPlainText() == written
    assert session.report.passages("applications") == ()
    assert editor.text.hasFocus()


def test_later_passages_stay_when_the_sentence_changes(editing: Editing, qtbot: QtBot) -> None:
    session, editor = editing
    session.set_passages("applications", (Passage("说明", "口径"),), "添加")
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "a")
    assert session.report.passages("applications") == (Passage("", "a"), Passage("说明", "口径"))
