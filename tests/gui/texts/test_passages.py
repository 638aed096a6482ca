"""The sub-headed passages of a section: written, renamed, moved, added, removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.keys import TextKey
from core.report import Passage
from gui.session import ReportSession
from gui.texts.fields import LineField, TextField
from gui.texts.passages import PassagesEditor
from tests.helpers.keyboard import settle
from tests.helpers.sessions import FORM, begun

TITLES = ["上年度存在的问题及改进情况", "本年度存在的问题及下年度改进举措"]


class Editing:
    """The passages of section 五 in a window."""

    def __init__(self, session: ReportSession, section: str = "problems") -> None:
        self.session = session
        self.section = FORM.section(section)
        self.window = QWidget()
        self.editor = PassagesEditor(session, self.section)
        QVBoxLayout(self.window).addWidget(self.editor)

    @property
    def titles(self) -> list[str]:
        return [one.title for one in self.session.report.passages(self.section.id)]

    def field(self, place: int, part: str) -> LineField | TextField:
        settle()  # what was just added is shown in the next round
        name = f"texts.{self.section.id}.{place}.{part}"
        shown = [one for one in self.window.findChildren(QWidget, name) if not self._is_gone(one)]
        assert len(shown) == 1
        assert isinstance(shown[0], LineField | TextField)
        return shown[0]

    def press(self, place: int, action: str) -> None:
        self.button(place, action).click()

    def button(self, place: int, action: str) -> QToolButton:
        settle()
        name = f"texts.{self.section.id}.{place}.body.{action}"
        found = self.window.findChildren(QToolButton, name)
        return next(one for one in found if not self._is_gone(one))

    def placeholder(self, place: int) -> str:
        field = self.field(place, "body")
        assert isinstance(field, TextField)
        return field.placeholderText()

    def labels(self) -> list[str]:
        return [one.text() for one in self.window.findChildren(QLabel) if not self._is_gone(one)]

    def _is_gone(self, widget: QWidget) -> bool:
        return not widget.isVisibleTo(self.window)


@pytest.fixture
def editing(qtbot: QtBot) -> Editing:
    editing = Editing(begun())
    qtbot.addWidget(editing.window)
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    return editing


def test_form_asks_for_its_own_sub_headings(editing: Editing) -> None:
    assert editing.titles == TITLES
    assert [text for text in editing.labels() if text.startswith("（")] == ["（一）", "（二）"]


def test_written_text_is_in_the_report_and_counted(editing: Editing, qtbot: QtBot) -> None:
    qtbot.keyClicks(editing.field(1, "body"), "abc")
    assert editing.session.report.passages("problems")[1].body == "abc"
    assert "1 字" in editing.labels()


def test_sub_heading_is_renamed_and_its_typed_number_taken_off(
    editing: Editing, qtbot: QtBot
) -> None:
    field = editing.field(0, "title")
    assert isinstance(field, LineField)
    field.setText("（一）整改")
    field.textEdited.emit(field.text())
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert editing.titles == ["整改", TITLES[1]]
    assert field.text() == "整改"


def test_emptied_sub_heading_comes_back_when_it_is_left(editing: Editing, qtbot: QtBot) -> None:
    field = editing.field(0, "title")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert editing.titles[0] != ""
    assert isinstance(field, LineField)
    assert field.text() == editing.titles[0]


def test_passages_move_and_the_cursor_goes_with_them(editing: Editing, qtbot: QtBot) -> None:
    editing.press(1, "up")
    assert editing.titles == TITLES[::-1]
    qtbot.waitUntil(editing.field(0, "body").hasFocus)
    editing.press(0, "up")
    assert editing.titles == TITLES[::-1]
    editing.press(0, "down")
    assert editing.titles == TITLES


def test_names_and_prompts_go_with_a_passage_that_moves(editing: Editing) -> None:
    prompts = [editing.placeholder(place) for place in (0, 1)]
    assert prompts[0] != prompts[1]
    editing.press(1, "up")
    assert [editing.placeholder(place) for place in (0, 1)] == prompts[::-1]
    names = [editing.button(place, "down").accessibleName() for place in (0, 1)]
    assert names == [f"下移：{title}" for title in TITLES[::-1]]


def test_added_and_removed_passages_leave_the_other_fields_as_they_are(editing: Editing) -> None:
    field = editing.field(0, "body")
    editing.editor.add("小标题")
    assert editing.field(0, "body") is field
    editing.press(1, "remove")
    assert editing.field(0, "body") is field
    assert editing.titles == [TITLES[0], "小标题"]


def test_lower_level_is_numbered_below_the_one_before(editing: Editing) -> None:
    editing.press(1, "level")
    assert editing.session.report.passages("problems")[1].level == 2
    assert "1." in editing.labels()
    editing.press(1, "level")
    assert "（二）" in editing.labels()


def test_removed_passage_comes_back_with_its_text(editing: Editing, qtbot: QtBot) -> None:
    qtbot.keyClicks(editing.field(0, "body"), "abc")
    editing.press(0, "remove")
    assert editing.titles == TITLES[1:]
    editing.session.undo_stack.undo()
    assert editing.titles == TITLES
    qtbot.waitUntil(lambda: editing.field(0, "body").isVisible())
    field = editing.field(0, "body")
    assert isinstance(field, TextField)
    assert field.toPlainText() == "abc"


def test_keyboard_is_somewhere_also_when_the_last_passage_was_removed(editing: Editing) -> None:
    editing.field(0, "body").setFocus()
    editing.press(0, "remove")
    editing.press(0, "remove")
    assert editing.titles == []
    assert QApplication.focusWidget() is not None


def test_added_sub_heading_is_there_to_be_renamed(editing: Editing, qtbot: QtBot) -> None:
    editing.editor.add("小标题")
    assert editing.titles == [*TITLES, "小标题"]
    field = editing.field(2, "title")
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "abc")
    assert editing.titles[-1] == "abc"


def test_lead_text_goes_before_the_first_sub_heading_once(editing: Editing, qtbot: QtBot) -> None:
    editing.editor.add_lead()
    editing.editor.add_lead()
    assert editing.titles == ["", *TITLES]
    qtbot.waitUntil(editing.field(0, "body").hasFocus)


def test_undo_of_typing_leaves_the_field_and_its_cursor(editing: Editing, qtbot: QtBot) -> None:
    field = editing.field(0, "body")
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    editing.session.undo_stack.undo()
    assert editing.field(0, "body") is field
    assert isinstance(field, TextField)
    assert field.toPlainText() == ""


def test_finding_stands_at_its_passage(qtbot: QtBot) -> None:
    editing = Editing(begun(), "overview")
    qtbot.addWidget(editing.window)
    editing.window.show()
    key = TextKey("overview", 0)
    editing.session.set_passage(key, Passage("主动公开", "字" * 1200))
    found = [one for one in editing.session.findings if key in one.where and not one.is_missing]
    assert found
    assert found[0].message in editing.labels()


def test_sample_can_be_read_but_not_changed(qtbot: QtBot) -> None:
    report = begun().report
    editing = Editing(ReportSession(FORM, report, read_only=True))
    qtbot.addWidget(editing.window)
    editing.window.show()
    qtbot.keyClicks(editing.field(0, "body"), "abc")
    editing.press(0, "remove")
    assert editing.session.report == report
