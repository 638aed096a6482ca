"""What a figure in the prose can be linked with: cells, and groups of cells that are summed."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from core.format.groups import cells_of
from core.format.mention import Cells
from core.format.model import Format
from core.format.tables import Axis, Table
from core.keys import CellKey, parse_cell_key
from core.naming import cell_name
from core.numbers import Number, add_up, display

UNFILLED = "〔未填〕"


class Target(NamedTuple):
    """Something to link with: the `key` a link keeps, what the officer calls it, and its cells."""

    key: str
    name: str
    cells: Cells


@lru_cache(maxsize=8)
def targets(form: Format) -> tuple[Target, ...]:
    """Return everything a figure can be linked with, each once: what prose usually states comes first."""
    by_cells: dict[Cells, Target] = {}
    named = {spec.values[0]: spec.name for spec in reversed(form.mentions) if spec.values}
    for table in form.tables:
        for target in _of_table(table):
            name = named.get(target.cells, target.name)
            by_cells.setdefault(target.cells, target._replace(name=name))
    usual = [by_cells[cells] for cells in reversed(named) if cells in by_cells]
    return (*usual, *(one for one in by_cells.values() if one not in usual))


def _of_table(table: Table) -> Iterator[Target]:
    """Yield every cell of a table, then every group of rows or columns that has figures of its own."""
    for key in table.units:
        yield Target(str(key), f"{table.name} {cell_name(table, key)}", (key,))
    for block in table.blocks:
        for row in _groups(block.rows):
            for column in block.columns.leaves:
                yield from _group(table, row, column.id)
        for column_id in _groups(block.columns):
            for leaf in block.rows.leaves:
                yield from _group(table, leaf.id, column_id)


def _group(table: Table, row: str, column: str) -> Iterator[Target]:
    key = CellKey(table.id, row, column)
    cells = cells_of(table, key)
    if len(cells) > 1 and not any(
        cell in table.computed and _has_parts(cells, table, cell) for cell in cells
    ):
        yield Target(str(key), f"{table.name} {_group_name(table, key)}", cells)


def _has_parts(cells: Cells, table: Table, total: CellKey) -> bool:
    """Return whether a group holds a total together with what it is the sum of: nobody means that sum."""
    return any(part in cells for part in table.parts[total])


def _group_name(table: Table, key: CellKey) -> str:
    for block in table.blocks:
        rows, columns = _names(block.rows), _names(block.columns)
        if key.row in rows and key.column in columns:
            return f"{rows[key.row]}／{columns[key.column]}"
    return str(key)


def _names(axis: Axis) -> dict[str, str]:
    nodes = {node.id: node.text for path in axis.paths for node in path}
    return {**nodes, **axis.names}


def _groups(axis: Axis) -> list[str]:
    return list(dict.fromkeys(node.id for path in axis.paths for node in path[:-1]))


def target_of(form: Format, key: str) -> Target | None:
    """Return the target a link keeps as `key`, None when the form has no such cells."""
    return _by_key(form).get(key)


@lru_cache(maxsize=8)
def _by_key(form: Format) -> Mapping[str, Target]:
    return {target.key: target for target in targets(form)}


def target_for(form: Format, cells: Cells) -> Target | None:
    """Return the target whose cells are just `cells`, None when there is none."""
    return next((one for one in targets(form) if one.cells == cells), None)


def shown(form: Format, key: str, values: Mapping[CellKey, Number]) -> str:
    """Return what a link with `key` shows: the figure, or that it is not filled in yet."""
    target = target_of(form, key)
    if target is None or any(cell not in values for cell in target.cells):
        return UNFILLED
    return display(add_up(values[cell] for cell in target.cells))


def is_target(form: Format, key: str) -> bool:
    """Return whether `key` is written as a cell key and names cells of the form."""
    return parse_cell_key(key) is not None and target_of(form, key) is not None
