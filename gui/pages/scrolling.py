"""A page that scrolls as one, with the heading of its step on top."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.form_rows import quiet_label
from gui.theme import SPACE_L, SPACE_M, larger, space


def heading(title: str, prompt: str) -> QWidget:
    """Return the heading of a page with what is asked for below it."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space(box, 2))
    label = QLabel(title)
    label.setObjectName("page_heading")
    label.setWordWrap(True)
    larger(label, 1.3, bold=True)
    layout.addWidget(label)
    layout.addWidget(quiet_label(prompt))
    return box


def page_layout(page: QWidget) -> QVBoxLayout:
    """Return the layout of a page with the margins all pages share."""
    layout = QVBoxLayout(page)
    margin = space(page, SPACE_L)
    layout.setContentsMargins(margin, margin, margin, space(page, SPACE_M))
    layout.setSpacing(space(page, SPACE_M))
    return layout


def scrolling(content: QWidget) -> QScrollArea:
    """Return `content` in an area that scrolls up and down only and keeps the focused field in sight."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
