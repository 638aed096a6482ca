"""Rules about figures that are possible but seldom right."""

from collections.abc import Iterator
from decimal import Decimal

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import applies
from core.format.check import CheckSpec
from core.format.tables import Table
from core.keys import CellKey
from core.naming import cell_name, column_name, row_name
from core.numbers import Number, add_up, display


def rows_of(spec: CheckSpec, name: str) -> tuple[str, ...]:
    """Return the ids of rows or columns that the rule gives as `name`."""
    value = spec.fields[name]
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def handled_without_source(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Nothing is accounted for in a table into which nothing came; a single column is left to its balance."""
    table = context.form.table(str(spec.fields["table"]))
    sources, handled = rows_of(spec, "left"), rows_of(spec, "right")
    for key in _line(table, sources[0]):
        came_in = [context.values.get(key._replace(row=row)) for row in sources]
        done = [key._replace(row=row) for row in handled]
        count = add_up(context.values.get(one, 0) for one in done)
        if key in table.computed and set(came_in) == {0} and count:
            filled = tuple(one for one in done if context.values.get(one))
            yield finding(
                spec, filled, {"column": column_name(table, key), "count": display(count)}
            )


def excess_equals(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """What is accounted for too much is not just the figure of one row: the same items written in twice."""
    table = context.form.table(str(spec.fields["table"]))
    sources, handled = rows_of(spec, "left"), rows_of(spec, "right")
    for key in _line(table, sources[0]):
        came_in = add_up(context.values.get(key._replace(row=row), 0) for row in sources)
        excess = add_up(context.values.get(key._replace(row=row), 0) for row in handled) - came_in
        twice = key._replace(row=str(spec.fields["row"]))
        if key not in table.computed and excess > 0 and context.values.get(twice) == excess:
            slots: dict[str, object] = {
                "column": column_name(table, key),
                "excess": display(excess),
            }
            yield finding(spec, (twice,), slots)


def large_share(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Certain rows together are no more than some part of a total, which of a total below `least` says nothing."""
    table = context.form.table(str(spec.fields["table"]))
    column, limit = str(spec.fields["column"]), spec.fields["percent"]
    least = spec.fields.get("least", 1)
    rows = [CellKey(table.id, row, column) for row in rows_of(spec, "rows")]
    part = add_up(context.values.get(key, 0) for key in rows)
    whole = context.values.get(CellKey(table.id, str(spec.fields["of"]), column), 0)
    if not isinstance(limit, int) or not isinstance(least, int) or whole < least:
        return
    if part * 100 > whole * limit:
        percent = round(part * 100 / whole)
        filled = tuple(key for key in rows if context.values.get(key))
        yield finding(spec, filled, {"count": display(part), "percent": percent})


def less_than(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """What was issued this year and not repealed is among what is in force."""
    table = context.form.table(str(spec.fields["table"]))
    names = {name: str(spec.fields[name]) for name in ("issued", "repealed", "in_force")}
    for row in {key.row: key for key in table.units if key.column == names["issued"]}.values():
        keys = {name: row._replace(column=column) for name, column in names.items()}
        issued, repealed, in_force = (context.values.get(key) for key in keys.values())
        if issued is None or in_force is None or repealed != 0 or in_force >= issued:
            continue
        slots = {"issued": display(issued), "in_force": display(in_force)}
        yield finding(spec, (keys["in_force"],), {"row": row_name(table, row), **slots})


def seldom_filled(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Rows that units of this kind hardly ever have figures in are 0."""
    table = context.form.table(str(spec.fields["table"]))
    if not applies(spec, context):
        return
    for row in rows_of(spec, "rows"):
        filled = tuple(key for key in table.units if key.row == row and context.values.get(key))
        if filled:
            first = context.values[filled[0]]
            slots: dict[str, object] = {"row": row_name(table, filled[0]), "value": display(first)}
            yield finding(spec, filled, slots)


def changed_much(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """No figure is many times what it was last year, or a small part of it."""
    if context.last_year is None:
        return
    table = context.form.table(str(spec.fields["table"]))
    rows, times, least = rows_of(spec, "rows"), spec.fields["times"], spec.fields["least"]
    for key in (key for key in table.typed if key.row in rows):
        now, then = context.values.get(key), context.last_year.get(key)
        if now is None or not then or not isinstance(times, int) or not isinstance(least, int):
            continue
        if max(now, then) >= least and _is_far(
            now, then, times, spec.fields.get("up_only") is True
        ):
            slots = {
                "this_year": display(now),
                "last_year": display(then),
                "times": _times(now, then),
            }
            yield finding(spec, (key,), {"cell": cell_name(table, key), **slots})


def _is_far(now: Number, then: Number, times: int, up_only: bool) -> bool:
    return now >= then * times or (not up_only and now * times <= then)


def _times(now: Number, then: Number) -> str:
    return display(round(Decimal(now) / Decimal(then)))


def worth_a_look(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Where certain cells are not 0, this year or last, something is easily forgotten."""
    table = context.form.table(str(spec.fields["table"]))
    values = context.last_year if spec.fields.get("last_year") is True else context.values
    columns = rows_of(spec, "columns")
    filled = [key for key in table.units if key.column in columns and (values or {}).get(key)]
    if filled and values is not None:
        count = add_up(values[key] for key in filled)
        yield finding(spec, tuple(filled), {"count": display(count)})


def _line(table: Table, row: str) -> Iterator[CellKey]:
    return (key for key in table.units if key.row == row)
