"""What an input method composes is no text yet: nothing is changed by it, and nothing breaks it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.keys import CellKey
from core.report import Passage
from gui.texts.fields import LineField, TextField
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.window import Program, running

UNIT = "硚口区人力资源局"
OVERVIEW = "texts.overview.0.body"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path / "data") as started:
        started.desk.start_report(UNIT, 2024)
        wait_until(lambda: started.window.wizard is not None, "the wizard")
        settle()
        yield started


def compose(field: QWidget, text: str) -> None:
    QCoreApplication.sendEvent(field, QInputMethodEvent(text, []))


def commit(field: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(field, event)


def composed(field: TextField) -> str:
    return field.textCursor().block().layout().preeditAreaText()


def lead(program: Program) -> TextField:
    program.wizard.go_to("applications")
    return program.widget(TextField, "texts.applications.lead")


def passage(program: Program) -> TextField:
    program.wizard.go_to("overview")
    return program.widget(TextField, OVERVIEW)


def test_field_tells_of_nothing_while_composing(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    for text in ("z", "zhong", "zhongguo", ""):
        compose(field, text)
    assert told == []
    commit(field, "中国")
    assert told == ["中国"]


def test_prompt_is_not_under_what_is_composed(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.setPlaceholderText("写什么")
    for ends in (lambda: compose(field, ""), lambda: field.show_text("别的")):
        compose(field, "z")
        compose(field, "zhong")
        assert field.placeholderText() == ""
        ends()
        assert field.placeholderText() == "写什么"


def test_composing_in_a_lead_sentence_does_not_make_it_the_officers(program: Program) -> None:
    field = lead(program)
    before = program.session.report
    compose(field, "zhongguo")
    compose(field, "")
    assert program.session.report is before
    assert not program.session.undo_stack.canUndo()


def test_word_in_a_lead_sentence_is_one_step_of_undo(program: Program) -> None:
    field = lead(program)
    sentence = field.toPlainText()
    compose(field, "zhongguo")
    commit(field, "中国")
    assert program.session.report.passages("applications")[0] == Passage("", f"中国{sentence}")
    program.session.undo_stack.undo()
    assert program.session.report.passages("applications") == ()
    assert field.toPlainText() == sentence


def test_lead_written_anew_while_composing_takes_the_word_too(program: Program) -> None:
    field = lead(program)
    field.setFocus()
    compose(field, "zhongguo")
    key = CellKey("applications", "received", "natural_person")
    program.session.set_cells({key: 7}, "填写")
    program.session.set_fact("unit", "某局")
    sentence = field.toPlainText()
    assert sentence.startswith("2024年，某局")
    commit(field, "中国")
    assert program.session.report.passages("applications")[0].body == f"中国{sentence}"


def test_saving_and_checking_leave_what_is_composed(program: Program) -> None:
    field = passage(program)
    commit(field, "已经")
    compose(field, "zhongguo")
    program.session.set_cells({CellKey("applications", "received", "enterprise"): 1}, "填写")
    assert program.desk.save_now()
    settle()
    assert composed(field) == "zhongguo"
    assert program.session.report.passages("overview")[0].body == "已经"
    commit(field, "中国")
    assert program.session.report.passages("overview")[0].body == "已经中国"


def test_undo_while_composing_leaves_field_and_report_alike(program: Program) -> None:
    field = passage(program)
    commit(field, "已经")
    compose(field, "zhongguo")
    program.session.undo_stack.undo()
    assert field.toPlainText() == program.session.report.passages("overview")[0].body == ""
    commit(field, "中国")
    assert field.toPlainText() == program.session.report.passages("overview")[0].body == "中国"


def test_composing_in_the_unit_keeps_the_unit(program: Program) -> None:
    field = program.widget(LineField, "facts.unit")
    field.end(False)
    compose(field, "nihao")
    assert program.session.report.facts["unit"] == UNIT
    commit(field, "你好")
    assert program.session.report.facts["unit"] == f"{UNIT}你好"


def test_full_width_figures_of_an_input_method_are_figures(program: Program) -> None:
    program.wizard.go_to("applications")
    view = program.table("applications").blocks[0]
    view.setFocus()
    commit(view, "１２")
    editor = program.widget(QLineEdit, "cell_editor")
    assert editor.text() == "１２"
    commit(editor, "３")
    view.setFocus()
    settle()
    assert (
        program.session.report.cells[CellKey("applications", "received", "natural_person")] == 123
    )


def test_chinese_figures_are_refused_with_a_sentence(program: Program) -> None:
    program.wizard.go_to("applications")
    view = program.table("applications").blocks[0]
    view.setFocus()
    compose(view, "shier")
    assert program.widget(QLineEdit, "cell_editor").text() == ""
    commit(view, "十二")
    assert program.widget(QLineEdit, "cell_editor").text() == "十二"
    view.setFocus()
    settle()
    key = CellKey("applications", "received", "natural_person")
    refused = program.session.rejection(key)
    assert refused is not None
    assert "十二" in refused.sentence
    assert "阿拉伯数字" in refused.sentence
    assert key not in program.session.report.cells
