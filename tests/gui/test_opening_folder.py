"""Where a dialog looks for a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from gui.app import SETTINGS
from gui.exporting.folder import remember_folder
from gui.opening_folder import opening_folder, remember_opening
from gui.settings import Settings
from tests.helpers.window import answering, running


def test_folder_is_that_of_the_last_file_then_of_the_last_export(tmp_path: Path) -> None:
    settings = Settings(tmp_path / SETTINGS).store
    exports, files = tmp_path / "导出", tmp_path / "去年"
    exports.mkdir()
    remember_folder(settings, exports)
    assert opening_folder(settings) == str(exports)
    remember_opening(settings, files / "年报.docx")
    assert opening_folder(settings) == str(exports), "a folder that has gone is not proposed"
    files.mkdir()
    assert opening_folder(settings) == str(files)


@pytest.mark.parametrize("command", ["open", "import", "proof"])
def test_files_are_looked_for_where_the_last_one_was(
    qtbot: QtBot, tmp_path: Path, command: str
) -> None:
    data, files = tmp_path / "data", tmp_path / "去年"
    data.mkdir()
    files.mkdir()
    remember_opening(Settings(data / SETTINGS).store, files / "年报.docx")
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        shown.append(dialog.directory().absolutePath())
        dialog.reject()

    with running(data) as program, answering(look):
        program.window.actions_[command].trigger()
    assert shown == [str(files)]
