"""Hypothesis strategies: tables of any shape a form file could describe."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from core.format.tables import Axis, Block, Node, Table, Total
from core.grid import label_columns


def nodes() -> SearchStrategy[Node]:
    """Return a label with up to three levels of labels under it; ids are given later."""
    leaf = st.just(Node("", "标签"))
    return st.recursive(
        leaf,
        lambda inner: st.lists(inner, min_size=1, max_size=3).map(
            lambda children: Node("", "组", tuple(children))
        ),
        max_leaves=5,
    )


def axes(prefix: str) -> SearchStrategy[Axis]:
    """Return an axis whose labels are called `prefix`1, `prefix`2 …, in reading order."""
    return st.lists(nodes(), min_size=1, max_size=3).map(lambda roots: _numbered(roots, prefix))


def _numbered(roots: list[Node], prefix: str) -> Axis:
    count = 0

    def numbered(node: Node) -> Node:
        nonlocal count
        count += 1
        name = f"{prefix}{count}"
        return replace(node, id=name, children=tuple(numbered(child) for child in node.children))

    return Axis(tuple(numbered(root) for root in roots))


@st.composite
def tables(draw: DrawFn) -> Table:
    """Return a table of one to three blocks, wide enough for all of them, with totals that add up."""
    row_labels = draw(st.booleans())
    blocks = tuple(
        Block(
            rows=draw(axes(f"row{place}_")),
            columns=draw(axes("column")),
            title=draw(st.sampled_from(("", "标题"))),
            row_labels=row_labels,
        )
        for place in range(draw(st.integers(1, 3)))
    )
    table = Table("letters", "表一", "来信", blocks, ())
    room = 1
    for block in blocks:
        room *= len(block.columns.leaves)
    return replace(table, column_widths=(1,) * (label_columns(table) + room), totals=_totals(table))


def _totals(table: Table) -> tuple[Total, ...]:
    """Return a total of the last row and the last column where there is something to add up."""
    if len(table.blocks) > 1:
        return ()
    found = []
    for name, axis in (("row", table.blocks[0].rows), ("column", table.blocks[0].columns)):
        *parts, target = [leaf.id for leaf in axis.leaves]
        if parts:
            found.append(Total(name, target, tuple(parts)))
    return tuple(found)
