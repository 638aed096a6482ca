"""A window of exports on a folder of its own."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from core.report import Report
from gui.exporting.dialog import ExportDialog
from gui.exporting.folder import FOLDER_SETTING
from gui.findings.urgency import by_urgency
from gui.session import ReportSession
from tests.gui.exporting.asked import Asked
from tests.gui.exporting.windows import Open
from tests.helpers.published import FORM, SAMPLE, published_report


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def settings(tmp_path: Path, out: Path) -> QSettings:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue(FOLDER_SETTING, str(out))
    return settings


@pytest.fixture
def open_dialog(qtbot: QtBot, settings: QSettings) -> Open:
    def open_it(report: Report | None = None, asked: Asked | None = None) -> ExportDialog:
        questions: Any = asked or Asked()
        session = ReportSession(FORM, report or published_report(SAMPLE))
        errors = [one for one in by_urgency(session.findings) if one.level.value == "error"]
        dialog = ExportDialog(session, errors, settings, questions=questions)
        session.setParent(dialog)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_it
