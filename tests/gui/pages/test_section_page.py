"""The page of a section: lead sentence, table, passages; and that what is filled in stays in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from core.keys import CellKey, TextKey
from gui.pages.section_page import SectionPage
from gui.session import ReportSession
from gui.texts.fields import TextField
from gui.texts.passages import PassagesEditor
from tests.helpers.sessions import FORM, begun

Open = Callable[..., tuple[ReportSession, SectionPage]]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_it(
        section: str, width: int = 900, height: int = 560
    ) -> tuple[ReportSession, SectionPage]:
        session = begun()
        page = SectionPage(session, FORM.section(section))
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return session, page

    return open_it


def test_filling_in_begins_at_the_first_cell_or_passage(open_page: Open) -> None:
    _, table_page = open_page("applications")
    assert table_page.first_key() == FORM.table("applications").typed[0]
    _, text_page = open_page("problems")
    assert text_page.first_key() == TextKey("problems")
    text_page.show_key(TextKey("problems", 1))
    field = text_page.findChild(TextField, "texts.problems.1.body")
    assert isinstance(field, TextField)
    assert field.hasFocus()


def test_first_number_of_a_table_page_is_typed_at_once(open_page: Open, qtbot: QtBot) -> None:
    session, page = open_page("applications")
    page.show_key(page.first_key())
    assert page.table is not None
    qtbot.keyClicks(page.table.blocks[0], "7")
    qtbot.keyClick(page.table.blocks[0].viewport().parent(), Qt.Key.Key_Return)
    assert page.lead is not None
    page.lead.text.setFocus()
    assert session.report.cells == {FORM.table("applications").typed[0]: 7}


def test_passages_below_a_table_show_when_there_are_any(open_page: Open) -> None:
    session, page = open_page("proactive")
    page.add_passage("数据口径说明")
    passages = page.findChild(PassagesEditor)
    assert isinstance(passages, PassagesEditor)
    assert passages.isVisible()
    session.undo_stack.undo()
    assert not passages.isVisible()


def test_table_scrolls_below_its_labels_and_not_the_page(open_page: Open) -> None:
    _, page = open_page("applications")
    assert page.table is not None
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert page.table.blocks[0].verticalScrollBar().maximum() > 0


def test_present_cell_is_in_sight_where_the_page_is_too_low_for_the_table(
    open_page: Open, qtbot: QtBot
) -> None:
    _, page = open_page("applications", height=240)
    assert page.table is not None
    view = page.table.blocks[0]
    for key in (FORM.table("applications").typed[-1], FORM.table("applications").typed[0]):
        page.show_key(key)

        def is_in_sight(key: CellKey = key) -> bool:
            cell = view.visualRect(view.cells.index_of(key))
            return view.viewport().visibleRegion().contains(cell.center())

        qtbot.waitUntil(is_in_sight)


def test_present_cell_is_told(open_page: Open, qtbot: QtBot) -> None:
    _, page = open_page("disputes")
    key = FORM.table("disputes").typed[3]
    with qtbot.waitSignal(page.current_key_changed) as told:
        page.show_key(key)
    assert CellKey(*told.args[0]) == key
