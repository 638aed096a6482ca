"""What tests do with the window of exports."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.exporting.dialog import ExportDialog
from gui.exporting.forms import FORMS, ExportForm

TITLE = "硚口区人力资源局2024年政府信息公开工作年度报告"
Open = Callable[..., ExportDialog]


def choose(dialog: ExportDialog, *ids: str) -> None:
    dialog.choices.choose([form for form in FORMS if form.id in ids])


def export(qtbot: QtBot, dialog: ExportDialog) -> list[str]:
    """Export what is chosen; return the names of the files once the dialog has closed."""
    with qtbot.waitSignal(dialog.finished):
        dialog.begin()
    return [path.name for path in dialog.written]


def offer(monkeypatch: pytest.MonkeyPatch, *offered: ExportForm) -> None:
    """Let the next dialog offer these forms only."""
    monkeypatch.setattr("gui.exporting.choices.offered_forms", lambda: offered)


def label(dialog: ExportDialog, name: str) -> QLabel:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found


def button(dialog: ExportDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found
