"""Drafts that were deleted, and their way back onto the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.report import Report
from gui.drafts.deleted_dialog import DeletedDialog
from tests.helpers.keyboard import settle
from tests.helpers.window import Program, answering, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as started:
        for unit in ("甲局", "乙局"):
            started.desk._store.create(Report("2021-30").with_fact("unit", unit))
        started.window.start_page.refresh()
        yield started


def units(program: Program) -> list[str]:
    return sorted(draft.unit for draft in program.desk.drafts.all())


def test_deleted_draft_is_brought_back_from_the_file_menu(program: Program) -> None:
    gone = next(draft for draft in program.desk.drafts.all() if draft.unit == "甲局")
    program.desk.drafts.delete(gone.id)
    assert units(program) == ["乙局"]

    def bring_back(dialog: QDialog) -> None:
        assert isinstance(dialog, DeletedDialog)
        assert dialog.table.rowCount() == 1
        button = dialog.findChild(QPushButton, "deleted.restore")
        assert button is not None
        button.click()

    with answering(bring_back):
        program.window.actions_["deleted"].trigger()
    settle()
    assert units(program) == ["乙局", "甲局"]
    assert "已取回草稿“甲局”" in program.window.notices().text


def test_where_none_was_deleted_that_is_said(program: Program) -> None:
    program.window.actions_["deleted"].trigger()
    assert "没有删除过草稿" in program.window.notices().text
    assert not program.window.findChildren(DeletedDialog)
