"""Where the labels of a form's columns stand in a table: they tell which figure of a row is whose."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice, pairwise
from typing import NamedTuple

from core.document import Document, TableBlock
from core.format.tables import Block, Node
from core.importing.imported import Spot
from core.importing.matching.labels import without_inserted
from core.importing.matching.rows import LONGEST_LABEL, Figure
from core.label_matching import folded

_TALLEST = 4  # rows of a head
_FARTHEST = 2  # tables above in which the head may stand that a page break parted from its rows


@dataclass(frozen=True)
class Heads:
    """The columns of the document that each column of a block of the form takes, None where no head tells it.

    `is_mixed_up` when the heads stand in another order than the form's and do not tell the place of every column.
    """

    places: tuple[range | None, ...]
    is_mixed_up: bool = False

    @cached_property
    def is_whole(self) -> bool:
        """Return whether every column has its place."""
        return bool(self.places) and None not in self.places

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Return the columns of the form as they stand in the document, by number; only of whole heads."""
        return tuple(sorted(range(len(self._begins)), key=self._begins.__getitem__))

    @cached_property
    def is_moved(self) -> bool:
        """Return whether the place of every column is known, and their order is not the form's."""
        return self.is_whole and self.order != tuple(range(len(self.places)))

    @cached_property
    def _begins(self) -> list[int]:
        return [place.start for place in self.places if place is not None]

    def are_over(self, figures: Sequence[Figure]) -> bool:
        """Return whether each of the figures begins where its head does, and there are no others."""
        return self.is_whole and [one.spot.column for one in figures] == self._begins

    def in_order(self) -> "Heads":
        """Return the same heads from left to right."""
        return Heads(tuple(self.places[at] for at in self.order))


NONE = Heads(())


class _Word(NamedTuple):
    """A cell that holds words: its place, and the words folded."""

    row: int
    below: int
    columns: range
    text: str


_Words = dict[str, list[_Word]]  # by their text


class HeadFinder:
    """The heads of the tables of a document, each table looked at once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words: dict[int, _Words] = {}
        self._found: dict[tuple[int, int], list[tuple[int, Heads]]] = {}
        self._asked: list[Block] = []  # alive, as they are known by their identity

    def above(self, spot: Spot, block: Block) -> Heads:
        """Return the heads of `block` last above `spot`: in its table, else in the one above that has them."""
        own = [heads for row, heads in self._of(spot.block, block) if row < spot.row]
        if own:
            return own[-1]
        before = (at for at in range(spot.block - 1, -1, -1) if self._width(at))
        for number in islice(before, _FARTHEST):
            if found := self._of(number, block):
                _, heads = found[-1]
                is_alike = self._width(number) == self._width(spot.block)
                return heads if is_alike or heads.is_mixed_up or heads.is_moved else NONE
        return NONE

    def _width(self, number: int) -> int:
        """Return how many columns a table has, 0 for what is none."""
        table = self._document.blocks[number]
        return table.width if isinstance(table, TableBlock) else 0

    def _of(self, number: int, block: Block) -> list[tuple[int, Heads]]:
        known = (number, id(block))
        if known not in self._found:
            if number not in self._words:
                self._words[number] = _words(self._document, number)
            self._asked.append(block)
            self._found[known] = list(_all_heads(self._words[number], block))
        return self._found[known]


def _words(document: Document, number: int) -> _Words:
    table = document.blocks[number]
    found: dict[str, list[_Word]] = {}
    if isinstance(table, TableBlock):
        for row, column, tall, wide, text, *_ in table.cells:
            if text and not text.isdecimal() and len(text) <= LONGEST_LABEL:
                words = folded(without_inserted(text))
                found.setdefault(words, []).append(
                    _Word(row, row + tall, range(column, column + wide), words)
                )
    return found


def _all_heads(words: _Words, block: Block) -> Iterator[tuple[int, Heads]]:
    """Yield the heads of `block` in a table, each with the row in which it ends."""
    wanted = [_text(leaf) for leaf in block.columns.leaves]
    different = set(wanted)
    among = [one for text in different for one in words.get(text, ())]
    for row in sorted({one.row for one in among}):
        reaching = [one for one in among if one.row <= row < one.below]
        if 2 * len({one.text for one in reaching}) >= len(different):
            yield row, _heads(block, wanted, reaching, partial(_band, words, row))


def _band(words: _Words, row: int) -> list[_Word]:
    """Return the words in the rows of a head that ends in `row`."""
    return [one for every in words.values() for one in every if row - _TALLEST < one.row <= row]


def _heads(
    block: Block,
    wanted: Sequence[str],
    reaching: Sequence[_Word],
    band_of: Callable[[], list[_Word]],
) -> Heads:
    band = band_of() if len(set(wanted)) < len(wanted) else []
    places = tuple(
        _place(path, wanted.count(text), [one for one in reaching if one.text == text], band)
        for path, text in zip(block.columns.paths, wanted, strict=True)
    )
    begins = [place.start for place in places if place is not None]
    if len(begins) == len(places) == len(set(begins)):
        return Heads(places)
    band = band or band_of()
    written = [one.text for one in sorted(reaching, key=lambda one: one.columns.start)]
    is_other = len(written) == len(wanted) and written != list(wanted)
    is_mixed_up = is_other or begins != sorted(set(begins)) or _has_a_row_mixed_up(block, band)
    if any(one.text in wanted and one.text not in written for one in band):
        places = (None,) * len(places)  # spans were lost: what stands above stands elsewhere
    return Heads(places, is_mixed_up)


def _place(
    path: Sequence[Node], times: int, fitting: Sequence[_Word], band: Sequence[_Word]
) -> range | None:
    """Return the columns below the one head of a leaf; one of several that read alike stands below its group."""
    if times > 1 and len(path) > 1:
        group = _text(path[-2])
        over = [one for one in band if one.text == group]
        fitting = [
            leaf
            for leaf in fitting
            if any(one.row < leaf.row and leaf.columns.start in one.columns for one in over)
        ]
    return fitting[0].columns if len(fitting) == 1 else None


def _has_a_row_mixed_up(block: Block, band: Sequence[_Word]) -> bool:
    """Return whether two labels of one row stand in another order than the form's."""
    every = [_text(node) for root in block.columns.roots for node in _nodes(root)]
    once = {text: at for at, text in enumerate(every) if every.count(text) == 1}
    met = sorted((one.row, one.columns.start, once[one.text]) for one in band if one.text in once)
    return any(one[0] == two[0] and one[2] > two[2] for one, two in pairwise(met))


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _text(node: Node) -> str:
    return folded(without_inserted(node.text))
