"""The program as a whole: it starts as a process of its own and speaks Chinese."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from pytestqt.qtbot import QtBot

from core import paths
from core.drafts.store import FILE_NAME
from gui.app import SETTINGS
from tests.helpers.keyboard import PATIENCE_S
from tests.helpers.window import running

SAMPLE = paths.resources() / "samples" / "硚口区人力资源局-2024.nianbao"


def test_buttons_of_qt_are_chinese(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path):
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
        assert QLocale().language() == QLocale.Language.Chinese


def test_program_writes_into_its_own_folder_only(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path / "data") as program:
        program.desk.start_report("某区某局", 2024)
    names = {file.name for file in (tmp_path / "data").iterdir()}
    assert {FILE_NAME, SETTINGS} <= names
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


@pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="needs the virtual screen and xdotool"
)
def test_program_given_a_file_opens_it_in_a_window_and_ends_when_that_is_closed(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, "NIANBAO_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "gui", str(SAMPLE)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            title = "^年报助手 — 硚口区人力资源局 2024年$"  # once: Qt may add a name of its own
            search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
            found = subprocess.run(
                search, capture_output=True, text=True, timeout=PATIENCE_S, check=True
            )
            window = found.stdout.split()[-1]
            close = ["xdotool", "windowactivate", "--sync", window, "key", "ctrl+q"]
            subprocess.run(close, timeout=PATIENCE_S, check=True)
            assert program.wait(PATIENCE_S) == 0
            assert program.stderr is not None
            assert program.stderr.read() == ""
        finally:
            program.kill()
    assert (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize("is_portable", [True, False], ids=["portable", "installed"])
def test_program_that_cannot_write_says_so_in_a_sentence_and_ends(
    tmp_path: Path, is_portable: bool
) -> None:
    (tmp_path / "数据").write_text("a file where the folder should be", "utf-8")
    if is_portable:
        (tmp_path / paths.PORTABLE_MARK).write_text("", "utf-8")
    script = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QMessageBox\n"
        "QMessageBox.critical = lambda _parent, _title, words: print(words)\n"
        "sys.frozen, sys.executable = True, sys.argv[1]\n"
        "from gui.starting.opening import open_window\n"
        "sys.exit(open_window(['nianbao']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(paths.resources().parent)}
    environment |= {"XDG_DATA_HOME": str(tmp_path / "数据"), "PYTHONUTF8": "1"}
    environment.pop("NIANBAO_DATA", None)
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "nianbao-gui")],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 2
    assert done.stdout.startswith("草稿库打不开")
    assert ("U 盘" in done.stdout) is is_portable
