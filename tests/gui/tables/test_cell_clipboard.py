"""Copy, cut, paste and empty in a block."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.keys import CellKey
from gui.session import ReportSession
from gui.tables.block_view import BlockView
from gui.tables.table_panel import TablePanel

CONTROL = Qt.KeyboardModifier.ControlModifier


def _cells(row: str, *columns: str) -> list[CellKey]:
    return [CellKey("applications", row, column) for column in columns]


@pytest.fixture
def view(make_panel: Callable[[str], TablePanel], session: ReportSession) -> Iterator[BlockView]:
    view = make_panel("applications").blocks[0]
    yield view
    QGuiApplication.clipboard().clear()


def _paste(view: BlockView, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(view, Qt.Key.Key_V, CONTROL)


def test_selection_is_copied_with_its_totals(view: BlockView) -> None:
    keys = _cells("received", "legal_service", "other", "total")
    view.session.enter_cells({keys[0]: "2", keys[1]: "3"}, "")
    view.select_keys([*keys, *_cells("carried_in", "other")])
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "2\t3\t5\n\t\t"


def test_cut_and_paste_elsewhere(view: BlockView) -> None:
    here, there = _cells("received", "enterprise", "other")
    view.session.enter_cells({here: "2"}, "")
    view.show_key(here)
    QTest.keyClick(view, Qt.Key.Key_X, CONTROL)
    assert not view.session.report.cells
    view.show_key(there)
    QTest.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert view.session.report.cells == {there: 2}


def test_paste_is_one_step_selected_and_told(qtbot: QtBot, view: BlockView) -> None:
    with qtbot.waitSignal(view.notice) as notice:
        _paste(view, "1\t2\r\n3\t4\r\n")
    assert notice.args == ["已粘贴 4 格。"]
    assert len(view.selected_keys()) == 4
    assert view.session.undo_stack.count() == 1


def test_one_value_fills_the_selection(view: BlockView) -> None:
    keys = _cells("granted", "natural_person", "enterprise", "total")
    view.select_keys(keys)
    _paste(view, "6")
    assert view.session.report.cells == {keys[0]: 6, keys[1]: 6}


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_emptying_the_selection_is_one_step(view: BlockView, key: Qt.Key) -> None:
    keys = _cells("granted", "natural_person", "enterprise", "total")
    view.session.enter_cells(dict.fromkeys(keys[:2], "4"), "")
    view.select_keys(keys)
    QTest.keyClick(view, key)
    assert not view.session.report.cells
    view.session.undo_stack.undo()
    assert len(view.session.report.cells) == 2


def test_everything_is_selected(view: BlockView) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert set(view.selected_keys()) == set(view.cells.table.units)


def test_read_only_report_can_be_copied_but_not_changed(
    view: BlockView, session: ReportSession
) -> None:
    (key,) = _cells("received", "enterprise")
    session.enter_cells({key: "2"}, "")
    session.read_only = True
    view.show_key(key)
    QTest.keyClick(view, Qt.Key.Key_X, CONTROL)
    _paste(view, "9")
    assert session.report.cells == {key: 2}


def test_menu_at_the_cell_offers_the_same(view: BlockView) -> None:
    (key,) = _cells("received", "enterprise")
    view.session.enter_cells({key: "2"}, "")
    view.show_key(key)
    actions = {action.text(): action for action in view.actions()}
    assert list(actions) == ["剪切", "复制", "粘贴", "清空"]
    actions["剪切"].trigger()
    assert not view.session.report.cells
    actions["粘贴"].trigger()
    assert view.session.report.cells == {key: 2}
