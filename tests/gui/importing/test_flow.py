"""Reading a file beside the window, and the ways a file comes in."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core import paths
from core.importing.anything import import_file
from core.keys import CellKey
from gui.importing.dialog import ImportDialog
from gui.importing.names import open_filters
from tests.gui.importing.documents import FIXTURES
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.window import Program, answering, running

LAST_YEAR = FIXTURES / "pingtan_2021.docx"
CARRIED_IN = CellKey("applications", "carried_in", "natural_person")
SAMPLE = next((paths.resources() / "samples").glob("*.nianbao"))


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as started:
        yield started


def shown(program: Program) -> ImportDialog:
    wait_until(lambda: program.window.commands.imports.dialog is not None, "the import page")
    dialog = program.window.commands.imports.dialog
    assert dialog is not None
    settle()
    return dialog


def press(dialog: ImportDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, f"import_as_{name}")
    assert button is not None
    button.click()
    settle()


def test_document_becomes_a_draft(program: Program) -> None:
    program.window.open_path(LAST_YEAR)
    press(shown(program), "draft")
    assert program.session.report.year == 2021
    assert len(program.session.report.cells) == 166
    assert [draft.name for draft in program.desk.drafts.all()] == ["pingtan_2021"]
    assert program.window.commands.imports.dialog is None


def test_cancel_leaves_everything_as_it_was(program: Program) -> None:
    program.window.open_path(LAST_YEAR)
    press(shown(program), "cancel")
    assert program.desk.session is None
    assert program.desk.drafts.all() == ()


def test_report_file_opens_without_the_page(program: Program) -> None:
    program.window.open_path(SAMPLE)
    settle()
    assert program.session.report.year == 2024


def test_into_the_open_report_as_one_step(program: Program) -> None:
    program.desk.start_report("某市水务局", 2021)
    settle()
    before = program.session.report
    program.window.open_path(LAST_YEAR)
    dialog = shown(program)
    assert program.session.report == before
    press(dialog, "merge")
    assert len(program.session.report.cells) == 166
    assert program.session.report.facts["basis"] == before.facts["basis"]
    assert program.session.undo_stack.count() == 1
    program.session.undo_stack.undo()
    assert program.session.report == before


def test_document_on_another_form_is_not_put_into_the_open_report(program: Program) -> None:
    program.desk.start_report("某市水务局", 2024)
    program.window.open_path(FIXTURES / "pingtan_2020.html")
    dialog = shown(program)
    assert dialog.findChild(QPushButton, "import_as_merge") is None
    press(dialog, "cancel")


def test_unreadable_file_is_told_and_nothing_opens(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "假的.docx"
    path.write_bytes(b"MZ" + bytes(60))
    program.window.open_path(path)
    wait_until(lambda: bool(program.window.notices().text), "the sentence")
    assert "是一个程序" in program.window.notices().text
    assert program.window.commands.imports.dialog is None


def test_reading_can_be_cancelled_and_begun_again(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()

    def slowly(path: Path) -> object:
        may_go_on.wait(10)
        return import_file(path)

    monkeypatch.setattr("gui.importing.flow.import_file", slowly)
    monkeypatch.setattr("gui.importing.flow.SHOWN_AFTER_MS", 0)
    program.window.open_path(LAST_YEAR)
    wait_until(lambda: bool(program.window.findChildren(QProgressDialog)), "the progress")
    progress = program.window.findChildren(QProgressDialog)[0]
    (cancel,) = progress.findChildren(QPushButton)
    cancel.click()
    may_go_on.set()
    program.window.commands.imports._jobs.finish()
    settle()
    assert program.window.commands.imports.dialog is None
    program.window.open_path(LAST_YEAR)
    press(shown(program), "cancel")


def test_file_dropped_on_the_window_is_read(program: Program) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(LAST_YEAR))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    program.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    program.window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))
    press(shown(program), "cancel")


@pytest.mark.parametrize(
    "addresses", [[], ["https://example.com/a.docx"], ["file:///a", "file:///b"]]
)
def test_nothing_else_is_taken(program: Program, addresses: list[str]) -> None:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    program.window.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_every_kind_of_file_is_in_one_filter() -> None:
    for suffix in (
        "nianbao",
        "json",
        "docx",
        "html",
        "mht",
        "xlsx",
        "pdf",
        "txt",
        "doc",
        "wps",
        "et",
        "zip",
    ):
        assert f"*.{suffix}" in open_filters()
    assert ";;" not in open_filters()


def test_start_page_begins_from_last_year(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(LAST_YEAR), ""))
    program.widget(QPushButton, "choice_last_year").click()
    dialog = shown(program)
    button = dialog.findChild(QPushButton, "import_as_last_year")
    assert button is not None
    assert button.property("primary")
    assert button.text() == "以此为去年，新建 2022 年年报"
    button.click()
    settle()
    assert program.session.report.year == 2022
    assert sorted(draft.year or 0 for draft in program.desk.drafts.all()) == [2021, 2022]


def test_the_same_last_year_is_kept_once(program: Program) -> None:
    for _ in range(2):
        program.window.open_path(LAST_YEAR)
        press(shown(program), "last_year")
        program.desk.close_report()
    assert sorted(draft.year or 0 for draft in program.desk.drafts.all()) == [2021, 2022, 2022]


def test_last_years_report_file_begins_this_year_too(program: Program) -> None:
    program.window.open_path(SAMPLE, is_last_year=True)
    settle()
    assert program.session.report.year == 2025
    assert sorted(draft.year or 0 for draft in program.desk.drafts.all()) == [2024, 2025]


@pytest.mark.parametrize("name", ["facts.unit", "facts.basis"])
def test_file_dropped_on_a_field_goes_to_the_window(program: Program, name: str) -> None:
    program.desk.start_report("某市水务局", 2024)
    settle()
    field = program.widget(QWidget, name)
    target = field.viewport() if isinstance(field, QPlainTextEdit) else field
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(LAST_YEAR))])
    data.setText(str(LAST_YEAR))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()  # by the window: the field leaves it alone
    QApplication.sendEvent(target, QDragLeaveEvent())  # or Qt keeps the window for the next drag
    only_field = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, left, none)
    field.dragEnterEvent(only_field)
    assert not only_field.isAccepted()


def test_document_chosen_as_last_year_becomes_a_draft_to_compare_with(program: Program) -> None:
    program.desk.start_report("某市水务局", 2022)
    settle()
    program.window.commands.last_years.choose_file(LAST_YEAR)
    assert program.session.last_year is not None
    assert program.session.last_year.year == 2021
    assert sorted(draft.year or 0 for draft in program.desk.drafts.all()) == [2021, 2022]


def test_another_file_waits_until_the_first_is_decided(program: Program) -> None:
    program.window.open_path(LAST_YEAR)
    dialog = shown(program)
    program.window.come_forward(FIXTURES / "pingtan_2022.html")
    settle()
    assert program.window.commands.imports.dialog is dialog
    assert "请先决定" in dialog.notices.text
    press(dialog, "cancel")


def leave(page: ImportDialog, words: str) -> None:
    """Cancel, and answer the question with the button of these words."""
    with answering(lambda box: press_words(box, words), "import_leave"):
        page.reject()
    settle()


def press_words(box: QDialog, words: str) -> None:
    next(one for one in box.findChildren(QPushButton) if one.text() == words).click()


def test_what_was_put_right_is_not_lost_without_a_question(program: Program) -> None:
    program.window.open_path(LAST_YEAR)
    dialog = shown(program)
    dialog.page.document.choose([0])
    dialog.page.document.setFocus()
    dialog.page.take_out()
    leave(dialog, "继续核对")
    assert dialog.isVisible()
    leave(dialog, "不读入")
    assert program.window.commands.imports.dialog is None
    assert program.desk.drafts.all() == ()


def test_f6_leads_round_document_form_notes_and_buttons(program: Program) -> None:
    program.window.open_path(LAST_YEAR)
    dialog = shown(program)
    seen = []
    for _ in range(4):
        focus = dialog.focusWidget()
        seen.append(focus.objectName() if focus else "")
        dialog.focus_next_pane(1)
    assert seen == ["import_document", "place_facts.unit", "import_notes", "import_as_draft"]
    assert dialog.focusWidget() is dialog.page.document
    dialog.focus_next_pane(-1)
    focus = dialog.focusWidget()
    assert focus is not None
    assert focus.objectName() == "import_as_draft"
    press(dialog, "cancel")


def buttons(dialog: ImportDialog) -> list[str]:
    found = dialog.findChildren(QPushButton)
    names = [one.objectName().removeprefix("import_as_") for one in found if one.isVisible()]
    return [name for name in names if not name.startswith(("import_", "notice_"))]


def test_last_year_of_the_open_report_is_set_beside_it(program: Program) -> None:
    program.desk.start_report("某市水务局", 2022)
    settle()
    before = program.session.report
    program.window.open_path(LAST_YEAR)
    dialog = shown(program)
    assert buttons(dialog) == ["cancel", "draft", "compare"]
    press(dialog, "compare")
    assert program.session.report == before
    assert program.session.last_year is not None
    assert program.session.last_year.year == 2021
    program.wizard.go_to("applications")
    program.widget(QPushButton, "carried_take").click()
    assert program.session.report.cells[CARRIED_IN] == 1


def test_figures_of_one_year_are_not_put_into_another(program: Program) -> None:
    program.desk.start_report("某市水务局", 2024)
    program.window.open_path(LAST_YEAR)
    dialog = shown(program)
    assert buttons(dialog) == ["cancel", "last_year", "draft"]
    press(dialog, "cancel")
