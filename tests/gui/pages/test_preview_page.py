"""The last step: what it shows, where a click leads, what it offers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core import paths
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.keys import CellKey, FactKey
from core.report import Passage, Report
from core.styles.library import StyleLibrary
from gui.exporting.export_flow import PRINT
from gui.pages.preview_page import PreviewPage
from gui.paper.view import PaperView
from gui.paper.zoom import STEPS, Fit
from gui.session import ReportSession
from gui.settings import Settings

CELL = CellKey("applications", "received", "natural_person")
Open = Callable[..., PreviewPage]


def _sample() -> Report:
    sample: Path = next((paths.resources() / "samples").glob("*2024.nianbao"))
    return read_report(sample)


@pytest.fixture
def open_page(qtbot: QtBot, tmp_path: Path) -> Open:
    def open_it(report: Report, settings: Settings | None = None) -> PreviewPage:
        library = StyleLibrary(tmp_path / "styles")
        session = ReportSession(load_format("2021-30"), report)
        page = PreviewPage(session, settings, library=library)
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
    finished = _sample().with_fact("date", date(2025, 1, 20))
    fees = Passage("政府信息处理费收取情况", "2024年没有收取信息处理费。")
    page = open_page(finished.with_passages("other", (fees,)))
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


@pytest.mark.parametrize("characters", [100, 10_000])
def test_edit_is_on_the_paper_within_a_tenth_of_a_second(
    qtbot: QtBot, open_page: Open, characters: int
) -> None:
    sentence = "及时回应社会关切，不断提升公开实效。"
    body = "\n".join([sentence * 10] * (characters // len(sentence) // 10 + 1))
    page = open_page(_sample().with_passages("overview", (Passage("", body),)))
    paper = page._paper
    seconds = []
    for letter in "甲乙丙丁戊":
        shown, begin = paper._pages, process_time()
        page._session.set_passages("overview", (Passage("", letter + body),), "填写")
        while paper._pages is shown:
            QApplication.processEvents()
        paper.viewport().repaint()
        seconds.append(process_time() - begin)
    assert min(seconds) < 0.1


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
    assert paper.zoom == pytest.approx(fitting * 1.1)
    assert _zoom_shown(page) == f"{paper.zoom:.0%}"
    qtbot.mouseClick(_button(page, "zoom_in"), Qt.MouseButton.LeftButton)
    larger = paper.zoom
    assert larger in STEPS
    assert _zoom_shown(page) == f"{larger:.0%}"
    qtbot.keyClick(paper, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert paper.zoom > larger
    qtbot.keyClick(paper, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert paper.zoom == larger
    qtbot.mouseClick(_button(page, "zoom_out"), Qt.MouseButton.LeftButton)
    assert paper.zoom < larger


def test_keys_that_zoom_do_not_change_the_text_of_the_window(open_page: Open) -> None:
    page = open_page(_sample())
    key = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier
    )
    key.ignore()
    QApplication.sendEvent(page._paper, key)
    assert key.isAccepted()


@pytest.mark.parametrize("place", range(9))
def test_every_size_offered_is_shown(open_page: Open, place: int) -> None:
    page = open_page(_sample())
    sizes = page.findChild(QComboBox, "preview_zoom")
    assert isinstance(sizes, QComboBox)
    sizes.setCurrentIndex(place)
    sizes.activated.emit(place)
    paper, words = page._paper, sizes.currentText()
    if words == "适合整页":
        page_area = paper.area_of(0, QRectF(QPointF(), paper._size))
        assert page_area.height() <= paper.viewport().height()
    elif words == "适合宽度":
        assert paper.horizontalScrollBar().maximum() == 0
    else:
        assert words == f"{paper.zoom:.0%}"


@pytest.mark.parametrize("width", [700, 900, 1900])
def test_paper_is_in_the_middle_from_side_to_side(open_page: Open, width: int) -> None:
    page = open_page(_sample())
    page.resize(width, 650)
    for zoom in (*STEPS, 0.5):
        page._paper.choose_zoom(zoom)
        assert _off_centre(page._paper) <= 1
    page._paper.choose_zoom(2.0)
    page.resize(width - 100, 650)
    assert _off_centre(page._paper) <= 1


def test_what_the_officer_scrolled_to_stays_in_the_middle_when_zoomed(open_page: Open) -> None:
    page = open_page(_sample())
    paper = page._paper
    paper.choose_zoom(1.75)
    paper.horizontalScrollBar().setValue(paper.horizontalScrollBar().maximum())
    middle = QPointF(paper.viewport().width() / 2, 0)
    before = paper.on_page(0, middle).x()
    paper.choose_zoom(2.0)
    assert paper.on_page(0, middle).x() == pytest.approx(before, abs=1)


def test_paper_is_first_shown_from_its_top_in_any_size(open_page: Open, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for zoom in ("200", "50", "width", "page"):
        settings.preview_zoom = zoom
        paper = open_page(_sample(), settings)._paper
        assert paper.verticalScrollBar().value() == 0
        assert _off_centre(paper) <= 1


def _off_centre(paper: PaperView) -> float:
    """Return how far the middle of the paper lies from the middle of its view, in pixels."""
    area = paper.area_of(0, QRectF(QPointF(), paper._size))
    return abs(float(area.center().x()) - paper.viewport().width() / 2)


def test_zoom_and_style_are_remembered(qtbot: QtBot, open_page: Open, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    page = open_page(_sample(), settings)
    page._paper.choose_zoom(1.25)
    page.show_style("模板原样")
    again = open_page(_sample(), settings)
    assert again._paper.zoom == 1.25
    assert again._styles.name == "模板原样"
    again._paper.choose_zoom(Fit.PAGE)
    assert open_page(_sample(), settings)._paper.zoom_choice is Fit.PAGE


def test_other_style_is_shown_and_a_missing_one_is_the_official_one(
    qtbot: QtBot, open_page: Open
) -> None:
    page = open_page(_sample())
    count = page._paper.page_count
    page.show_style("模板原样")
    qtbot.waitUntil(lambda: page._paper.page_count < count)
    page.show_style("没有的版式")
    assert page._styles.name == "公文格式"
    qtbot.waitUntil(lambda: page._paper.page_count == count)


def test_next_page_and_thumbnail_lead_to_the_page(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    strip = page._thumbnails
    assert strip.currentIndex().row() == 0
    qtbot.mouseClick(_button(page, "page_after"), Qt.MouseButton.LeftButton)
    assert page._paper.page == 1
    assert strip.currentIndex().row() == 1
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert page._paper.page == 2
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert page._paper.page == page._paper.page_count - 1
    assert _label(page, "preview_place") == "第 6 页，共 6 页"


def test_thumbnails_are_painted_only_where_they_are_seen(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    painted = page._thumbnails._painter._pictures
    qtbot.waitUntil(lambda: len(painted) > 1)
    assert len(painted) < page._paper.page_count
    qtbot.keyClick(page._thumbnails, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: (page._paper.page_count - 1) in {number for number, _ in painted})


def test_keyboard_goes_from_field_to_field_and_into_it(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    paper = page._paper
    paper.setFocus()
    qtbot.keyClick(paper, Qt.Key.Key_Right)
    first = paper.place
    assert first == FactKey("unit")
    assert "单位全称" in paper.accessibleDescription()
    paper.show_key(CELL)
    qtbot.keyClick(paper, Qt.Key.Key_Right)
    assert paper.place == CELL._replace(column="enterprise")
    qtbot.keyClick(paper, Qt.Key.Key_Left)
    with qtbot.waitSignal(page.jump_requested) as asked:
        qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert asked.args == [CELL]
    assert paper.page == 3


def test_place_of_the_keyboard_survives_an_edit(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(_sample())
    page._paper.show_key(CELL)
    shown = page._paper._pages
    page._session.set_passages("overview", (Passage("", "很长的一段话。" * 300),), "填写")
    qtbot.waitUntil(lambda: page._paper._pages is not shown)
    assert page._paper.place == CELL


def test_field_with_a_mistake_is_marked_on_the_paper_and_says_so(open_page: Open) -> None:
    page = open_page(_sample())
    page._paper.show_key(CELL)
    number, area = _place_of(page._paper, CELL)
    corner = page._paper.area_of(number, area).topRight().toPoint() + QPoint(-3, 3)
    before = page._paper.viewport().grab().toImage().pixelColor(corner)
    page._session.enter_cells({CELL: "无"}, "填写")
    after = page._paper.viewport().grab().toImage().pixelColor(corner)
    assert after.red() > 120 > after.green()
    assert before.red() == before.green()
    assert "必须改" in page._words_of(CELL)


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
        ("export_pdf", ".pdf"),
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


def _zoom_shown(page: PreviewPage) -> str:
    sizes = page.findChild(QComboBox, "preview_zoom")
    assert isinstance(sizes, QComboBox)
    return sizes.currentText() or sizes.placeholderText()


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
