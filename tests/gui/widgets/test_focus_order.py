"""Tab goes as one reads, also after something was added late."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.forms.installed import load_format
from core.years.starting import new_report
from gui.session import ReportSession
from gui.widgets.focus_order import follow_reading_order
from gui.window.wizard import Wizard


def stops(first: QWidget) -> list[str]:
    """Return the names of the widgets Tab visits, beginning with `first`, once round."""
    found: list[str] = []
    widget: QWidget | None = first
    while widget is not None:
        is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if is_stop and widget.isEnabled() and widget.isVisible():
            found.append(widget.objectName())
        widget = widget.nextInFocusChain()
        if widget == first:
            break
    return found


def test_tab_follows_rows_columns_and_scrolled_pages_whatever_was_made_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    last, right, left = (QPushButton(window), QLineEdit(window), QLineEdit(window))
    scrolled = QLineEdit()
    for name, widget in zip(
        ("left", "right", "scrolled", "last"), (left, right, scrolled, last), strict=True
    ):
        widget.setObjectName(name)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(scrolled)
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    column = QVBoxLayout(window)
    column.addLayout(row)
    column.addWidget(area)
    column.addWidget(last)
    window.show()
    assert stops(left) != ["left", "right", "scrolled", "last"]
    follow_reading_order(window)
    assert stops(left) == ["left", "right", "scrolled", "last"]


def test_no_item_of_a_layout_is_kept_whose_address_a_widget_may_get(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QLineEdit())
    before = len(kept_items())
    follow_reading_order(window)
    assert len(kept_items()) == before


def kept_items() -> list[object]:
    """Return what Python knows of items in layouts; layouts are items too, but tell when they go."""
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)
    ]


def test_added_passage_comes_before_the_button_that_added_it(qtbot: QtBot) -> None:
    form = load_format("2021-30")
    wizard = Wizard(ReportSession(form, new_report(form, "某局", 2024)))
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.go_to("other")
    wizard.add_passage("议提案办理情况")
    qtbot.waitUntil(lambda: "texts.other.1.title" in stops(wizard.steps.list))
    order = stops(wizard.steps.list)
    added = order.index("texts.other.1.title")
    assert order[added - 1] == "texts.other.0.body"
    assert order[added + 5 : added + 8] == ["texts.other.1.body", "other.add", "previous"]
