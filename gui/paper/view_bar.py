"""Below the paper: which page is shown, and how large."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from gui.paper.zoom import STEPS, Fit, Zoom
from gui.widgets.folding_row import FoldingRow
from gui.widgets.still_boxes import leave_wheel


class ViewBar(FoldingRow):
    """Tells the page and offers sizes; what keys, pictures and the list of sizes can do too folds away.

    Signals: zoom_chosen(object) with a `Zoom`; page_asked(int) with -1 or 1 for the page before or after.
    """

    zoom_chosen = Signal(object)
    page_asked = Signal(int)
    larger_asked = Signal()
    smaller_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Zoom] = [Fit.WIDTH, Fit.PAGE, *STEPS]
        self._place = QLabel(self)
        self._place.setObjectName("preview_place")
        self._sizes = QComboBox(self)
        leave_wheel(self._sizes)
        self._sizes.setObjectName("preview_zoom")
        self._sizes.setAccessibleName(self.tr("显示大小"))
        self._sizes.addItems([self._words(choice) for choice in self._choices])
        self._sizes.activated.connect(lambda place: self.zoom_chosen.emit(self._choices[place]))
        self._lay_out()

    def show_place(self, words: str) -> None:
        """Tell where the officer is, or what is being done."""
        self._place.setText(words)

    def show_zoom(self, choice: Zoom, zoom: float) -> None:
        """Tell how large the paper is shown."""
        words = f"{zoom:.0%}"
        if choice in self._choices:
            self._sizes.setCurrentIndex(self._choices.index(choice))
        else:
            self._sizes.setPlaceholderText(words)
            self._sizes.setCurrentIndex(-1)
        self._sizes.setToolTip(self.tr("现在是实际大小的 {zoom}").format(zoom=words))
        self._sizes.setAccessibleDescription(self._sizes.toolTip())

    def add_beside_place(self, widget: QWidget) -> None:
        """Show `widget` at the right of the words that tell the place."""
        self.insert_after(self._place, widget)

    def _lay_out(self) -> None:
        # The place keeps away from what stands beside it.
        self._place.setContentsMargins(0, 0, self.fontMetrics().height(), 0)
        before, after, smaller, larger = (
            self._button(name, words, ask)
            for name, words, ask in (
                ("page_before", self.tr("上一页"), lambda: self.page_asked.emit(-1)),
                ("page_after", self.tr("下一页"), lambda: self.page_asked.emit(1)),
                ("zoom_out", self.tr("缩小"), self.smaller_asked.emit),
                ("zoom_in", self.tr("放大"), self.larger_asked.emit),
            )
        )
        self.add(self._place)
        self.add_stretch()
        self.add(before, after, smaller, self._sizes, larger)
        self.let_fold((smaller, larger), (before, after))

    def _button(self, name: str, words: str, ask: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.setProperty("beside", True)  # as low as the box of sizes
        button.clicked.connect(lambda _checked=False: ask())
        return button

    def _words(self, choice: Zoom) -> str:
        if choice is Fit.WIDTH:
            return self.tr("适合宽度")
        return self.tr("适合整页") if choice is Fit.PAGE else f"{choice:.0%}"
