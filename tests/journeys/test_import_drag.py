"""Story: a figure the program could not place is dragged with the mouse to where it belongs."""

import pytest
from pytestqt.qtbot import QtBot

from core.importing.imported import Placing
from core.keys import CellKey
from gui.importing.page import ImportPage
from tests.gui.importing.documents import at, document
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.mouse import Mouse

THERE = CellKey("applications", "granted", "enterprise")


@pytest.mark.journey
def test_figure_is_dragged_into_its_cell(qtbot: QtBot) -> None:
    mouse = Mouse()
    page = ImportPage(document())
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    page.activateWindow()
    wait_until(page.isActiveWindow, "the page to be active")
    place = at(page.imported, "5")
    assert page.imported.pieces[place].placing is Placing.NOT_PLACED
    page.document.choose([place])
    page.places.show_key(THERE)
    settle()
    table = next(one for one in page.places.tables if one.cells.index_of(THERE).isValid())
    begin = page.document.area_of(place).center().toPoint()
    end = table.visualRect(table.cells.index_of(THERE)).center()
    hand = mouse.drag(
        page.document.viewport().mapToGlobal(begin), table.viewport().mapToGlobal(end)
    )
    wait_until(lambda: not hand.is_alive(), "the mouse to be let go")
    wait_until(lambda: THERE in page.imported.report.cells, "the figure in its cell")
    assert page.imported.report.cells == {**document().report.cells, THERE: 5}
    mouse.close()
