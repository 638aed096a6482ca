"""A damaged draft database: noticed, set aside, recovered, told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.drafts.backups.backup import back_up
from core.drafts.store import FILE_NAME, local_now
from gui.drafts.mending import Mending
from tests.helpers.keyboard import settle
from tests.helpers.sessions import FORM
from tests.helpers.window import Program, running

KEY = FORM.table("applications").typed[0]


@pytest.fixture
def folder(qtbot: QtBot, tmp_path: Path) -> Path:
    """Return a data folder with one draft and one backup copy of it."""
    with running(tmp_path) as program:
        program.desk.start_report("某区某局", 2024)
        program.session.enter_cells({KEY: "3"}, "填写")
        assert program.desk.save_now()
        back_up(program.desk.drafts.database, local_now())
        program.window.close()
    return tmp_path


@pytest.fixture
def damaged(folder: Path) -> Iterator[Program]:
    """Yield the program running on a database that was damaged after it was opened."""
    with running(folder) as program:
        content = bytearray((folder / FILE_NAME).read_bytes())
        place = content.find("某区某局".encode())
        content[place : place + 3] = b"???"
        (folder / FILE_NAME).write_bytes(content)
        yield program


def test_a_database_that_is_none_any_more_is_recovered_at_the_start(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b"x" * 20_000)
    with running(folder) as program:
        program.application.tell_recovery()
        settle()
        assert "找回了 1 份草稿" in program.window.notices().text
        program.desk.open_draft(program.desk.drafts.all()[0].id)
        settle()
        assert program.session.report.cells[KEY] == 3
    assert [one for one in folder.iterdir() if "damaged" in one.name or "损坏" in one.name]


def test_damage_inside_a_row_is_found_beside_the_work_and_mended_on_request(
    qtbot: QtBot, damaged: Program
) -> None:
    mending = Mending(damaged.desk, lambda: None)
    with qtbot.waitSignal(mending.notice) as told:
        mending.begin()
    words, actions = told.args
    assert "损坏" in words
    (again,) = [act for _words, act in actions]
    with qtbot.waitSignal(mending.notice):
        again()
    damaged.desk.open_draft(damaged.desk.drafts.all()[0].id)
    settle()
    assert damaged.session.report.unit == "某区某局"
    mending.finish()


def test_a_sound_database_is_not_spoken_of(qtbot: QtBot, folder: Path) -> None:
    with running(folder) as program:
        mending = Mending(program.desk, lambda: None)
        with qtbot.assertNotEmitted(mending.notice, wait=300):
            mending.begin()
            mending.finish()
