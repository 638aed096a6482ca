"""版式 in the running program: opened from the preview, and what was saved there is what the preview shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QDoubleSpinBox, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.styles.library import StyleLibrary
from gui.styles.dialog import StyleDialog
from tests.helpers.keyboard import settle
from tests.helpers.window import Program, answering, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    with running(tmp_path / "data") as started:
        yield started


def keep_as_our_own(dialog: QDialog) -> None:
    """Widen the upper margin and keep the style as 本局."""

    def name_it(asking: QDialog) -> None:
        assert isinstance(asking, QInputDialog)
        asking.setTextValue("本局")
        asking.accept()

    assert isinstance(dialog, StyleDialog)
    margin = dialog.findChild(QDoubleSpinBox, "style.page.top_mm")
    assert isinstance(margin, QDoubleSpinBox)
    margin.setValue(41)
    with answering(name_it):
        dialog.save_as_button.click()
    dialog.reject()


def test_a_style_made_in_the_preview_is_shown_there_and_kept(program: Program) -> None:
    program.window.actions_["sample"].trigger()
    program.wizard.show_preview()
    settle()
    with answering(keep_as_our_own, "style_dialog"):
        program.widget(QPushButton, "preview_edit_styles").click()
    settle()
    assert program.widget(QComboBox, "preview_style").currentText() == "本局"
    assert StyleLibrary().load("本局").page.top_mm == 41


def test_styles_are_changed_without_a_report_too(program: Program) -> None:
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, StyleDialog)
        shown.append(dialog.chosen)
        dialog.reject()

    with answering(look, "style_dialog"):
        program.window.actions_["page_styles"].trigger()
    assert shown == ["公文格式"]
