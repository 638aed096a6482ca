"""The import page: from left to right and back, and what the officer puts right."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.importing.imported import SECTION, Placing
from core.importing.notes import NoteKind
from core.keys import CellKey, FactKey, Key, TextKey
from gui.importing.document_view import PIECES
from gui.importing.look import SIGNS, ground
from gui.importing.page import ImportPage
from gui.importing.place_box import PlaceBox
from gui.importing.place_table import PLACING_ROLE, PlaceTable
from tests.gui.importing.documents import RECEIVED, at, document
from tests.helpers.keyboard import settle, wait_until

TOTAL = RECEIVED._replace(column="total")


@pytest.fixture
def page(qtbot: QtBot) -> ImportPage:
    shown = ImportPage(document())
    qtbot.addWidget(shown)
    shown.resize(1340, 620)
    shown.show()
    shown.activateWindow()
    wait_until(shown.isActiveWindow, "the page to be active")
    return shown


def table_of(page: ImportPage, key: CellKey) -> PlaceTable:
    return next(one for one in page.places.tables if one.cells.index_of(key).isValid())


def box_of(page: ImportPage, key: Key) -> PlaceBox:
    found = [one for one in page.findChildren(PlaceBox, f"place_{key}") if one.isVisible()]
    assert len(found) == 1, found
    return found[0]


def shown_in(
    page: ImportPage, key: CellKey, role: int = int(Qt.ItemDataRole.DisplayRole)
) -> object:
    table = table_of(page, key)
    return table.cells.data(table.cells.index_of(key), role)


def click(
    page: ImportPage, qtbot: QtBot, text: str, key: Qt.KeyboardModifier | None = None
) -> None:
    """Click on a piece of the document."""
    place = at(page.imported, text)
    page.document.choose([])
    page.document._scroll_to(place)
    point = page.document.area_of(place).center().toPoint()
    modifiers = key or Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(page.document.viewport(), Qt.MouseButton.LeftButton, modifiers, point)
    settle()


def test_click_on_a_figure_shows_the_cell_it_went_to(page: ImportPage, qtbot: QtBot) -> None:
    click(page, qtbot, "2")
    assert page.places.key == RECEIVED
    assert table_of(page, RECEIVED).current_key() == RECEIVED
    assert "左边选中“2”（✓ 已放好）" in page.chosen_words.text()
    assert "一、本年新收政府信息公开申请数量／自然人" in page.chosen_words.text()


def test_cell_leads_back_to_where_it_stood(page: ImportPage, qtbot: QtBot) -> None:
    table = table_of(page, RECEIVED)
    table.setCurrentIndex(table.cells.index_of(RECEIVED))
    assert page.document._origin == (at(page.imported, "2"),)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.document.chosen == (at(page.imported, "2"),)
    assert page.document.hasFocus()


def test_paragraph_shows_its_passage_and_the_passage_its_paragraphs(
    page: ImportPage, qtbot: QtBot
) -> None:
    click(page, qtbot, "公开信息89条。")
    assert page.places.key == TextKey("overview", 0)
    box = box_of(page, TextKey("overview", 0))
    qtbot.mouseDClick(box, Qt.MouseButton.LeftButton)
    pieces = {page.imported.pieces[place].text for place in page.document.chosen}
    assert pieces == {"（一）主动公开", "公开信息89条。"}


def test_facts_are_places_too(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(box_of(page, FactKey("year")), Qt.MouseButton.LeftButton)
    assert page.document._origin == (0,)
    assert "2024" in box_of(page, FactKey("year")).label.text()
    assert box_of(page, FactKey("phone")).label.text() == "○ 联系电话"


def test_what_was_not_placed_is_put_by_two_clicks_and_a_button(
    page: ImportPage, qtbot: QtBot
) -> None:
    there = CellKey("applications", "granted", "natural_person")
    click(page, qtbot, "5")
    table = table_of(page, there)
    table.setCurrentIndex(table.cells.index_of(there))
    page.actions_["put"].trigger()
    assert page.imported.report.cells[there] == 5
    assert shown_in(page, there) == "5"
    assert shown_in(page, there, PLACING_ROLE) is Placing.WITH_NOTE
    page.actions_["undo"].trigger()
    assert there not in page.imported.report.cells
    assert shown_in(page, there) == ""
    page.actions_["redo"].trigger()
    assert page.imported.report.cells[there] == 5


def test_whole_row_is_put_at_once(page: ImportPage, qtbot: QtBot) -> None:
    there = CellKey("applications", "granted", "natural_person")
    click(page, qtbot, "5")
    page.actions_["row"].trigger()
    assert len(page.document.chosen) == 7
    page.places.show_key(there)
    page.actions_["put"].trigger()
    assert sum(key.row == "granted" for key in page.imported.report.cells) == 6
    assert page.imported.stated[there._replace(column="total")] == 6


def test_figure_is_taken_out_and_counted_as_not_placed(page: ImportPage, qtbot: QtBot) -> None:
    before = len(page.imported.of(Placing.NOT_PLACED))
    click(page, qtbot, "2")
    qtbot.keyClick(page.document, Qt.Key.Key_Delete)
    assert RECEIVED not in page.imported.report.cells
    assert f"○ 没有放进去 {before + 1} 处" in page.notes.counts.text()


def test_words_do_not_go_into_a_cell_and_the_sentence_says_so(
    page: ImportPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.document.choose([at(page.imported, "没有收费。")])
    page.places.show_key(RECEIVED)
    before = page.imported
    page.actions_["put"].trigger()
    assert page.imported is before
    assert len(said) == 1
    assert "没有收费" in said[0]


def dropped(page: ImportPage, pieces: tuple[int, ...]) -> QMimeData:
    data = QMimeData()
    data.setData(PIECES, ",".join(map(str, pieces)).encode())
    return data


def test_piece_dropped_on_a_cell_goes_there(page: ImportPage) -> None:
    there = CellKey("applications", "granted", "enterprise")
    table = table_of(page, there)
    point = QPointF(table.visualRect(table.cells.index_of(there)).center())
    data = dropped(page, (at(page.imported, "5"),))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = QDragMoveEvent(point.toPoint(), Qt.DropAction.MoveAction, data, left, none)
    table.dragMoveEvent(move)
    assert move.isAccepted()
    assert table.current_key() == there
    table.dropEvent(QDropEvent(point, Qt.DropAction.MoveAction, data, left, none))
    assert page.imported.report.cells[there] == 5


def test_piece_dropped_on_a_passage_goes_to_its_end(page: ImportPage) -> None:
    box = box_of(page, TextKey("overview", 0))
    data = dropped(page, (at(page.imported, "没有收费。"),))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    box.dropEvent(QDropEvent(QPointF(3, 3), Qt.DropAction.MoveAction, data, left, none))
    settle()
    assert page.imported.report.passages("overview")[0].body == "公开信息89条。\n没有收费。"
    assert "没有收费。" in box_of(page, TextKey("overview", 0)).label.text()
    assert box_of(page, TextKey("other", SECTION))


def test_wrong_total_stands_beside_the_computed_one(page: ImportPage) -> None:
    assert shown_in(page, TOTAL) == "2≠3"
    assert "原件写的是 3" in str(shown_in(page, TOTAL, int(Qt.ItemDataRole.ToolTipRole)))
    assert shown_in(page, TOTAL._replace(row="carried_in")) == "1≠0"
    assert shown_in(page, RECEIVED) == "2"


def test_notes_are_gone_through_with_f8_and_filtered(page: ImportPage, qtbot: QtBot) -> None:
    kinds = []
    for _ in range(3):
        qtbot.keyClick(page.document, Qt.Key.Key_F8)
        kinds.append(page.notes.list.currentItem().text().split("　")[0])
    assert kinds == ["○ 没有放进去", "≠ 合计不符", "≠ 合计不符"]
    assert page.places.key == TOTAL._replace(row="carried_in")
    filter_ = page.notes.filter
    filter_.setCurrentIndex(filter_.findData(NoteKind.NOT_PLACED.name))
    assert page.notes.list.count() == 1
    page.notes.step(1)
    assert len(page.document.chosen) == 7


def test_every_piece_can_be_reached_by_arrows(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.document, Qt.Key.Key_Home)
    seen = [page.document.chosen[0]]
    for _ in range(200):
        qtbot.keyClick(page.document, Qt.Key.Key_Down)
        if page.document.chosen[0] == seen[-1]:
            break
        seen.append(page.document.chosen[0])
    assert seen == [place for place, one in enumerate(page.imported.pieces) if one.text.strip()]
    qtbot.keyClick(page.document, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.document.chosen) == 2


def test_state_is_never_told_by_colour_alone(page: ImportPage) -> None:
    palette = page.palette()
    assert len({ground(palette, one).name() for one in Placing}) == len(set(SIGNS.values())) == 3
    spoken = str(shown_in(page, RECEIVED, int(Qt.ItemDataRole.AccessibleTextRole)))
    assert spoken.endswith("2, 已放好")
    blank = CellKey("applications", "granted", "other")
    assert str(shown_in(page, blank, int(Qt.ItemDataRole.AccessibleTextRole))).endswith(
        "原件这里没有数"
    )
    assert "✓" in page.document.toPlainText()
    assert QApplication.instance() is not None


def test_model_is_sound(page: ImportPage, qtmodeltester: object) -> None:
    for table in page.places.tables:
        qtmodeltester.check(table.model_)  # type: ignore[attr-defined]  # the fixture has no types
