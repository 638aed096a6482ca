"""The options of the program with the window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core import paths
from core.product import version
from gui.command_line import carry_out, refuse
from tests.helpers.window import answering

ROOT = paths.resources().parent


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert carry_out(["--version"]) == 0
    assert capsys.readouterr().out == f"年报助手 {version()}\n"


def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        carry_out(["--help"])
    assert end.value.code == 0
    told = capsys.readouterr().out
    assert "用法：nianbao-gui" in told
    assert "--self-test [文件夹]" in told


@pytest.mark.parametrize("option", ["--sideways", "-sideways"])
def test_unknown_option_is_told_in_a_sentence(tmp_path: Path, option: str) -> None:
    environment = {"NIANBAO_DATA": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "gui", option],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"命令写得不对：多出了不认识的 {option}。")
    assert not (tmp_path / "home").exists()


def test_without_a_console_a_small_window_tells(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        told.append(dialog.text())
        dialog.accept()

    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with answering(read):
        assert carry_out(["--version"]) == 0
    with answering(read):
        assert refuse(["-x"]) == 2
    assert told[0] == f"年报助手 {version()}"
    assert told[1].startswith("命令写得不对：多出了不认识的 -x。")


@pytest.mark.skipif(sys.platform != "linux", reason="only there a machine may have no screen")
def test_machine_without_a_screen_is_told_what_can_be_done_there(tmp_path: Path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    environment |= {"NIANBAO_DATA": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "gui"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("没有找到屏幕，窗口打不开。")
    assert not (tmp_path / "home").exists()
