"""A whole official table in one widget."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.keys import CellKey
from gui.session import ReportSession
from gui.tables.table_panel import TablePanel

MakePanel = Callable[..., TablePanel]
Press = Callable[..., None]
Key = Qt.Key

ISSUED = CellKey("proactive", "normative_documents", "issued")
FEES = CellKey("proactive", "fees", "amount")


def _button(panel: TablePanel, name: str) -> QPushButton:
    button = panel.findChild(QPushButton, f"{name}_{panel.table.id}")
    assert isinstance(button, QPushButton)
    return button


def test_names_for_tests_and_screen_readers(make_panel: MakePanel) -> None:
    panel = make_panel("proactive")
    assert panel.objectName() == "table_proactive"
    assert [view.objectName() for view in panel.blocks][::3] == [
        "block_proactive_0",
        "block_proactive_3",
    ]
    assert panel.blocks[3].accessibleName() == "主动公开政府信息情况 第二十条第（八）项"


def test_jump_takes_focus_and_tells_the_key(qtbot: QtBot, make_panel: MakePanel) -> None:
    panel = make_panel("proactive")
    with qtbot.waitSignal(panel.current_key_changed) as told:
        panel.show_key(FEES)
    assert told.args == [FEES]
    assert panel.current_key() == FEES
    assert panel.selected_keys() == (FEES,)
    assert panel.blocks[3].hasFocus()


def test_jump_shows_what_was_found_at_the_cell(make_panel: MakePanel) -> None:
    panel = make_panel("applications")
    key = CellKey("applications", "received", "other")
    panel.blocks[0].session.enter_cells({key: "2"}, "")
    panel.show_key(key)
    bubble = panel.findChild(QLabel, "cell_bubble")
    assert isinstance(bubble, QLabel)
    assert "相差 2 件" in bubble.text()
    assert bubble.isVisible()


def test_tab_walks_through_all_blocks_and_out_both_ways(
    qtbot: QtBot, make_panel: MakePanel, press: Press
) -> None:
    panel = make_panel("proactive")
    walked: list[CellKey] = []
    panel.current_key_changed.connect(walked.append)
    for _ in panel.table.typed[1:]:
        press(panel.current_block(), Key.Key_Tab)
    assert tuple(walked) == panel.table.typed[1:]
    with qtbot.waitSignal(panel.left_forward):
        press(panel.current_block(), Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    panel.show_key(panel.first_key())
    with qtbot.waitSignal(panel.left_backward):
        press(panel.current_block(), Key.Key_Backtab)
    assert QApplication.focusWidget() not in panel.blocks


def test_tab_out_of_the_editor_goes_to_the_next_block(make_panel: MakePanel, press: Press) -> None:
    panel = make_panel("proactive")
    panel.show_key(ISSUED._replace(column="in_force"))
    press(panel.blocks[0], "7", Key.Key_Tab)
    assert panel.current_key() == CellKey("proactive", "licensing", "decisions")
    assert panel.blocks[1].hasFocus()
    assert panel.blocks[0].selected_keys() == ()


def test_enter_and_arrows_go_on_in_the_next_block(make_panel: MakePanel, press: Press) -> None:
    panel = make_panel("proactive")
    panel.show_key(ISSUED._replace(column="in_force"))
    press(panel.blocks[0], "7", Key.Key_Return)
    assert panel.current_key() == CellKey("proactive", "licensing", "decisions")
    press(panel.blocks[1], Key.Key_Up)
    assert panel.current_key() == ISSUED
    press(panel.blocks[0], Key.Key_Up, Key.Key_Up)
    assert panel.current_key() == ISSUED._replace(row="regulations")


def test_backtab_enters_at_the_last_cell(make_panel: MakePanel, press: Press) -> None:
    panel = make_panel("proactive")
    panel.show_key(CellKey("proactive", "licensing", "decisions"))
    press(panel.blocks[1], Key.Key_Backtab)
    assert panel.current_key() == ISSUED._replace(column="in_force")


def test_blocks_share_one_geometry_and_do_not_scroll_inside(make_panel: MakePanel) -> None:
    panel = make_panel("proactive")
    for view in panel.blocks:
        assert view.verticalScrollBar().maximum() == 0
    assert len({view.rows_header.width() for view in panel.blocks}) == 1
    assert len({view.columns_header.length() for view in panel.blocks}) == 1


def test_whole_table_is_filled_with_zero_in_one_step(
    qtbot: QtBot, make_panel: MakePanel, session: ReportSession
) -> None:
    panel = make_panel("disputes")
    with qtbot.waitSignal(panel.notice) as notice:
        QTest.mouseClick(_button(panel, "fill_all"), Qt.MouseButton.LeftButton)
    assert notice.args == ["已把 12 格填为 0。"]
    assert session.undo_stack.count() == 1
    assert not _button(panel, "fill_blank").isEnabled()


def test_blanks_are_filled_and_figures_kept(make_panel: MakePanel, session: ReportSession) -> None:
    panel = make_panel("disputes")
    first, second = panel.table.typed[:2]
    session.enter_cells({first: "3", second: "无"}, "")
    _button(panel, "fill_blank").click()
    assert session.report.cells[first] == 3
    assert session.cell_text(second) == "无"
    assert len(session.report.cells) == 11


def test_buttons_act_on_several_selected_cells(
    make_panel: MakePanel, session: ReportSession
) -> None:
    panel = make_panel("disputes")
    assert _button(panel, "fill_all").text() == "没有发生，全部填 0"
    panel.blocks[0].select_keys(
        [*panel.table.typed[:3], CellKey("disputes", "cases", "review_total")]
    )
    assert _button(panel, "fill_all").text() == "所选 3 格填 0"
    _button(panel, "fill_all").click()
    assert set(session.report.cells) == set(panel.table.typed[:3])


def test_balance_is_told_live_and_leads_to_its_column(
    make_panel: MakePanel, session: ReportSession
) -> None:
    panel = make_panel("applications")
    strip = panel.findChild(QLabel, "balance_strip")
    assert isinstance(strip, QLabel)
    assert strip.accessibleDescription().startswith("自然人未填；")
    session.enter_cells({CellKey("applications", "received", "other"): "2"}, "")
    assert "其他还差 2 件没有写办理结果" in strip.accessibleDescription()
    strip.linkActivated.emit("other")
    assert panel.current_key() == CellKey("applications", "received", "other")


def test_zero_carried_in_alone_balances_nothing_yet(
    make_panel: MakePanel, session: ReportSession
) -> None:
    panel = make_panel("applications")
    strip = panel.findChild(QLabel, "balance_strip")
    assert isinstance(strip, QLabel)
    column = {key for key in panel.table.typed if key.column == "enterprise"}
    session.set_cells({CellKey("applications", "carried_in", "enterprise"): 0}, "")
    assert "商业企业未填" in strip.accessibleDescription()
    session.set_cells(dict.fromkeys(column, 0), "")
    assert "商业企业✓" in strip.accessibleDescription()


def test_table_without_balance_shows_none(make_panel: MakePanel) -> None:
    strip = make_panel("disputes").findChild(QLabel, "balance_strip")
    assert isinstance(strip, QLabel)
    assert not strip.isVisible()


def test_nothing_can_be_filled_in_a_report_to_be_read_only(
    make_panel: MakePanel, session: ReportSession
) -> None:
    session.read_only = True
    panel = make_panel("applications")
    assert not _button(panel, "fill_all").isEnabled()
    assert not _button(panel, "fill_blank").isEnabled()


def test_going_to_another_block_tells_only_the_cell_gone_to(
    make_panel: MakePanel, press: Press
) -> None:
    panel = make_panel("proactive")
    panel.show_key(FEES)
    told: list[CellKey] = []
    panel.current_key_changed.connect(told.append)
    press(panel.blocks[3], Key.Key_Up)
    click_at = panel.blocks[0].visualRect(panel.blocks[0].cells.index_of(ISSUED)).center()
    QTest.mouseClick(panel.blocks[0].viewport(), Qt.MouseButton.LeftButton, pos=click_at)
    assert told == [CellKey("proactive", "coercion", "decisions"), ISSUED]
