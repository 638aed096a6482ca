"""Figures typed into a block with real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from core.keys import CellKey, parse_cell_key
from gui.session import ReportSession
from gui.tables.block_view import BlockView
from gui.tables.table_panel import TablePanel

Key = Qt.Key
Press = Callable[..., None]


def _key(text: str) -> CellKey:
    key = parse_cell_key(f"applications.{text}")
    assert key is not None
    return key


FIRST = _key("received.natural_person")


@pytest.fixture
def panel(make_panel: Callable[[str], TablePanel]) -> TablePanel:
    return make_panel("applications")


@pytest.fixture
def view(panel: TablePanel) -> BlockView:
    return panel.blocks[0]


def _bubble(panel: TablePanel) -> QLabel:
    bubble = panel.findChild(QLabel, "cell_bubble")
    assert isinstance(bubble, QLabel)
    return bubble


def test_typing_takes_the_place_of_the_old_value(view: BlockView, press: Press) -> None:
    press(view, "12", Key.Key_Return)
    view.show_key(FIRST)
    press(view, "7", Key.Key_Return)
    assert view.session.report.cells == {FIRST: 7}


def test_enter_goes_down_and_tab_goes_right(view: BlockView, press: Press) -> None:
    press(view, "1", Key.Key_Return)
    assert view.current_key() == _key("carried_in.natural_person")
    press(view, "2", Key.Key_Tab)
    assert view.current_key() == _key("carried_in.enterprise")
    press(view, Key.Key_Backtab)
    assert view.current_key() == _key("carried_in.natural_person")


def test_tab_skips_totals(view: BlockView, press: Press) -> None:
    view.show_key(_key("received.other"))
    press(view, "4", Key.Key_Tab)
    assert view.current_key() == _key("carried_in.natural_person")


def test_enter_skips_totals_and_goes_on_in_the_next_column(view: BlockView, press: Press) -> None:
    view.show_key(_key("other_misc.natural_person"))
    press(view, "4", Key.Key_Return)
    assert view.current_key() == _key("carried_out.natural_person")
    press(view, Key.Key_Return)
    assert view.current_key() == _key("received.enterprise")


def test_arrows_visit_totals(view: BlockView, press: Press) -> None:
    view.show_key(_key("received.other"))
    press(view, Key.Key_Right, Key.Key_Down, "5", Key.Key_Up)
    assert view.current_key() == _key("received.total")
    assert not view.session.report.cells


def test_up_and_down_leave_the_editor(view: BlockView, press: Press) -> None:
    press(view, "3", Key.Key_Down)
    assert view.current_key() == _key("carried_in.natural_person")
    press(view, "4", Key.Key_Up)
    assert view.current_key() == FIRST
    assert len(view.session.report.cells) == 2


def test_escape_restores(view: BlockView, press: Press) -> None:
    press(view, "3", Key.Key_Return)
    view.show_key(FIRST)
    press(view, "9", Key.Key_Escape)
    assert view.session.cell_text(FIRST) == "3"


def test_f2_edits_the_old_value(view: BlockView, press: Press) -> None:
    press(view, "3", Key.Key_Return)
    view.show_key(FIRST)
    press(view, Key.Key_F2, "5", Key.Key_Return)
    assert view.session.report.cells == {FIRST: 35}


def test_refused_text_holds_the_cursor_with_a_sentence_at_the_cell(
    panel: TablePanel, view: BlockView, press: Press
) -> None:
    press(view, "x", Key.Key_Return)
    assert view.current_key() == FIRST
    bubble = _bubble(panel)
    assert bubble.isVisible()
    assert "不是数字" in bubble.text()
    corner = view.viewport().mapTo(panel, view.visualRect(view.currentIndex()).bottomLeft())
    assert bubble.geometry().contains(corner + QPoint(1, 3))
    press(view, "5", Key.Key_Tab)
    assert not bubble.isVisible()
    assert view.current_key() == _key("received.enterprise")


def test_escape_takes_a_refused_text_back(view: BlockView, press: Press) -> None:
    press(view, "3", Key.Key_Return)
    view.show_key(FIRST)
    press(view, "x", Key.Key_Tab, Key.Key_Escape)
    assert view.session.cell_text(FIRST) == "3"
    assert view.session.rejection(FIRST) is None


def test_each_cell_is_one_undo_step(view: BlockView, press: Press) -> None:
    press(view, "1", Key.Key_Return, "2", Key.Key_Return, Key.Key_Return)
    assert view.session.undo_stack.count() == 2


def test_editor_is_named_for_screen_readers(view: BlockView, press: Press) -> None:
    press(view, "1")
    editor = view.findChild(QLineEdit, "cell_editor")
    assert editor is not None
    assert editor.accessibleName().startswith("一、本年新收政府信息公开申请数量, 自然人")


def test_wide_figure_widens_its_column(qtbot: QtBot, view: BlockView, press: Press) -> None:
    press(view, "123456789012", Key.Key_Return)
    text_width = view.fontMetrics().horizontalAdvance("123456789012")
    assert view.columnWidth(0) > text_width
    view.window().resize(800, 500)
    qtbot.wait(20)
    assert view.columnWidth(0) > text_width


def test_column_is_narrow_again_when_the_wide_figure_has_gone(
    qtbot: QtBot, view: BlockView, press: Press
) -> None:
    before = view.columnWidth(0)
    press(view, "123456789012", Key.Key_Return)
    assert view.columnWidth(0) > before
    view.show_key(FIRST)
    press(view, Key.Key_Delete)
    qtbot.waitUntil(lambda: view.columnWidth(0) == before)


def test_refused_text_widens_no_column(view: BlockView, press: Press) -> None:
    before = view.columnWidth(0)
    press(view, "9999999999999999999", Key.Key_Return)
    assert view.session.rejection(FIRST) is not None
    assert view.columnWidth(0) == before


def test_session_to_be_read_only_takes_no_figures(
    make_panel: Callable[..., TablePanel], session: ReportSession, press: Press
) -> None:
    session.read_only = True
    view = make_panel("applications").blocks[0]
    press(view, "5", Key.Key_Tab, Key.Key_Delete)
    assert view.current_key() == _key("received.enterprise")
    assert not session.report.cells


def test_a_figure_is_kept_while_its_cell_is_open_and_given_up_with_escape(
    view: BlockView, press: Press
) -> None:
    press(view, "1", "2")
    assert view.session.report.cells == {}
    assert view.session.report_to_keep.cells == {FIRST: 12}
    press(view, Key.Key_Escape)
    assert view.session.report_to_keep == view.session.report
    press(view, "3", Key.Key_Tab)
    assert view.session.report_to_keep.cells == view.session.report.cells == {FIRST: 3}
    assert view.session.undo_stack.count() == 1
