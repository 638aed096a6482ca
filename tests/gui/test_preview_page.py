"""The last step: what it shows, where a click leads, what it offers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core import paths
from core.format.reader import load_format
from core.importing.reportfile import read_report
from core.keys import CellKey, FactKey
from core.report import Report
from gui.export_flow import PRINT
from gui.pages.preview_page import PreviewPage
from gui.paper.view import PaperView
from gui.session import ReportSession

CELL = CellKey("applications", "received", "natural_person")
Open = Callable[[Report], PreviewPage]


def _sample() -> Report:
    sample: Path = next((paths.resources() / "samples").glob("*2024.nianbao"))
    return read_report(sample)


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_it(report: Report) -> PreviewPage:
        page = PreviewPage(ReportSession(load_format("2021-30"), report))
        page.resize(900, 650)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return open_it


def _label(page: PreviewPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def _button(page: PreviewPage, name: str) -> QPushButton:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button


def test_report_without_findings_can_be_exported(open_page: Open) -> None:
    page = open_page(_sample().with_fact("date", date(2025, 1, 20)))
    assert _label(page, "preview_summary") == "✓ 没有发现问题，可以导出"
    assert _button(page, "preview_mend").isHidden()


def test_what_is_left_is_counted_and_the_worst_is_gone_to_first(
    qtbot: QtBot, open_page: Open
) -> None:
    report = _sample().with_cell(CELL, 3)
    page = open_page(report)
    assert _label(page, "preview_summary").startswith("▲ 还有：必须改 1 处、")
    assert _label(page, "preview_summary").endswith("未填 1 处")
    with qtbot.waitSignal(page.jump_requested) as asked:
        qtbot.mouseClick(_button(page, "preview_mend"), Qt.MouseButton.LeftButton)
    assert asked.args[0].column == "natural_person"


def test_summary_follows_the_report_at_once(open_page: Open) -> None:
    page = open_page(_sample())
    before = _label(page, "preview_summary")
    page._session.enter_cells({CELL: "无"}, "填写")
    assert "必须改 1 处" in _label(page, "preview_summary")
    page._session.enter_cells({CELL: "0"}, "填写")
    assert _label(page, "preview_summary") == before


def test_preview_is_refreshed_after_a_pause_while_it_is_seen(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    shown = page._paper._pages
    page._session.set_fact("unit", "某某局")
    assert page._paper._pages is shown
    qtbot.waitUntil(lambda: page._paper._pages is not shown)


def test_preview_is_refreshed_only_when_it_is_shown_again(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    shown = page._paper._pages
    page.hide()
    page._session.set_fact("unit", "某某局")
    qtbot.wait(300)
    assert page._paper._pages is shown
    page.show()
    assert page._paper._pages is not shown


def test_click_at_a_cell_goes_to_that_cell(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    paper = page._paper
    number, area = _place_of(paper, CELL)
    paper.verticalScrollBar().setValue(round(paper.area_of(number, area).top() - 100))
    point = paper.area_of(number, area).center().toPoint()
    with qtbot.waitSignal(page.jump_requested) as asked:
        qtbot.mouseMove(paper.viewport(), point)
        qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == [CELL]
    assert paper.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_click_at_the_title_goes_to_the_first_page(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    point = page._paper.area_of(0, _title_area(page._paper)).center().toPoint()
    with qtbot.waitSignal(page.jump_requested) as asked:
        qtbot.mouseClick(page._paper.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == [FactKey("unit")]


def test_zoom_by_wheel_buttons_and_keys(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    paper, fitting = page._paper, page._paper.zoom
    _turn_wheel(paper, 120)
    assert paper.zoom > fitting
    larger = paper.zoom
    qtbot.mouseClick(_button(page, "zoom_in"), Qt.MouseButton.LeftButton)
    assert paper.zoom > larger
    qtbot.mouseClick(_button(page, "zoom_fit"), Qt.MouseButton.LeftButton)
    assert paper.zoom == fitting
    qtbot.mouseClick(_button(page, "zoom_out"), Qt.MouseButton.LeftButton)
    assert paper.zoom < fitting
    assert _label(page, "preview_zoom") == f"{paper.zoom:.0%}"


def test_paper_keeps_fitting_when_the_window_grows(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    before = page._paper.zoom
    page.resize(1100, 650)
    qtbot.waitUntil(lambda: page._paper.zoom > before)


def test_end_key_goes_to_the_last_page(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    qtbot.keyClick(page._paper, Qt.Key.Key_End)
    count = page._paper.page_count
    assert _label(page, "preview_place") == f"第 {count} 页，共 {count} 页"
    assert page._paper.accessibleDescription() == f"第 {count} 页，共 {count} 页"


def test_paper_stays_white_with_black_type_in_a_dark_palette(qtbot: QtBot, open_page: Open) -> None:
    palette = QPalette(QColor("#202020"))
    page = open_page(_sample())
    page.setPalette(palette)
    image = page._paper.viewport().grab().toImage()
    assert image.pixelColor(image.width() // 2, 30) == QColor("white")
    assert image.pixelColor(1, image.height() // 2).lightness() < 150
    points = [(x, y) for x in range(200, 700, 2) for y in range(100, 400, 2)]
    assert min(image.pixelColor(x, y).lightness() for x, y in points) < 60


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("export_word", ".docx"),
        ("export_text", ".txt"),
        ("export_report", ".nianbao"),
        ("print_report", PRINT),
    ],
)
def test_every_way_out_is_asked_for(qtbot: QtBot, open_page: Open, name: str, wanted: str) -> None:
    page = open_page(_sample())
    with qtbot.waitSignal(page.export_requested) as asked:
        _button(page, name).setFocus()
        qtbot.keyClick(_button(page, name), Qt.Key.Key_Space)
    assert asked.args == [wanted]


def test_long_export_is_shown_and_nothing_else_can_be_started(
    qtbot: QtBot, open_page: Open
) -> None:
    page = open_page(_sample())
    page.start_progress("正在导出：Word 文档")
    assert not _button(page, "export_word").isEnabled()
    qtbot.waitUntil(lambda: not page._progress.isHidden())
    assert _label(page, "preview_place") == "正在导出：Word 文档"
    page.end_progress()
    assert page._progress.isHidden()
    assert _button(page, "export_word").isEnabled()
    assert _label(page, "preview_place").startswith("第 1 页")


def test_everything_that_takes_the_focus_has_a_name(open_page: Open) -> None:
    page = open_page(_sample())
    takers = [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]
    assert len(takers) >= 8
    assert all(one.accessibleName() and one.objectName() for one in takers)


def _place_of(paper: PaperView, key: CellKey) -> tuple[int, Any]:
    pages = paper._pages
    assert pages is not None
    for number in range(pages.count):
        for y in range(0, int(pages.size.height()), 5):
            for x in range(100, 700, 20):
                hit = pages.hit(number, QPointF(x, y))
                if hit and hit.key == key:
                    return number, hit.area
    raise AssertionError(key)


def _title_area(paper: PaperView) -> Any:
    assert paper._pages is not None
    hit = paper._pages.hit(0, paper._pages._corner + QPointF(200, 20))
    assert hit is not None
    return hit.area


def _turn_wheel(paper: PaperView, angle: int) -> None:
    middle = paper.viewport().rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(paper.viewport().mapToGlobal(middle)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(paper.viewport(), event)
