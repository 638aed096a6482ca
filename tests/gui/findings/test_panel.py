"""The right pane: findings by urgency, and what belongs into the present field."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.checks.finding import Finding
from core.format.check import Level
from core.guidance import Guidance
from core.keys import FactKey
from gui.findings.findings_list import groups_of
from gui.findings.panel import FindingsPanel
from tests.helpers.sessions import begun

WRONG = Finding("A", Level.ERROR, "自然人一列差 2 件。", (FactKey("a"),), "请核对。", "格式第三项")
ODD = Finding("B", Level.WARNING, "与上年相同。", (FactKey("b"),))
MISSING = Finding("C", Level.ERROR, "单位全称还没有填。", (FactKey("c"),), is_missing=True)
OPTIONAL = Finding("D", Level.INFO, "邮编可以补填。", (FactKey("d"),), is_missing=True)
ALL = (MISSING, ODD, OPTIONAL, WRONG)


@pytest.fixture
def panel(qtbot: QtBot) -> FindingsPanel:
    panel = FindingsPanel(begun())
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    panel.show_findings(ALL)
    return panel


def texts(panel: FindingsPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_what_is_wrong_comes_before_what_is_missing() -> None:
    assert groups_of(ALL) == [
        ("✕ 必须改 1", [WRONG]),
        ("▲ 请核对 1", [ODD]),
        ("○ 还没有填 1", [MISSING]),
        ("○ 可以补填 1", [OPTIONAL]),
    ]


def test_title_counts_what_is_wrong_only(panel: FindingsPanel) -> None:
    assert panel.tabs.tabText(0) == "需要处理（2）"
    panel.show_findings((MISSING,))
    assert panel.tabs.tabText(0) == "需要处理"


def test_nothing_found_is_said(panel: FindingsPanel) -> None:
    panel.show_findings(())
    assert texts(panel) == ["没有发现问题。"]


def test_click_tells_the_place_and_a_title_tells_nothing(
    panel: FindingsPanel, qtbot: QtBot
) -> None:
    def click(row: int) -> None:
        place = panel.list.visualItemRect(panel.list.item(row)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    with qtbot.waitSignal(panel.key_chosen) as told:
        click(texts(panel).index(ODD.message))
    assert told.args == [FactKey("b")]
    with qtbot.assertNotEmitted(panel.key_chosen):
        click(0)


def test_steps_go_round_in_both_directions(panel: FindingsPanel) -> None:
    told: list[FactKey] = []
    panel.key_chosen.connect(told.append)
    for by in (1, 1, 1, 1, 1, -1):
        panel.list.step(by)
    assert [key.fact for key in told] == ["a", "b", "c", "d", "a", "d"]


def test_next_after_mending_goes_on_from_there(panel: FindingsPanel) -> None:
    told: list[FactKey] = []
    panel.key_chosen.connect(told.append)
    panel.list.step(1)
    panel.list.step(1)
    panel.show_findings((MISSING, OPTIONAL, WRONG))
    panel.list.step(1)
    assert [key.fact for key in told] == ["a", "b", "c"]


def test_step_among_no_findings_stays_quiet(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.show_findings(())
    with qtbot.assertNotEmitted(panel.key_chosen):
        panel.list.step(1)


def test_marked_finding_stays_marked_and_shows_how_to_mend_it(panel: FindingsPanel) -> None:
    panel.list.step(1)
    panel.show_findings((WRONG, MISSING))
    assert panel.list.currentItem().text() == WRONG.message
    detail = panel.detail
    assert detail.mend.text() == "请核对。"
    assert detail.mend.isVisible()
    assert not detail.source.isVisible()
    detail.why.click()
    assert detail.source.text() == "依据：格式第三项"
    assert detail.source.isVisible()
    panel.show_findings((MISSING,))
    assert not detail.isVisible()


def test_guidance_has_a_third_of_the_height(panel: FindingsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.help.height() > panel.height() * 0.3)
    assert panel.tabs.height() > panel.help.height()


def test_guidance_is_shown_spoken_and_left_by_esc(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.help.show_guidance(Guidance("单位全称", "填公章上的全称。", "格式"))
    assert panel.help.text.text() == "【单位全称】\n填公章上的全称。\n依据：格式"
    assert panel.help.area.accessibleDescription() == panel.help.text.text()
    panel.activateWindow()
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    panel.help.take_focus()
    assert panel.help.area.hasFocus()
    qtbot.keyClick(panel.help.area, Qt.Key.Key_Escape)
    assert panel.list.hasFocus()
