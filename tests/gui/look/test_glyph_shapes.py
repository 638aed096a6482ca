"""Characters have their Simplified shapes whatever the language of the desktop, and no font at all is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.places import ROOT

# 骨, 直 and 角 look different in China and in Japan.
_DRAW = """
import sys
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from gui.look.theme import apply_theme, scale_text, use_chinese

def drawn(families, size):
    font = QFont(families)
    font.setPointSizeF(size)
    image = QImage(200, 80, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(10, 50, "骨直角")
    painter.end()
    return bytes(image.constBits())

app = QApplication(["-", "-platform", "offscreen"])
use_chinese(app)
system = QFont(app.font())
scale_text(app, system, 100)
apply_theme(app, "light")
label = QLabel("骨")
label.ensurePolished()
shown = drawn(label.font().families(), 24)
chinese, japanese = (drawn([f"Noto Sans CJK {one}"], 24) for one in ("SC", "JP"))
print("same" if shown == chinese else "other", "distinct" if chinese != japanese else "alike")
"""
_ANSWER = "import sys\nfrom PySide6.QtWidgets import QApplication\nfrom gui.look.theme import use_chinese\n"
_ANSWER += 'app = QApplication(["-", "-platform", "offscreen"])\nprint(use_chinese(app))\n'
# The whole program, which ends by itself once it has told.
_START = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

def told(box):
    words = [box.text(), box.informativeText(), *(one.text() for one in box.buttons())]
    print(box.objectName(), "".join(words).isascii())

QMessageBox.exec = told
import gui.app
from gui.starting.opening import open_window
gui.app.WarmUp.begin = lambda _: QTimer.singleShot(0, QApplication.quit)
open_window(["nianbao-gui", "-platform", "offscreen"])
"""
_NO_CHINESE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="fonts by fontconfig")


def said(script: str, **more: str) -> list[str]:
    """Return the words a fresh process prints: fontconfig reads the language once."""
    environment = {
        name: value for name, value in os.environ.items() if name[:3] not in ("LC_", "LAN")
    }
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


@pytest.mark.parametrize(
    "language", ["", "C", "POSIX", "en_US.UTF-8", "ja_JP.UTF-8", "zh_CN.UTF-8"]
)
def test_shapes_are_those_of_china(language: str) -> None:
    shape, control = said(_DRAW, **({"LC_ALL": language} if language else {}))
    if control == "alike":
        pytest.skip("Noto Sans CJK is not here with both shapes")
    assert shape == "same"


def test_machine_without_chinese_font_is_noticed(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(_NO_CHINESE.format(folder=tmp_path), encoding="utf-8")
    assert said(_ANSWER, FONTCONFIG_FILE=str(settings)) == ["False"]
    assert said(_ANSWER) == ["True"]
    told = said(_START, FONTCONFIG_FILE=str(settings), NIANBAO_DATA=str(tmp_path / "data"))
    assert told == ["missing_fonts", "True"]
    assert said(_START, NIANBAO_DATA=str(tmp_path / "other")) == []
