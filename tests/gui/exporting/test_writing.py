"""Several files written: those that are there already, those that cannot be written, and an end before the end."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.exporting.export_questions import Answer
from gui.exporting.forms import FORMS, ExportForm
from tests.gui.exporting.asked import Asked
from tests.gui.exporting.windows import TITLE, Open, button, choose, export, label, offer


@pytest.mark.parametrize(
    ("answer", "names", "old"),
    [
        (Answer.REPLACE, ["a.txt", "a.nianbao"], False),
        (Answer.KEEP_BOTH, ["a（3）.txt", "a.nianbao"], True),
    ],
)
def test_one_question_for_all_files_that_are_there(
    answer: Answer, names: list[str], old: bool, qtbot: QtBot, open_dialog: Open, out: Path
) -> None:
    for name in ("a.txt", "a（2）.txt"):
        (out / name).write_text("去年的")
    asked = Asked(replace=answer)
    dialog = open_dialog(asked=asked)
    choose(dialog, "text", "report")
    dialog.place.name.setText("a")
    assert export(qtbot, dialog) == names
    assert asked.there == [["a.txt"]]
    assert ((out / "a.txt").read_text("utf-8-sig") == "去年的") is old


def test_nothing_is_written_when_files_shall_not_be_replaced(open_dialog: Open, out: Path) -> None:
    (out / "a.txt").write_text("去年的")
    dialog = open_dialog(asked=Asked(replace=Answer.CANCEL))
    choose(dialog, "text", "report")
    dialog.place.name.setText("a")
    dialog.begin()
    assert dialog.isVisible()
    assert button(dialog, "export.begin").isEnabled()
    assert [path.name for path in out.iterdir()] == ["a.txt"]


def test_signs_that_no_name_may_have_are_replaced(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    choose(dialog, "text")
    dialog.place.name.setText(' a/b:c*?"<>|. ')
    assert export(qtbot, dialog) == ["a／b：c＊？”＜＞｜.txt"]


def test_file_that_was_open_elsewhere_is_written_at_the_second_try(
    qtbot: QtBot, open_dialog: Open, out: Path
) -> None:
    (out / "a.txt").mkdir()
    asked = Asked(replace=Answer.REPLACE, failures=[Answer.AGAIN])
    asked.before_failure = (out / "a.txt").rmdir
    dialog = open_dialog(asked=asked)
    choose(dialog, "text", "report")
    dialog.place.name.setText("a")
    assert export(qtbot, dialog) == ["a.txt", "a.nianbao"]
    assert asked.sentences == ["1 “a.txt”是一个文件夹，不能当文件写。请换一个文件名。"]


@pytest.mark.parametrize(
    ("answer", "names"),
    [(Answer.SKIP, ["a.docx", "a.nianbao"]), (Answer.CANCEL, ["a.docx"])],
)
def test_one_that_cannot_be_written_is_skipped_or_ends_it(
    answer: Answer, names: list[str], qtbot: QtBot, open_dialog: Open, out: Path
) -> None:
    (out / "a.txt").mkdir()
    dialog = open_dialog(asked=Asked(replace=Answer.REPLACE, failures=[answer]))
    choose(dialog, "word", "text", "report")
    dialog.place.name.setText("a")
    assert export(qtbot, dialog) == names
    assert not dialog.is_complete or answer is Answer.SKIP


def test_rest_goes_elsewhere_when_the_folder_is_full(
    qtbot: QtBot, open_dialog: Open, out: Path, tmp_path: Path
) -> None:
    (tmp_path / "else").mkdir()
    (out / "a.txt").mkdir()
    asked = Asked(replace=Answer.REPLACE, failures=[Answer.ELSEWHERE], folder=tmp_path / "else")
    dialog = open_dialog(asked=asked)
    choose(dialog, "word", "text", "report")
    dialog.place.name.setText("a")
    dialog.begin()
    qtbot.waitUntil(lambda: dialog.place.folder.text() == str(tmp_path / "else"))
    assert [form.id for form in dialog.choices.forms] == ["text", "report"]
    assert export(qtbot, dialog) == ["a.docx", "a.txt", "a.nianbao"]
    assert sorted(path.name for path in (tmp_path / "else").iterdir()) == ["a.nianbao", "a.txt"]


def test_escape_ends_after_the_file_that_is_being_written(
    qtbot: QtBot, open_dialog: Open, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(_material: object, target: Path) -> None:
        go_on.wait(10)
        target.write_text("x")

    slow_form = ExportForm("word", "Word 文档", "", ".docx", slow)
    offer(monkeypatch, slow_form, FORMS[5])
    dialog = open_dialog()
    for box in dialog.choices.boxes.values():
        box.setChecked(True)
    dialog.begin()
    assert label(dialog, "export.doing").text() == f"正在导出：{TITLE}.docx"
    assert not button(dialog, "export.begin").isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "正在取消" in label(dialog, "export.doing").text()
    with qtbot.waitSignal(dialog.finished):
        go_on.set()
    assert [path.name for path in out.iterdir()] == [f"{TITLE}.docx"]
    assert [path.name for path in dialog.written] == [f"{TITLE}.docx"]


def test_fault_of_the_program_ends_the_export_and_is_not_hidden(
    qtbot: QtBot, open_dialog: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_material: object, _target: Path) -> None:
        raise ZeroDivisionError

    offer(monkeypatch, ExportForm("word", "Word 文档", "", ".docx", broken))
    dialog = open_dialog()
    with qtbot.captureExceptions() as faults:
        assert export(qtbot, dialog) == []
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
