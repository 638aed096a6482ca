"""报送期限: dates are changed once and remembered, and the next one is told where it is seen."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.deadlines import USUAL
from tests.helpers.keyboard import settle
from tests.helpers.window import Program, answering, running

LOCAL = len(USUAL) - 1


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as started:
        started.desk.start_report("某区某局", date.today().year - 1)
        settle()
        yield started


W = TypeVar("W", bound=QWidget)


def part(dialog: QDialog, kind: type[W], name: str) -> W:
    found = dialog.findChildren(kind, name)
    assert len(found) == 1
    return found[0]


def test_local_date_is_told_from_now_on_and_remembered(program: Program) -> None:
    day = date.today() + timedelta(days=3)
    if day.year != date.today().year or day.month >= 9:
        program.session.set_fact("year", day.year if day.month >= 9 else day.year - 1)

    def change(dialog: QDialog) -> None:
        part(dialog, QCheckBox, f"deadline.{LOCAL}.watched").setChecked(True)
        part(dialog, QCheckBox, "deadline.0.watched").setChecked(False)
        day_field = part(dialog, QDateEdit, f"deadline.{LOCAL}.day")
        day_field.setDate(QDate(2024, day.month, day.day))
        part(dialog, QPushButton, "deadlines.keep").click()

    with answering(change, "deadlines"):
        program.window.actions_["deadlines"].trigger()
    sentence = f"离本地要求的期限 {day.month}月{day.day}日 还有 3 天"
    assert program.window.frame.deadline.text() == sentence
    kept = program.application.settings.deadlines[LOCAL]
    assert (kept.month, kept.day, kept.is_watched) == (day.month, day.day, True)
    program.desk.close_report()
    assert program.window.start_page.reminder.text() == sentence


def test_dates_of_the_rules_come_back(program: Program) -> None:
    changed = tuple(one._replace(day=5, is_watched=True) for one in USUAL)
    program.application.settings.deadlines = changed

    def put_back(dialog: QDialog) -> None:
        for name in ("deadlines.usual", "deadlines.keep"):
            part(dialog, QPushButton, name).click()

    with answering(put_back, "deadlines"):
        program.window.actions_["deadlines"].trigger()
    assert program.application.settings.deadlines == USUAL
