"""A session on the form of 2021 and panels in a real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.forms.installed import load_format
from core.report import Report
from gui.session import ReportSession
from gui.tables.block_view import BlockView
from gui.tables.table_panel import TablePanel

FORM = load_format("2021-30")
MakePanel = Callable[..., TablePanel]


@pytest.fixture
def session(qtbot: QtBot) -> ReportSession:
    return ReportSession(FORM, Report(FORM.id))


@pytest.fixture
def make_panel(qtbot: QtBot, session: ReportSession) -> MakePanel:
    """Return a function that shows the panel of a table in a window, between two buttons."""
    windows: list[QWidget] = []

    def make(table: str, session: ReportSession = session) -> TablePanel:
        window = QWidget()
        layout = QVBoxLayout(window)
        panel = TablePanel(session, session.form.table(table))
        for widget, stretch in ((QPushButton("前"), 0), (panel, 1), (QPushButton("后"), 0)):
            layout.addWidget(widget, stretch)
        window.resize(860, 560)
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        panel.show_key(panel.first_key())
        return panel

    return make


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Return a function that types texts and presses keys where an officer's keys would go."""

    def press(view: BlockView, *keys: str | Qt.Key) -> None:
        for key in keys:
            for one in key if isinstance(key, str) else [key]:
                editors = view.findChildren(QLineEdit, "cell_editor")
                target = next((one for one in editors if one.isVisible()), view)
                if isinstance(one, str):
                    qtbot.keyClicks(target, one)
                else:
                    qtbot.keyClick(target, one)

    return press
