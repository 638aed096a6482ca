"""A page that scrolls as one, with the heading of its step on top."""

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from gui.look.theme import SPACE_L, SPACE_M, larger, space
from gui.texts.fields import TextField
from gui.widgets.form_rows import quiet_label
from gui.widgets.tall_area import TallArea


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


class PageArea(TallArea):
    """Shows `content`, scrolls up and down only, and keeps the field with the keyboard in sight."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # there is one

    def show_top(self) -> None:
        """Scroll to the heading."""
        self.verticalScrollBar().setValue(0)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A field of text may be higher than the page; it keeps its cursor in sight itself.
        if new is None or isinstance(new, TextField) or not self.widget().isAncestorOf(new):
            return
        self.ensureWidgetVisible(new, 0, space(self, SPACE_L))
