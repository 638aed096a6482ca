"""The rows of a form found by their labels, exactly, nearly, or by the group they are in."""

from difflib import SequenceMatcher
from enum import IntEnum
from typing import NamedTuple

from core.format.model import Block, Format, Node, Table
from core.label_matching import LabelIndex, folded
from core.numbering import without_number

_ALIKE = 0.72
_CLEARLY = 0.08  # by how much the best must be better than the next
_SHORTEST = 3


class Likeness(IntEnum):
    """How well a label fits; the greater the better."""

    GROUP = 1
    NEARLY = 2
    EXACT = 3


class RowFound(NamedTuple):
    """A row of the form, and how its label was recognised; `official` is what the label should be."""

    table: Table
    block: Block
    row: str
    likeness: Likeness
    official: str


class RowLabels:
    """The row labels of every labelled block of a form."""

    def __init__(self, form: Format) -> None:
        self._blocks = [
            (table, block, LabelIndex(block.rows))
            for table in form.tables
            for block in table.blocks
            if block.row_labels
        ]
        self._bare = [
            (folded(without_number(node.text)), table, block, node)
            for table, block, _ in self._blocks
            for node in block.rows.leaves
        ]

    def find(self, label: str) -> RowFound | None:
        """Return the row called `label`, None when none is."""
        return self._exactly(label) or self._nearly(label) or self._group(label)

    def is_exact(self, label: str) -> bool:
        """Return whether a row of the form is called just so, number and signs aside."""
        return self._exactly(label) is not None

    def _exactly(self, label: str) -> RowFound | None:
        for table, block, index in self._blocks:
            for row in index.leaves(label):
                official = block.rows.node(row).text
                return RowFound(table, block, row, Likeness.EXACT, official)
        return None

    def _nearly(self, label: str) -> RowFound | None:
        """Return the one row whose label is clearly most like `label`, as it is misspelt or shortened."""
        bare = folded(without_number(label))
        if len(bare) < _SHORTEST:
            return None
        rated = sorted(
            ((_likeness(bare, text), place) for place, (text, *_) in enumerate(self._bare)),
            reverse=True,
        )
        (best, place), *others = rated or [(0.0, 0)]
        if best < _ALIKE or (others and best - others[0][0] < _CLEARLY):
            return None
        _, table, block, node = self._bare[place]
        return RowFound(table, block, node.id, Likeness.NEARLY, node.text)

    def _group(self, label: str) -> RowFound | None:
        """Return the last row of the group called `label`: older forms had one row where there is a group now."""
        for table, block, index in self._blocks:
            group = index.group(label)
            if group:
                node = _node(block, group)
                last = list(node.leaves())[-1]
                return RowFound(table, block, last.id, Likeness.GROUP, last.text)
        return None


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _node(block: Block, node_id: str) -> Node:
    return next(node for path in block.rows.paths for node in path if node.id == node_id)
