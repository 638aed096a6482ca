"""The start page: four choices, and the drafts with what can be done to them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from core.drafts.store import DraftStore
from core.report import Report
from gui.desk import Desk
from gui.pages.draft_search import DraftSearch
from gui.pages.first_steps import FirstSteps
from gui.pages.start_page import StartPage
from gui.settings import Settings
from gui.widgets.folder_row import FolderRow
from tests.helpers.clock import Clock
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.window import answering


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[StartPage]:
    store = DraftStore(tmp_path / "drafts.sqlite3", clock=clock)
    page = StartPage(Desk(store), Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(page)
    page.resize(1000, 600)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    store.close()


def begin(page: StartPage, clock: Clock, *units: str) -> None:
    """Begin a draft for each unit, one minute after the other, and come back to the start page."""
    for unit in units:
        clock.forward(minutes=1)
        page._desk.start_report(unit, 2024)
        page._desk.close_report()
    page.refresh()
    settle()


def column(page: StartPage, number: int) -> list[str]:
    items = [page.drafts.table.item(row, number) for row in range(page.drafts.table.rowCount())]
    return [item.text() for item in items if item]


def button(page: StartPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_first_start_says_what_to_do(page: StartPage) -> None:
    assert page.first_steps.isVisible()
    assert not page.drafts.table.isVisible()
    assert not button(page, "choice_continue").isEnabled()
    assert not button(page, "draft_delete").isVisible()
    page.focus_first()
    assert button(page, "choice_new").hasFocus()


def test_first_start_tells_where_drafts_will_be_and_opens_the_folder(
    page: StartPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = " ".join(label.text() for label in page.first_steps.findChildren(QLabel))
    for said in ("看示例", "新建年报", "自动保存", "只保存在这台电脑", "不联网"):
        assert said in words
    path = page.first_steps.findChild(QLineEdit, "drafts_path")
    assert isinstance(path, QLineEdit)
    assert path.text() == str(tmp_path)
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return len(opened) > 1

    monkeypatch.setattr("gui.widgets.folder_row.QDesktopServices.openUrl", open_url)
    row = path.parent()
    assert isinstance(row, FolderRow)
    button(page, "drafts_open").click()
    assert row.problem.isVisible()
    button(page, "drafts_open").click()
    assert not row.problem.isVisible()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)] * 2


def test_on_a_stick_it_says_that_drafts_travel_with_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("core.paths.portable_folder", lambda: tmp_path)
    steps = FirstSteps(tmp_path / "数据")
    qtbot.addWidget(steps)
    words = " ".join(label.text() for label in steps.findChildren(QLabel))
    assert "跟着 U 盘走" in words
    assert "这台电脑的下面" not in words


def test_first_steps_are_not_even_made_when_there_are_drafts(qtbot: QtBot, tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.sqlite3")
    store.create(Report("2021-30"))
    page = StartPage(Desk(store), Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(page)
    assert page.findChild(FirstSteps) is None
    store.close()


@pytest.mark.parametrize("name", ["new", "open", "sample"])
def test_choices_ask_for_what_they_say(page: StartPage, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(getattr(page, f"{name}_asked")):
        qtbot.mouseClick(button(page, f"choice_{name}"), Qt.MouseButton.LeftButton)


def test_drafts_stand_with_the_last_changed_first(page: StartPage, clock: Clock) -> None:
    begin(page, clock, "甲局", "乙局")
    assert column(page, 1) == ["乙局", "甲局"]
    assert column(page, 0) == ["乙局 2024年", "甲局 2024年"]
    assert column(page, 3) == ["0/8", "0/8"]
    assert not page.first_steps.isVisible()
    page.focus_first()
    assert button(page, "choice_continue").hasFocus()


def test_chosen_draft_is_opened_by_button_and_by_enter(
    page: StartPage, clock: Clock, qtbot: QtBot
) -> None:
    begin(page, clock, "甲局", "乙局")
    drafts = [draft.id for draft in page._desk.drafts.all()]
    page.drafts.table.selectRow(1)
    with qtbot.waitSignal(page.draft_chosen) as told:
        button(page, "choice_continue").click()
    assert told.args == [drafts[1]]
    page.drafts.table.setFocus()
    with qtbot.waitSignal(page.draft_chosen) as told:
        qtbot.keyClick(page.drafts.table, Qt.Key.Key_Return)
    assert told.args == [drafts[1]]


def test_deleted_draft_comes_back_by_undo(page: StartPage, clock: Clock) -> None:
    begin(page, clock, "甲局", "乙局")
    page.drafts.table.selectRow(1)
    button(page, "draft_delete").click()
    assert column(page, 1) == ["乙局"]
    assert page.notices.text.startswith("已删除草稿“甲局 2024年”。")
    undo = page.notices.findChild(QPushButton, "notice_action_0")
    assert isinstance(undo, QPushButton)
    undo.click()
    assert sorted(column(page, 1)) == ["乙局", "甲局"]


def test_deleting_the_last_draft_leads_back_to_the_beginning(page: StartPage, clock: Clock) -> None:
    begin(page, clock, "甲局")
    button(page, "draft_delete").click()
    assert page.first_steps.isVisible()
    assert not button(page, "draft_copy").isVisible()


def test_copy_stands_beside_its_draft(page: StartPage, clock: Clock) -> None:
    begin(page, clock, "甲局")
    button(page, "draft_copy").click()
    assert column(page, 1) == ["甲局", "甲局"]
    assert len(set(column(page, 0))) == 2


def test_draft_is_renamed_and_keeps_its_name_when_none_is_given(
    page: StartPage, clock: Clock
) -> None:
    begin(page, clock, "甲局")

    def name_it(name: str, dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(name)
        dialog.accept()

    for name in ("送审稿", "  "):
        with answering(partial(name_it, name)):
            button(page, "draft_rename").click()
    assert column(page, 0) == ["送审稿"]


def test_chosen_draft_stays_chosen_when_the_list_changes(page: StartPage, clock: Clock) -> None:
    begin(page, clock, "甲局", "乙局")
    page.drafts.table.selectRow(1)
    page._desk.drafts.rename(page._desk.drafts.all()[0].id, "送审稿")
    assert column(page, 0)[0] == "送审稿"
    assert page.drafts.table.currentRow() == 1


def test_many_drafts_are_all_listed_once_the_page_stands(page: StartPage, clock: Clock) -> None:
    for number in range(150):
        page._desk._store.create(Report("2021-30").with_fact("unit", f"{number} 局"))
        clock.forward(minutes=1)
    page.refresh()
    wait_until(lambda: len(column(page, 1)) == 150, "all the rows")
    assert column(page, 1) == [f"{number} 局" for number in reversed(range(150))]


def test_drafts_are_renamed_copied_and_deleted_by_keys_and_right_button(
    page: StartPage, qtbot: QtBot
) -> None:
    page._desk._store.create(Report("2021-30").with_fact("unit", "甲局"))
    page.refresh()
    spot = page.drafts.table.viewport().rect().center()
    pressed = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, page.drafts.table.viewport().mapToGlobal(spot)
    )
    QApplication.sendEvent(page.drafts.table.viewport(), pressed)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == ["打开", "重命名…\tF2", "复制", "删除\tDelete"]
    menu.actions()[2].trigger()
    menu.close()
    assert page.drafts.table.rowCount() == 2
    page.drafts.table.setFocus()
    qtbot.keyClick(page.drafts.table, Qt.Key.Key_Delete)
    assert page.drafts.table.rowCount() == 1
    assert "已删除的草稿" in page.notices.text

    def name_it(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText("初稿")
        dialog.accept()

    with answering(name_it):
        qtbot.keyClick(page.drafts.table, Qt.Key.Key_F2)
    wait_until(lambda: column(page, 0) == ["初稿"], "the new name")


UNITS = ("教育局", "水务局", "财政局", "民政局", "司法局", "审计局", "统计局", "体育局")


def search_of(page: StartPage) -> DraftSearch:
    (found,) = page.findChildren(DraftSearch)
    return found


def test_few_drafts_need_no_search(page: StartPage, clock: Clock) -> None:
    begin(page, clock, *UNITS[:6])
    assert page.findChildren(DraftSearch) == []


def test_drafts_are_found_by_keys_alone(page: StartPage, clock: Clock, qtbot: QtBot) -> None:
    begin(page, clock, *UNITS)
    search = search_of(page)
    assert search.isVisible()
    assert search.accessibleName() == "查找草稿"
    page.focus_first()
    wait_until(lambda: QApplication.focusWidget() is not None, "the keyboard")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    wait_until(search.hasFocus, "the keyboard in the search")
    search.insert("水务 2024")
    assert column(page, 1) == ["水务局"]
    with qtbot.waitSignal(page.draft_chosen) as chosen:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen.args == [page._desk.drafts.all()[6].id]
    qtbot.keyClick(search, Qt.Key.Key_Down)
    wait_until(page.drafts.table.hasFocus, "the keyboard in the list")


def test_nothing_found_says_what_to_do_and_esc_shows_all(
    page: StartPage, clock: Clock, qtbot: QtBot
) -> None:
    begin(page, clock, *UNITS)
    search = search_of(page)
    search.setFocus()
    search.insert("档案")
    (nothing,) = page.findChildren(QLabel, "no_draft_found")
    assert nothing.isVisible()
    assert nothing.text().startswith("名称、单位和年度里都没有“档案”。")
    assert not page.drafts.table.isVisible()
    assert not button(page, "draft_delete").isVisible()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert not nothing.isVisible()
    assert len(column(page, 1)) == len(UNITS)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    wait_until(page.drafts.table.hasFocus, "the keyboard in the list")


def test_coming_back_all_drafts_are_shown(page: StartPage, clock: Clock, qtbot: QtBot) -> None:
    begin(page, clock, *UNITS)
    search_of(page).insert("水务")
    page.hide()
    page.show()
    assert search_of(page).text() == ""
    assert len(column(page, 1)) == len(UNITS)


def test_search_goes_when_there_are_few_drafts_again(
    page: StartPage, clock: Clock, qtbot: QtBot
) -> None:
    begin(page, clock, *UNITS[:7])
    search_of(page).insert("水务")
    button(page, "draft_delete").click()
    assert column(page, 1) == []
    qtbot.keyClick(search_of(page), Qt.Key.Key_Escape)
    page.refresh()
    assert not search_of(page).isVisible()
    assert len(column(page, 1)) == 6


def test_search_comes_before_the_list_by_tab(page: StartPage, clock: Clock, qtbot: QtBot) -> None:
    begin(page, clock, *UNITS)
    search = search_of(page)
    button(page, "choice_sample").setFocus()
    qtbot.keyClick(button(page, "choice_sample"), Qt.Key.Key_Tab)
    wait_until(search.hasFocus, "the keyboard in the search")
    qtbot.keyClick(search, Qt.Key.Key_Tab)
    wait_until(page.drafts.table.hasFocus, "the keyboard in the list")
