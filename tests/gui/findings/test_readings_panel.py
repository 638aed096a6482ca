"""文中数字: every figure of the texts with its verdict, the way to it and to its cell."""

import pytest
from pytestqt.qtbot import QtBot

from core.keys import CellKey, TextKey
from core.reading.readings import Verdict
from core.report import Link, Passage
from gui.findings.readings_panel import ReadingsPanel
from gui.session import ReportSession
from tests.helpers.sessions import begun

PERSON = CellKey("applications", "received", "natural_person")
BODY = "本年新收政府信息公开申请12件，上年结转政府信息公开申请3件，举办培训2次。"


@pytest.fixture
def session() -> ReportSession:
    session = begun()
    session.set_cells({PERSON: 12, PERSON._replace(row="carried_in"): 1}, "填写")
    return session


def panel_of(session: ReportSession, qtbot: QtBot) -> ReadingsPanel:
    panel = ReadingsPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def write(session: ReportSession, body: str = BODY) -> None:
    session.set_passages("overview", (Passage("依申请公开", body),), "写")


def texts(panel: ReadingsPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_every_figure_is_listed_with_its_verdict_by_step(
    session: ReportSession, qtbot: QtBot
) -> None:
    write(session)
    assert texts(panel_of(session, qtbot)) == [
        "一、总体情况：相符 1，不符 1，未能对应 1",
        "✓ “12件”与表三 新收申请 12 相符",
        "✕ “3件”与表三 上年结转申请 1 不符",
        "? “2次”没有能对照的数，请自己核对",
    ]


def test_one_verdict_alone_is_listed(session: ReportSession, qtbot: QtBot) -> None:
    write(session)
    panel = panel_of(session, qtbot)
    place = panel.filter.findData(Verdict.DIFFERS)
    assert panel.filter.itemText(place) == "不符 1"
    panel.filter.setCurrentIndex(place)
    panel.filter.activated.emit(place)
    assert [text[0] for text in texts(panel)] == ["一", "✕"]


def test_figure_leads_to_its_words_and_on_request_to_its_cell(
    session: ReportSession, qtbot: QtBot
) -> None:
    write(session)
    panel = panel_of(session, qtbot)
    with qtbot.waitSignal(panel.words_chosen) as told:
        panel.list.setCurrentRow(1)
        panel.list.itemActivated.emit(panel.list.item(1))
    key, (start, end) = told.args
    assert key == TextKey("overview")
    assert BODY[start:end] == "12件"
    with qtbot.waitSignal(panel.cell_asked) as asked:
        panel.to_cell.click()
    assert asked.args == [PERSON._replace(column="total")]


def test_agreeing_figure_is_linked_with_one_click_and_no_other(
    session: ReportSession, qtbot: QtBot
) -> None:
    write(session)
    panel = panel_of(session, qtbot)
    panel.list.setCurrentRow(3)
    assert not panel.link.isEnabled()
    panel.list.setCurrentRow(1)
    panel.link.click()
    assert session.report.passages("overview")[0].links == (
        Link(12, 14, "applications.received.total"),
    )
    assert not panel.link.isEnabled()
    session.set_cells({PERSON: 7}, "填写")
    assert "申请7件" in session.report.passages("overview")[0].body


def test_list_follows_what_is_typed_and_says_when_there_is_nothing(
    session: ReportSession, qtbot: QtBot
) -> None:
    panel = panel_of(session, qtbot)
    assert texts(panel) == ["文字里还没有数字。写了数字，这里就说它和表里是否相符。"]
    with qtbot.waitSignal(panel.counted) as told:
        write(session)
    assert told.args == [1]
    assert len(texts(panel)) == 4


def test_figure_that_differs_is_put_right_and_follows_the_table(
    session: ReportSession, qtbot: QtBot
) -> None:
    write(session)
    panel = panel_of(session, qtbot)
    panel.list.setCurrentRow(2)
    assert panel.link.text() == "文字改成 1"
    panel.link.click()
    body = session.report.passages("overview")[0].body
    assert body == BODY.replace("申请3件", "申请1件")
    session.set_cells({PERSON._replace(row="carried_in"): 2}, "填写")
    assert session.report.passages("overview")[0].body == BODY.replace("申请3件", "申请2件")
    panel.list.setCurrentRow(1)
    assert panel.link.text() == "关联，跟着表变"
