"""The real program, filled with marked texts and figures and brought into every trouble, logs none of them."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core import logs
from core.errors import UserFixable
from core.keys import CellKey, TextKey
from core.report import Passage
from gui.starting.qt_messages import log_qt_messages
from tests.helpers.keyboard import settle
from tests.helpers.window import Program, running

MARK = "某某局机密"
FIGURE = 87654321
CELL = CellKey("applications", "granted", "enterprise")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Log everything at DEBUG into a folder whose own name is marked."""
    monkeypatch.setattr(logs, "_listen", lambda: None)
    folder = tmp_path / MARK
    folder.mkdir()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.setLevel("DEBUG")
    logs.begin(folder, "DEBUG")
    yield folder
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def _type(program: Program) -> None:
    program.desk.start_report(MARK, 2024)
    settle()
    session = program.session
    session.set_fact("short", f"{MARK}简称")
    session.enter_cells({CELL: str(FIGURE)}, "输入")
    session.enter_cells({CELL: f"{FIGURE}{MARK}"}, "输入")  # refused
    session.set_passages("overview", (Passage("", MARK * 100),), "输入")
    session.set_passage(TextKey("overview", 0), Passage("", f"{MARK}{FIGURE}"))
    assert program.desk.save_now()


def _meet_trouble(program: Program, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "drafts.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        program.session.set_fact("short", MARK)
        assert not program.desk.save_now()
    broken = folder / f"{MARK}.nianbao"
    broken.write_text(f'{{"format": "{MARK}", "cells": {{"{MARK}": {FIGURE}}}}}', encoding="utf-8")
    program.window.open_path(broken)
    with pytest.raises(UserFixable):
        program.desk.open_file(folder / f"{MARK} gone.nianbao")


def test_nothing_typed_is_in_the_log_or_in_the_report_to_copy(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(folder) as program:
        _type(program)
        _meet_trouble(program, folder)
        error = _error()
        program.window.show_crash(error)
        bar = program.window.notices()
        while not bar.text.startswith("程序出了意外的问题"):
            bar.close_notice()
        settle()  # the button comes with the layout
        program.widget(QPushButton, "notice_action_0").click()
        copied = QGuiApplication.clipboard().text()
    logged = "".join(one.read_text(encoding="utf-8") for one in folder.glob(f"{logs.LOG}*"))
    assert "unexpected error" in logged
    for text in (logged, copied):
        assert "ValueError" in text
        assert "test_what_is_logged.py" in text
        assert MARK not in text
        assert str(FIGURE) not in text


def _error() -> Exception:
    try:
        int(f"{MARK}{FIGURE}")
    except ValueError as error:
        return error
    raise AssertionError


@pytest.mark.qt_log_ignore(".*")
def test_warnings_of_qt_are_logged_without_what_they_quote(folder: Path) -> None:
    previous = qInstallMessageHandler(None)
    log_qt_messages()
    qWarning(f'QFile: cannot open "{folder}" {FIGURE}')
    qInstallMessageHandler(previous)
    text = (folder / logs.LOG).read_text(encoding="utf-8")
    assert "WARNING qt QFile: cannot open … …" in text
    assert MARK not in text
