"""On a small screen, or where everything is shown at twice its size, the way on is still there."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.steps import PREVIEW
from gui.pages.ways_out import WaysOut
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.look import cut_off, scrolled_sideways, tool_buttons_hidden
from tests.helpers.window import Program, running

# What a 1366×768 screen at 200 %, a 1280×720 one at 150 % and a 1024×600 one leave to a window.
SIZES = [(683, 364), (853, 460), (1024, 580)]
SMALLEST = SIZES[0]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as started:
        yield started


def is_whole(program: Program, widget: QWidget) -> bool:
    """Return whether all of `widget` is inside the window."""
    place = QRect(widget.mapTo(program.window, QPoint(0, 0)), widget.size())
    return widget.isVisible() and program.window.rect().contains(place)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_way_on_is_in_sight_on_every_page(program: Program, size: tuple[int, int]) -> None:
    program.desk.open_sample()
    program.resize(*size)
    middle = program.wizard.middle
    for step in program.session.results.steps:
        program.wizard.go_to(step.id)
        settle()
        for button in (middle.previous, middle.next):
            wait_until(partial(is_whole, program, button), f"{button.text()} whole")
        assert (program.window.width(), program.window.height()) == size
        assert scrolled_sideways(program.window) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_start_page_scrolls_where_it_is_too_high(program: Program, size: tuple[int, int]) -> None:
    program.resize(*size)
    wait_until(lambda: cut_off(program.window.start_page) == [], "a start page that is whole")
    assert scrolled_sideways(program.window) == []
    assert not tool_buttons_hidden(program.window)


def test_what_is_found_among_the_drafts_is_in_sight(program: Program) -> None:
    for number in range(8):
        program.desk.start_report(f"某局{number}", 2024)
        program.desk.close_report()
    program.resize(*SMALLEST)
    drafts = program.window.start_page.drafts
    drafts.search.setFocus()
    drafts.search.insert("某局7")
    first = drafts.table.visualRect(drafts.table.model().index(0, 0)).bottomLeft()
    wait_until(
        lambda: program.window.rect().contains(
            drafts.table.viewport().mapTo(program.window, first)
        ),
        "the draft that was found",
    )
    assert is_whole(program, drafts.search)


def test_choices_stand_in_two_rows_where_there_is_no_room_for_one(program: Program) -> None:
    buttons = [
        program.widget(QPushButton, f"choice_{name}")
        for name in ("new", "continue", "open", "sample")
    ]

    def rows() -> int:
        return len({button.mapTo(program.window, QPoint(0, 0)).y() for button in buttons})

    wait_until(lambda: rows() == 1, "one row")
    program.resize(500, 500)
    wait_until(lambda: rows() == 2, "two rows")


def test_what_has_no_room_on_the_preview_stands_under_more(program: Program) -> None:
    program.desk.open_sample()
    program.wizard.go_to(PREVIEW)
    program.resize(1366, 700)
    ways = program.window.findChild(WaysOut)
    more = program.window.findChild(QPushButton, "export_more")
    assert isinstance(ways, WaysOut)
    assert isinstance(more, QPushButton)
    wait_until(lambda: not ways.folded() and more.isHidden(), "all the ways out")
    program.resize(*SMALLEST)
    wait_until(more.isVisible, "更多")
    asked: list[str] = []
    program.wizard.export_asked.disconnect()
    program.wizard.export_asked.connect(asked.append)
    menu = more.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()] == ["导出文本…", "导出年报文件…"]
    menu.actions()[0].trigger()
    assert asked == [".txt"]
    program.resize(1366, 700)
    wait_until(more.isHidden, "no 更多")
