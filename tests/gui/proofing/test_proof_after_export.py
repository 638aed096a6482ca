"""An export in the running program: the file is read back by itself, and one sentence says that all is well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from core.styles.fonts import TYPEFACES
from gui.exporting.export_questions import Answer, ExportQuestions
from gui.proofing.dialog import ProofDialog
from tests.helpers.keyboard import wait_until
from tests.helpers.window import Program, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    with running(tmp_path / "data") as started:
        yield started


@pytest.mark.parametrize("style", ["公文格式", "模板原样"])
def test_every_word_file_is_proofed(
    style: str, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "年报.docx"
    said: list[str] = []
    monkeypatch.setattr(ExportQuestions, "ask_path", lambda *_: target)
    monkeypatch.setattr(ExportQuestions, "ask_about_findings", lambda *_: Answer.DRAFT)
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: [face.name for face in TYPEFACES])
    program.window.actions_["sample"].trigger()
    program.wizard.show_preview()
    program.window.notices().notice_shown.connect(said.append)
    program.window.commands._settings.page_style = style
    program.window.actions_["export_word"].trigger()
    wait_until(lambda: any("排版检查" in words for words in said), "what the proof says")
    assert target.is_file()
    assert said[-1] == "排版检查通过。"
    assert not program.window.findChildren(ProofDialog)
