"""What a form asks for in figures: tables of blocks, each a row axis by a column axis, with totals."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from graphlib import TopologicalSorter

from core.keys import CellKey
from core.numbering import number_before


class Unit(Enum):
    """What a cell counts: whole pieces, by how many pieces something grew or shrank, or money with decimals."""

    PIECES = "件"
    CHANGE = "增减"
    TEN_THOUSAND_YUAN = "万元"
    YUAN = "元"

    @property
    def is_money(self) -> bool:
        """Return whether the cell holds an amount with decimals."""
        return self in (Unit.TEN_THOUSAND_YUAN, Unit.YUAN)


@dataclass(frozen=True, slots=True)
class Node:
    """A label of an axis. A node without children is a leaf and stands for a line of cells."""

    id: str
    label: str
    children: tuple["Node", ...] = ()
    help: str = ""
    source: str = ""
    unit: Unit | None = None

    @property
    def text(self) -> str:
        """Return the label on one line."""
        return self.label.replace("\n", "")

    @property
    def is_leaf(self) -> bool:
        """Return whether this label stands for one line of cells."""
        return not self.children

    def leaves(self) -> Iterator["Node"]:
        """Yield the leaves at or under this node, in order."""
        if self.is_leaf:
            yield self
        for child in self.children:
            yield from child.leaves()

    @property
    def depth(self) -> int:
        """Return the number of label levels from here to the deepest leaf."""
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True)
class Axis:
    """The labels along one side of a block, as trees."""

    roots: tuple[Node, ...]

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """Return all leaves in order."""
        return tuple(leaf for root in self.roots for leaf in root.leaves())

    @cached_property
    def depth(self) -> int:
        """Return the number of label levels."""
        return max((root.depth for root in self.roots), default=0)

    @cached_property
    def paths(self) -> tuple[tuple[Node, ...], ...]:
        """Return for each leaf the nodes from its root down to it."""
        return tuple(path for root in self.roots for path in _paths(root))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return what each leaf is called in sentences, with its groups where the label alone is ambiguous."""
        times = Counter(leaf.label for leaf in self.leaves)
        return {path[-1].id: _name(path, times[path[-1].label] == 1) for path in self.paths}

    def node(self, node_id: str) -> Node:
        """Return the leaf with this id; KeyError when there is none."""
        return self._by_id[node_id]

    @cached_property
    def _by_id(self) -> dict[str, Node]:
        return {leaf.id: leaf for leaf in self.leaves}


def _name(path: tuple[Node, ...], is_unique: bool) -> str:
    """Return what a leaf is called; a numbered one with its group's number, as officers say （六）3.其他."""
    if not is_unique:
        return "－".join(node.text for node in path)
    *groups, leaf = path
    is_numbered = leaf.text[:1].isdecimal()
    return (number_before(groups[-1].text) if groups and is_numbered else "") + leaf.text


def _paths(node: Node) -> Iterator[tuple[Node, ...]]:
    if node.is_leaf:
        yield (node,)
    for child in node.children:
        for path in _paths(child):
            yield (node, *path)


@dataclass(frozen=True)
class Block:
    """A matrix of cells under one header. An unlabelled block (表四) shows no row labels."""

    rows: Axis
    columns: Axis
    title: str = ""
    corner: str = ""
    corner_is_note: bool = False
    row_labels: bool = True


@dataclass(frozen=True, slots=True)
class Total:
    """A computed line: the row or column `target` is the sum of `parts` on the same axis."""

    axis: str  # "row" or "column"
    target: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One official table: blocks below each other in a common width."""

    id: str
    name: str
    caption: str
    blocks: tuple[Block, ...]
    column_widths: tuple[int, ...]
    totals: tuple[Total, ...] = ()
    source: str = ""

    def __hash__(self) -> int:
        """Return a hash of a few fields: what is kept by table is asked for with every key press."""
        return hash((self.id, self.caption, self.column_widths))

    @cached_property
    def units(self) -> Mapping[CellKey, Unit]:
        """Return every cell of the table in reading order with its unit."""
        return {
            CellKey(self.id, row.id, column.id): column.unit or row.unit or Unit.PIECES
            for block in self.blocks
            for row in block.rows.leaves
            for column in block.columns.leaves
        }

    @cached_property
    def rows(self) -> Mapping[str, tuple[CellKey, ...]]:
        """Return the cells of every row of every block, by the id of the row, in reading order."""
        return {
            row.id: tuple(CellKey(self.id, row.id, column.id) for column in block.columns.leaves)
            for block in self.blocks
            for row in block.rows.leaves
        }

    @cached_property
    def parts(self) -> Mapping[CellKey, tuple[CellKey, ...]]:
        """Return for each total the cells it is the sum of, totals that are parts of others first.

        Where a computed row meets a computed column, the row's parts are taken; the column's give the same sum.
        """
        parts: dict[CellKey, tuple[CellKey, ...]] = {}
        for total in sorted(self.totals, key=lambda one: one.axis):
            for key in self.units:
                if total.axis == "row" and key.row == total.target:
                    parts[key] = tuple(key._replace(row=part) for part in total.parts)
                elif total.axis == "column" and key.column == total.target:
                    parts[key] = tuple(key._replace(column=part) for part in total.parts)
        return {key: parts[key] for key in TopologicalSorter(parts).static_order() if key in parts}

    @cached_property
    def computed(self) -> frozenset[CellKey]:
        """Return the keys that are totals."""
        return frozenset(self.parts)

    @cached_property
    def typed(self) -> tuple[CellKey, ...]:
        """Return the keys the officer fills in, in reading order."""
        return tuple(key for key in self.units if key not in self.computed)

    def block_of(self, key: CellKey) -> Block:
        """Return the block that holds `key`; KeyError when none does."""
        return self._blocks_by_row[key.row]

    @cached_property
    def _blocks_by_row(self) -> dict[str, Block]:
        return {row.id: block for block in self.blocks for row in block.rows.leaves}
