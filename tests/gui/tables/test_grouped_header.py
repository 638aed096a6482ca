"""Nested labels: where they stand, how they are sized, what a click does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.grid import labels_of
from gui.tables.block_view import BlockView
from gui.tables.grouped_header import GroupedHeader
from gui.tables.label_layout import WRAP, balanced, digits_width, pad, row_text
from gui.tables.table_panel import TablePanel

MakePanel = Callable[[str], TablePanel]


def _headers(view: BlockView) -> list[tuple[GroupedHeader, Qt.Orientation]]:
    return [
        (view.columns_header, Qt.Orientation.Horizontal),
        (view.rows_header, Qt.Orientation.Vertical),
    ]


@pytest.mark.parametrize("table", ["proactive", "applications", "disputes"])
@pytest.mark.parametrize("percent", [90, 100, 160])
def test_every_label_is_readable_whole(make_panel: MakePanel, table: str, percent: int) -> None:
    panel = make_panel(table)
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    panel.setFont(font)
    for view in panel.blocks:
        _check_labels(view)


def _check_labels(view: BlockView) -> None:
    metrics, block = view.fontMetrics(), view.cells.block
    for header, orientation in _headers(view):
        is_above = orientation == Qt.Orientation.Horizontal
        if not is_above and not block.row_labels:
            continue
        for label in labels_of(block.columns if is_above else block.rows):
            rect = header.rect_of(label).adjusted(pad(metrics), 0, -pad(metrics), 0)
            shown = balanced(label.node.label, metrics, rect.width() + 2 * pad(metrics))
            text = shown if is_above else row_text(label)
            room = QRect(0, 0, rect.width(), 10_000)
            needed = metrics.boundingRect(room, int(WRAP), text)
            assert needed.height() <= rect.height(), label.node.label
            assert needed.width() <= rect.width(), label.node.label


@pytest.mark.parametrize("table", ["proactive", "applications", "disputes"])
def test_labels_cover_their_side_without_hole_or_overlap(make_panel: MakePanel, table: str) -> None:
    for view in make_panel(table).blocks:
        for header, orientation in _headers(view):
            is_above = orientation == Qt.Orientation.Horizontal
            if header.isVisible():
                axis = view.cells.block.columns if is_above else view.cells.block.rows
                rects = [header.rect_of(label) for label in labels_of(axis)]
                area = sum(rect.width() * rect.height() for rect in rects)
                extent = header.sizeHint().height() if is_above else header.sizeHint().width()
                assert area == extent * header.length()


def test_all_columns_of_the_applications_are_seen_at_860(make_panel: MakePanel) -> None:
    view = make_panel("applications").blocks[0]
    assert view.horizontalScrollBar().maximum() == 0
    assert view.columnWidth(0) >= digits_width(view.fontMetrics(), 8)


def test_all_columns_of_the_disputes_are_seen_at_860(make_panel: MakePanel) -> None:
    assert make_panel("disputes").blocks[0].horizontalScrollBar().maximum() == 0


def test_labels_stay_while_the_figures_scroll(make_panel: MakePanel) -> None:
    view = make_panel("applications").blocks[0]
    before = view.columns_header.geometry()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert view.columns_header.geometry() == before
    assert view.rows_header.offset() > 0


class _Painted(QObject):
    """Keeps the areas a widget was asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


def test_labels_are_painted_whole_when_scrolled(qtbot: QtBot, make_panel: MakePanel) -> None:
    view = make_panel("applications").blocks[0]
    paper = view.rows_header.viewport()
    qtbot.wait(100)
    painted = _Painted()
    paper.installEventFilter(painted)
    view.verticalScrollBar().setValue(40)
    qtbot.waitUntil(lambda: paper.rect() in painted.areas)


def test_click_on_a_group_selects_all_lines_under_it(make_panel: MakePanel) -> None:
    view = make_panel("applications").blocks[0]
    header = view.columns_header
    group = next(
        label for label in labels_of(view.cells.block.columns) if label.node.id == "organisations"
    )
    place: QPoint = header.rect_of(group).center()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    columns = {key.column for key in view.selected_keys()}
    assert columns == {"enterprise", "research", "nonprofit", "legal_service", "other"}


def test_short_words_break_in_pairs(make_panel: MakePanel) -> None:
    metrics = make_panel("disputes").fontMetrics()
    width = metrics.horizontalAdvance("口口口") + 2 * pad(metrics)
    assert balanced("结果维持", metrics, width) == "结果\n维持"
    assert balanced("总计", metrics, width) == "总计"
