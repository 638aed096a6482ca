"""PySide's own modules, compiled for a bundle: PySide takes them, and they do what its own do."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6

from build_scripts.packaging import pyside_support
from build_scripts.packaging.pyside_support import FOLDER, support_files

TELL = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

def refused(call):
    try:
        call()
    except TypeError as error:
        return str(error)

loader = sys.modules["shibokensupport.signature.loader"]
wrong = [refused(lambda: QTimer(b"")), refused(lambda: QLabel.setText(None, 3.5))]
print(json.dumps([loader.__file__, *wrong]))
"""


def told(folder: Path) -> list[str]:
    """Return what a Python tells of PySide that finds the package shiboken6 in `folder` first."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", TELL]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return list(json.loads(run.stdout))


def test_pyside_takes_them_and_tells_wrong_arguments_as_ever(tmp_path: Path) -> None:
    shutil.copytree(Path(str(shiboken6.__file__)).parent, tmp_path / "shiboken6")
    for source, place in support_files(tmp_path / "work"):
        folder = tmp_path / place
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder)
    loader, *answers = told(tmp_path)
    own_loader, *own_answers = told(tmp_path / "work")
    assert Path(loader).is_relative_to(tmp_path / FOLDER)
    assert not Path(own_loader).exists()
    assert answers == own_answers
    assert all(answers)


def test_they_are_the_same_bytes_wherever_they_are_made(tmp_path: Path) -> None:
    one, other = ([*map(_content, support_files(tmp_path / name))] for name in ("一 处", "other"))
    assert one == other


def _content(entry: tuple[str, str]) -> tuple[str, str, bytes]:
    return entry[1], Path(entry[0]).name, Path(entry[0]).read_bytes()


def test_another_way_of_keeping_them_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyside_support, "_LOADER", "shibokensupport.elsewhere")
    with pytest.raises(LookupError):
        support_files(tmp_path)
