"""The sample in the real window, as a draft that can be changed, with its findings in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.keyboard import settle
from tests.helpers.window import Program, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Yield the program; what it keeps lies in a folder of its own."""
    with running(tmp_path) as started:
        started.desk.open_sample()
        started.desk.take_back(started.session.report, "试填")
        settle()
        started.wizard.set_findings_shown(True)
        yield started
