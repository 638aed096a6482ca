"""Finding a text in the report."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.keys import FactKey, TextKey
from core.report import Passage
from core.search import Hit
from gui.session import ReportSession
from gui.window.search_bar import SearchBar
from tests.helpers.sessions import begun

Searching = tuple[ReportSession, SearchBar, list[Hit]]


@pytest.fixture
def searching(qtbot: QtBot) -> Searching:
    session = begun("硚口区某局")
    session.set_passages("problems", (Passage("问题", "一是硚口区。二是硚口区。"),), "填写")
    bar = SearchBar(session)
    qtbot.addWidget(bar)
    hits: list[Hit] = []
    bar.found.connect(hits.append)
    with qtbot.waitActive(bar):
        bar.open_bar()
        bar.activateWindow()
    return session, bar, hits


def search(qtbot: QtBot, bar: SearchBar, text: str) -> None:
    bar.text.setText(text)
    bar.text.textEdited.emit(text)


def test_number_of_places_is_told_while_typing(qtbot: QtBot, searching: Searching) -> None:
    _, bar, hits = searching
    search(qtbot, bar, "硚口")
    assert bar.count.text().startswith("共 4 处")
    assert hits == []
    search(qtbot, bar, "没有这句话")
    assert bar.count.text() == "没有找到"
    search(qtbot, bar, "")
    assert bar.count.text() == ""


def test_enter_goes_round_all_places(qtbot: QtBot, searching: Searching) -> None:
    _, bar, hits = searching
    search(qtbot, bar, "硚口")
    for _ in range(5):
        qtbot.keyClick(bar.text, Qt.Key.Key_Return)
    assert hits[0] == hits[4] == Hit(FactKey("unit"), 0)
    assert hits[2:4] == [Hit(TextKey("problems"), 2), Hit(TextKey("problems"), 8)]
    bar.go_on(-1)
    assert hits[-1] == hits[3]
    assert bar.count.text() == "第 4 处，共 4 处"


def test_places_are_those_of_now(qtbot: QtBot, searching: Searching) -> None:
    session, bar, hits = searching
    search(qtbot, bar, "硚口")
    session.set_passages("problems", (), "删除")
    for _ in range(3):
        qtbot.keyClick(bar.text, Qt.Key.Key_Return)
    assert {hit.key for hit in hits} == {FactKey("unit"), FactKey("signature")}


def test_esc_closes_the_bar(qtbot: QtBot, searching: Searching) -> None:
    _, bar, _ = searching
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert not bar.isVisible()
