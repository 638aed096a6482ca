"""From the window: several files by the keyboard alone, and the fragment on the clipboard as others read it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.importing.reportfile import read_report
from gui.exporting.dialog import ExportDialog
from gui.exporting.folder import FOLDER_SETTING
from tests.helpers.keyboard import Keyboard, wait_until
from tests.helpers.published import SAMPLE, published_report
from tests.helpers.web import parsed, tables
from tests.helpers.window import Program, answering, running

TITLE = "硚口区人力资源局2024年政府信息公开工作年度报告"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    (tmp_path / "out").mkdir()
    with running(tmp_path / "data") as started:
        started.window.commands.exports._settings.setValue(FOLDER_SETTING, str(tmp_path / "out"))
        started.desk.open_sample()
        yield started


def test_several_files_are_exported_by_the_keyboard_alone(
    program: Program, keyboard: Keyboard, tmp_path: Path
) -> None:
    def choose_and_export(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        wait_until(dialog.choices.boxes["word"].hasFocus, "the first check box")
        keyboard.press("space", "Tab", "Tab", "space")  # not Word, but the web page
        keyboard.press(*["Tab"] * 6, "space", "Return")  # and the report file
        wait_until(lambda: not dialog.isVisible(), "the end of the export")

    with answering(choose_and_export, "export_dialog"):
        keyboard.press("ctrl+shift+e")
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".html", ".nianbao"]
    assert read_report(tmp_path / "out" / f"{TITLE}.nianbao") == published_report(SAMPLE)
    wait_until(lambda: bool(program.wizard.notices.text), "the notice")
    assert program.wizard.notices.text == "已导出 2 个文件到“out”。"


def test_officer_who_would_rather_mend_comes_to_the_place(
    program: Program, keyboard: Keyboard
) -> None:
    program.desk.start_report("某局", 2024)
    program.wizard.show_preview()

    def mend(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog.warning.mend_asked.emit()

    with answering(mend, "export_dialog"):
        keyboard.press("ctrl+shift+e")
    assert program.wizard.step == "overview"


def test_fragment_is_on_the_clipboard_for_other_programs(program: Program) -> None:
    program.window.actions_["copy_fragment"].trigger()
    mime = QGuiApplication.clipboard().mimeData()
    assert [len(one.query("caption")) for one in tables(parsed(mime.html(), fragment=True))] == [
        1
    ] * 3
    assert mime.text().startswith(f"{TITLE}\n")
    assert "网页片段已经复制" in program.wizard.notices.text


def test_fragment_is_copied_from_the_window_of_exports(
    program: Program, keyboard: Keyboard
) -> None:
    QGuiApplication.clipboard().clear()

    def copy(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog.copy_asked.emit()
        keyboard.press("Escape")

    with answering(copy, "export_dialog"):
        keyboard.press("ctrl+shift+e")
    assert QGuiApplication.clipboard().mimeData().hasHtml()
    assert QApplication.activeModalWidget() is None


def test_other_programs_get_the_fragment_as_html(program: Program) -> None:
    program.window.actions_["copy_fragment"].trigger()
    command = ["xclip", "-selection", "clipboard", "-out", "-target", "text/html"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as reader:
        wait_until(lambda: reader.poll() is not None, "the other program to have read it")
        assert reader.stdout is not None
        assert b"<caption>" in reader.stdout.read()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["甲.docx"], "已导出：甲.docx，其余的没有导出。"),
        (["甲.docx", "甲.html"], "已导出 2 个文件到“夹”。其余的没有导出。"),
    ],
)
def test_what_was_not_exported_is_told(names: list[str], said: str, program: Program) -> None:
    flow = program.window.commands.exports
    flow._tell_written([Path("夹") / name for name in names], is_complete=False)
    assert program.wizard.notices.text == said
