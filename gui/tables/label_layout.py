"""How large labels and cells are, from font metrics: nothing here knows pixels of a screen."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from core.format.tables import Axis
from core.grid import Label, labels_of
from core.numbering import number_before

WRAP = Qt.TextFlag.TextWordWrap

GROUP_EMS = 4
LEAF_EMS_LEAST = 8
DIGITS_WANTED = 8
DIGITS_LEAST = 5

_ENDLESS = 100_000
_PAIR = 2
_GROUP_LEVELS = 2
_LINE_TO_ROW = 1.7
_PAD = 0.3


def pad(metrics: QFontMetrics) -> int:
    """Return the space between a text and the line beside it."""
    return max(3, round(metrics.height() * _PAD))


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a row with one line of text."""
    return round(metrics.height() * _LINE_TO_ROW)


def digits_width(metrics: QFontMetrics, digits: int) -> int:
    """Return the width of a cell that holds `digits` digits."""
    return metrics.horizontalAdvance("0" * digits) + 2 * pad(metrics)


def em(metrics: QFontMetrics) -> int:
    """Return the width of a Chinese character."""
    return metrics.horizontalAdvance("口")


def text_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """Return the height of a label `width` wide, wrapped, with the space above and below."""
    room = QRect(0, 0, max(1, width - 2 * pad(metrics)), _ENDLESS)
    return metrics.boundingRect(room, int(WRAP), text).height() + pad(metrics)


def row_text(label: Label) -> str:
    """Return how a row label is painted: groups stand in a narrow column, their number on a line of its own."""
    text, number = label.node.label, number_before(label.node.label)
    if label.node.is_leaf or not number:
        return text
    return f"{number}\n{text.removeprefix(number)}"


def balanced(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return a label of one word broken into lines of like length, in pairs of characters as words are."""
    room = (width - 2 * pad(metrics)) // em(metrics)
    if "\n" in text or len(text) <= room or not text.isalpha() or room < _PAIR:
        return text
    lines = -(-len(text) // room)
    length = min(room, -(-len(text) // (lines * _PAIR)) * _PAIR)
    return "\n".join(text[at : at + length] for at in range(0, len(text), length))


def starts_group(axis: Axis, label: Label) -> bool:
    """Return whether a darker line stands above this row label: between the groups of a nested axis."""
    return axis.depth > 1 and label.level < _GROUP_LEVELS and label.line > 0


def label_widths(axis: Axis, metrics: QFontMetrics, width: int) -> list[int]:
    """Return the widths of the label columns of `axis`, together `width`; groups narrow, leaves the rest."""
    groups = [group_width(metrics)] * (axis.depth - 1)
    return [*groups, max(0, width - sum(groups))]


def group_width(metrics: QFontMetrics) -> int:
    """Return the width of a column of group labels."""
    return GROUP_EMS * em(metrics) + 2 * pad(metrics)


def least_label_width(axis: Axis, metrics: QFontMetrics) -> int:
    """Return the width below which row labels are no longer pleasant to read."""
    leaf = LEAF_EMS_LEAST * em(metrics) + 2 * pad(metrics)
    return (axis.depth - 1) * group_width(metrics) + leaf


def widest_label_width(axis: Axis, metrics: QFontMetrics) -> int:
    """Return the width at which every row label stands on one line."""
    widest = max(
        label.level * group_width(metrics) + metrics.horizontalAdvance(label.node.label)
        for label in labels_of(axis)
        if label.node.is_leaf
    )
    return max(widest + 2 * pad(metrics) + 1, least_label_width(axis, metrics))


def row_heights(axis: Axis, widths: Sequence[int], metrics: QFontMetrics) -> list[int]:
    """Return the height of every row: one line, or what its labels need wrapped into `widths`."""

    def need(label: Label) -> int:
        across = sum(widths[label.level : label.level + label.levels])
        return text_height(metrics, row_text(label), across)

    least = [row_height(metrics)] * len(axis.leaves)
    return _grown(least, axis, need, lambda label: (label.line, label.lines))


def level_heights(axis: Axis, widths: Sequence[int], metrics: QFontMetrics) -> list[int]:
    """Return the height of every label level above columns of `widths`."""

    def need(label: Label) -> int:
        across = sum(widths[label.line : label.line + label.lines])
        return text_height(metrics, balanced(label.node.label, metrics, across), across)

    least = [metrics.height() + 2 * pad(metrics)] * axis.depth
    return _grown(least, axis, need, lambda label: (label.level, label.levels))


def offsets(sizes: Sequence[int]) -> list[int]:
    """Return where each of `sizes` begins, and where the last one ends.

    >>> offsets([10, 20])
    [0, 10, 30]
    """
    return [0, *accumulate(sizes)]


def _grown(
    sizes: list[int],
    axis: Axis,
    need: Callable[[Label], int],
    place: Callable[[Label], tuple[int, int]],
) -> list[int]:
    """Return `sizes` made large enough for every label; short labels first, so that long ones find room."""
    for label in sorted(labels_of(axis), key=lambda label: place(label)[1]):
        first, count = place(label)
        lacking = need(label) - sum(sizes[first : first + count])
        for offset in range(count if lacking > 0 else 0):
            sizes[first + offset] += -(-lacking // count)
    return sizes
