"""The 勾稽关系: stated totals against their parts; applications received against those handled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.format.check import CheckSpec
from core.format.model import Format
from core.format.tables import Table
from core.keys import CellKey
from core.naming import cell_name, column_name, row_name
from core.numbers import Number, add_up, display, gap


def wrong_totals(context: Context) -> Iterator[Finding]:
    """Return a finding for every stated total that is not the sum of its parts."""
    for spec in context.form.checks:
        if spec.kind == "total_equals_parts":
            yield from total_equals_parts(spec, context)


def total_equals_parts(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A total written in a file is the sum of its parts."""
    table = context.form.table(str(spec.fields["table"]))
    target = str(spec.fields["target"])
    is_row = any(total.target == target and total.axis == "row" for total in table.totals)
    for key in table.parts if context.stated else ():
        if key not in context.stated or target != (key.row if is_row else key.column):
            continue
        computed, stated = context.values.get(key, 0), context.stated[key]
        if stated is not None and computed != stated:
            line = column_name(table, key) if is_row else row_name(table, key)
            slots = {"computed": display(computed), "stated": display(stated)}
            yield finding(
                spec, (key,), {"line": line, "difference": display(gap(computed, stated)), **slots}
            )


def total_left_blank(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A total of a file is written where its parts are."""
    table = context.form.table(str(spec.fields["table"]))
    for key in table.units:
        computed = context.values.get(key, 0)
        if key in context.stated and context.stated[key] is None and computed:
            slots = {"cell": cell_name(table, key), "computed": display(computed)}
            yield finding(spec, (key,), slots)


@dataclass(frozen=True, slots=True)
class Balance:
    """One column of a balanced table: `left` items came in, `right` items are accounted for.

    `sentence` says in few words what is out of balance, "" when nothing is. `keys` are the cells compared.
    """

    table: str
    column: str
    name: str
    left: Number
    right: Number
    keys: tuple[CellKey, ...]
    sentence: str

    @property
    def difference(self) -> Number:
        """Return how many items are not accounted for; negative when too many are."""
        return self.left - self.right


def balances(form: Format, values: Mapping[CellKey, Number]) -> tuple[Balance, ...]:
    """Return the state of every column of every balanced table, filled or not, in column order."""
    return tuple(
        balance
        for spec in form.checks
        if spec.kind == "balance"
        for balance in _balances_of(spec, form.table(str(spec.fields["table"])), values)
    )


def balance(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """First item plus second item equals third plus fourth, in every column.

    A computed column follows from the others, so it is only named when no other is out of balance.
    """
    table = context.form.table(str(spec.fields["table"]))
    off = [one for one in _balances_of(spec, table, context.values) if one.sentence]
    typed = [one for one in off if one.keys[0] not in table.computed]
    for one in typed or off:
        slots = {
            "column": one.name,
            "left": display(one.left),
            "right": display(one.right),
            "difference": display(gap(one.left, one.right)),
            "likely": _sentence(spec, "likely", one.difference),
        }
        yield finding(spec, one.keys, slots)


def _balances_of(
    spec: CheckSpec, table: Table, values: Mapping[CellKey, Number]
) -> Iterator[Balance]:
    for column in _columns(table, _ids(spec, "left"), _ids(spec, "right")):
        came_in = add_up([values.get(key, 0) for key in column.left])
        handled = add_up([values.get(key, 0) for key in column.right])
        sentence = _sentence(spec, "short", came_in - handled)
        keys = column.left + column.right
        yield Balance(table.id, column.id, column.name, came_in, handled, keys, sentence)


class _Column(NamedTuple):
    """A column of a balanced table: its id, what it is called, the cells on both sides."""

    id: str
    name: str
    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]


@lru_cache(maxsize=16)  # the form stays the same while figures are typed
def _columns(table: Table, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[_Column, ...]:
    return tuple(
        _Column(
            column.id,
            column_name(table, CellKey(table.id, left[0], column.id)),
            tuple(CellKey(table.id, row, column.id) for row in left),
            tuple(CellKey(table.id, row, column.id) for row in right),
        )
        for column in table.blocks[0].columns.leaves
    )


def _sentence(spec: CheckSpec, name: str, difference: Number) -> str:
    """Return the one of the two sentences `name` that fits the difference, "" for none."""
    sentences = spec.fields.get(name)
    if difference == 0 or not isinstance(sentences, dict):
        return ""
    wording = sentences["still_open" if difference > 0 else "too_many"]
    return str(wording).format(count=display(gap(difference, 0)))


def _ids(spec: CheckSpec, name: str) -> tuple[str, ...]:
    ids = spec.fields[name]
    return tuple(str(one) for one in ids) if isinstance(ids, list) else ()
