"""The rows of a form found by their labels, exactly, nearly, or by the group they are in."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from typing import NamedTuple, TypeVar

from core.format.model import Format
from core.format.tables import Block, Node, Table
from core.label_matching import LabelIndex, folded
from core.numbering import number_before, without_number

_ALIKE = 0.72
_CLEARLY = 0.08  # by how much the best must be better than the next
_SHORTEST, _LONGEST = 3, 60  # characters of a label that may be misspelt
_REMEMBERED = 2_000
_TELLS_NOTHING = 3
_INSERTED = re.compile(r"[（(][^（()）]{1,40}[)）]")
_REMARK = re.compile(r"\s*[（(][^（()）]{1,80}[)）]?\s*\Z")
_Value = TypeVar("_Value")
_REST = "其他"  # a group whose last row is called so may have been one row in an older form


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

    def fits(self, figures: Sequence[object]) -> bool:
        """Return whether so many figures are enough for the row."""
        return len(figures) >= len(self.block.columns.leaves)


class RowLabels:
    """The row labels of every labelled block of a form."""

    def __init__(self, form: Format) -> None:
        self.form = form
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
        self._found: dict[str, RowFound | None] = {}
        self._whole: dict[str, bool] = {}
        self._telling: dict[str, bool] = {}
        self.heads = frozenset(_heads(form))
        self.columns = frozenset(
            folded(leaf.text)
            for table in form.tables
            for block in table.blocks
            for leaf in block.columns.leaves
        )

    def find(self, label: str) -> RowFound | None:
        """Return the row called `label`, None when none is."""
        if label not in self._found:
            _make_room(self._found)
            self._found[label] = self._look_up(label)
        return self._found[label]

    def _look_up(self, label: str) -> RowFound | None:
        found = self._exactly(label)
        if found is not None or folded(label) in self.heads:
            return found
        if any(index.group(label) for _, _, index in self._blocks):
            return self._group(label)  # 不予公开 is nearly 予以公开, and not the same
        bare = without_remark(label)
        if bare != label and (found := self._look_up(bare)):
            return found._replace(likeness=min(found.likeness, Likeness.NEARLY))
        return self._nearly(label)

    def is_exact(self, label: str) -> bool:
        """Return whether a row of the form is called just so, number and signs aside, or begins so."""
        found = self.find(label)
        return found is not None and found.likeness is Likeness.EXACT

    def is_whole(self, label: str) -> bool:
        """Return whether `label` is all of the label of a row, number and signs aside."""
        if label not in self._whole:
            _make_room(self._whole)
            self._whole[label] = any(index.whole(label) for _, _, index in self._blocks)
        return self._whole[label]

    def tells(self, label: str) -> bool:
        """Return whether a label tells of which table it is; 其他, 总计 and 规章 are rows of any."""
        if label not in self._telling:
            _make_room(self._telling)
            self._telling[label] = len(folded(without_number(label))) > _TELLS_NOTHING
        return self._telling[label]

    def _exactly(self, label: str) -> RowFound | None:
        for table, block, index in self._blocks:
            for row in index.leaves(label):
                official = block.rows.node(row).text
                return RowFound(table, block, row, Likeness.EXACT, official)
        return None

    def _nearly(self, label: str) -> RowFound | None:
        """Return the one row whose label is clearly most like `label`, as it is misspelt or shortened."""
        bare = folded(without_number(label))
        if not _SHORTEST <= len(bare) <= _LONGEST:
            return None
        number = folded(number_before(label))
        rated = sorted(
            (
                (self._likeness(bare, number, text, node), at)
                for at, (text, _, _, node) in enumerate(self._bare)
            ),
            reverse=True,
        )
        (best, place), *others = rated or [(0.0, 0)]
        if best < _ALIKE or (others and best - others[0][0] < _CLEARLY):
            return None
        _, table, block, node = self._bare[place]
        return RowFound(table, block, node.id, Likeness.NEARLY, node.text)

    @staticmethod
    def _likeness(bare: str, number: str, text: str, node: Node) -> float:
        """Return how alike a label and that of `node` are; with the same number it may be cut short."""
        whole = likeness(bare, text, _ALIKE - _CLEARLY)
        if not number or len(bare) >= len(text) or folded(number_before(node.text)) != number:
            return whole
        return max(whole, likeness(bare, text[: len(bare)], _ALIKE))

    def _group(self, label: str) -> RowFound | None:
        """Return 其他 of the group called `label`: older forms had one row where there is a group now."""
        for table, block, index in self._blocks:
            group = index.group(label)
            if group:
                last = list(_node(block, group).leaves())[-1]
                if folded(without_number(last.text)) == _REST:
                    return RowFound(table, block, last.id, Likeness.GROUP, last.text)
        return None


_known: dict[int, RowLabels] = {}  # by the identity of the form, which each keeps alive
_MOST_FORMS = 8


def _make_room(remembered: dict[str, _Value]) -> None:
    if len(remembered) >= _REMEMBERED:
        remembered.clear()


def row_labels(form: Format) -> RowLabels:
    """Return the labels of `form`, made once: what was looked up stays known from document to document."""
    if id(form) not in _known:
        if len(_known) >= _MOST_FORMS:
            _known.clear()
        _known[id(form)] = RowLabels(form)
    return _known[id(form)]


def siblings(found: RowFound) -> frozenset[str]:
    """Return the rows of the group that this row is in, itself among them."""
    path = next(path for path in found.block.rows.paths if path[-1].id == found.row)
    group = path[-2] if len(path) > 1 else path[-1]
    return frozenset(leaf.id for leaf in group.leaves())


def without_remark(label: str) -> str:
    """Return a label without the words in brackets behind it, with which offices explain it.

    >>> without_remark("规范性文件（指有文号的）")
    '规范性文件'
    """
    return _REMARK.sub("", label) or label


def without_inserted(label: str) -> str:
    """Return a label without words in brackets anywhere in it.

    >>> without_inserted("本年（2023）制发件数")
    '本年制发件数'
    """
    return _INSERTED.sub("", label) if "（" in label or "(" in label else label


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Return how alike two texts are, 0 to 1; 0 for less than `least`, which is soon seen."""
    whole = len(one) + len(other)
    least *= whole / 2
    if not whole or min(len(one), len(other)) < least or sum(map(other.__contains__, one)) < least:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _heads(form: Format) -> Iterator[str]:
    """Yield every label of the columns, with corners and titles of blocks, folded."""
    for table in form.tables:
        for block in table.blocks:
            yield from (folded(node.text) for path in block.columns.paths for node in path)
            yield folded(block.corner)
            yield folded(block.title)


def _node(block: Block, node_id: str) -> Node:
    return next(node for path in block.rows.paths for node in path if node.id == node_id)
