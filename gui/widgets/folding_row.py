"""A row of widgets some of which fold away where there is no room for all."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget


class FoldingRow(QWidget):
    """Lays widgets out side by side; those given to `let_fold` can be reached another way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Sequence[QWidget]] = []
        self._instead: QWidget | None = None
        # Not asked of the layout: Python would hold items that Qt lets go.
        self._widgets: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def add(self, *widgets: QWidget) -> None:
        """Show `widgets` at the right of those there are."""
        for widget in widgets:
            self._row.addWidget(widget)
            self._widgets.append(widget)

    def add_stretch(self) -> None:
        """Leave the room that is left over here."""
        self._row.addStretch(1)

    def insert_after(self, before: QWidget, widget: QWidget) -> None:
        """Show `widget` at the right of `before`."""
        self._row.insertWidget(self._row.indexOf(before) + 1, widget)
        self._widgets.append(widget)

    def let_fold(self, *groups: Sequence[QWidget], instead: QWidget | None = None) -> None:
        """Let each of `groups` fold away, the first of them first; `instead` is shown while any has."""
        self._groups = list(groups)
        self._instead = instead
        self._fold()

    def folded(self) -> list[QWidget]:
        """Return what has folded away, in the order of `let_fold`."""
        return [one for group in self._groups for one in group if one.isHidden()]

    def sizeHint(self) -> QSize:
        """Return the room in which nothing folds away."""
        return QSize(self._width(0), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room that is needed when all that can has folded away."""
        return QSize(self._width(len(self._groups)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold for the new width."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold anew when something in the row has become wider, narrower, or visible."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        counts = range(len(self._groups) + 1)
        count = next((one for one in counts if self._width(one) <= self.width()), counts[-1])
        for place, group in enumerate(self._groups):
            for widget in group:
                widget.setVisible(place >= count)
        if self._instead:
            self._instead.setVisible(count > 0)

    def _width(self, count: int) -> int:
        """Return the width of the row when the first `count` groups have folded away."""
        widths = [one.sizeHint().width() for one in self._there(count)]
        return sum(widths) + self._row.spacing() * len(widths)

    def _there(self, count: int) -> Iterator[QWidget]:
        away = [widget for group in self._groups[:count] for widget in group]
        there = [widget for group in self._groups[count:] for widget in group]
        for widget in self._widgets:
            if widget is self._instead:
                if count:
                    yield widget
            elif widget in there or (widget not in away and not _was_hidden(widget)):
                yield widget


def _was_hidden(widget: QWidget) -> bool:
    """Return whether somebody has hidden `widget`; one that is not shown yet is hidden, too, as Qt sees it."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
