"""The 目录 of a Word file, asked for at an export and remembered for the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from gui.exporting.choices import FormChoices
from gui.exporting.forms import form_of, material_of
from gui.settings import wants_contents
from tests.helpers.published import FORM, SAMPLE, published_report
from tests.helpers.word_parts import parts_of


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_it_is_off_until_it_is_asked_for_and_then_remembered(
    qtbot: QtBot, settings: QSettings
) -> None:
    first = FormChoices(settings)
    qtbot.addWidget(first)
    assert not first.contents.isChecked()
    first.contents.setChecked(True)
    first.remember()
    assert wants_contents(settings)
    second = FormChoices(settings)
    qtbot.addWidget(second)
    assert second.contents.isChecked()
    second.contents.setChecked(False)
    second.remember()
    assert not wants_contents(settings)


def test_it_can_be_asked_for_only_where_a_word_file_is_written(
    qtbot: QtBot, settings: QSettings
) -> None:
    choices = FormChoices(settings)
    qtbot.addWidget(choices)
    assert choices.contents.isEnabled()
    choices.boxes["word"].setChecked(False)
    assert not choices.contents.isEnabled()


@pytest.mark.parametrize("contents", [False, True])
def test_the_word_file_has_it_when_it_was_asked_for(contents: bool, tmp_path: Path) -> None:
    target = tmp_path / "年报.docx"
    material = material_of(FORM, published_report(SAMPLE), "模板原样", contents=contents)
    form_of(".docx").write(material, target)
    body = parts_of(target.read_bytes())["word/document.xml"].decode()
    assert ("目\u3000录" in body) == contents
