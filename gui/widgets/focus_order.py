"""The order of Tab: as one reads, whatever order the widgets were made in."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def follow_reading_order(root: QWidget) -> None:
    """Let Tab visit the widgets below `root` from left to right and from top to bottom.

    Qt goes by age, so what is built late, as a page or an added passage, would come last.
    """
    chain = [one for one in _in_reading_order(root) if _is_stop(one)]
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)


def _is_stop(widget: QWidget) -> bool:
    """Return whether Tab halts here; also a widget that hands the keyboard on to one inside."""
    proxy = widget.focusProxy()
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or (
        proxy is not None and widget.isAncestorOf(proxy)
    )


def _in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in _children(widget):
        yield from _in_reading_order(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """Return the widgets inside in reading order; none of a list or a table, which is one stop."""
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        yield widget.widget()
    elif isinstance(widget, QSplitter | QStackedWidget):
        yield from (widget.widget(place) for place in range(widget.count()))
    elif layout is not None:
        yield from _placed(layout, [one for one in widget.children() if isinstance(one, QWidget)])


def _placed(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Return those of `widgets` that lie in `layout`, in its order.

    Not by `itemAt`: PySide6 keeps what it returns. When Qt has deleted such an item, its address may
    become that of a widget, and Python would take the one for the other.
    """
    layouts = [one for one in layout.children() if isinstance(one, QLayout)]
    everything: list[QWidget | QLayout] = [*widgets, *layouts]
    placed = {layout.indexOf(one): one for one in everything}
    for place in sorted(placed.keys() - {-1}):
        inside = placed[place]
        if isinstance(inside, QLayout):
            yield from _placed(inside, widgets)
        else:
            yield inside
