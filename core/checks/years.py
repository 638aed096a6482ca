"""Rules that compare this year with last year's report; silent when there is none."""

from collections.abc import Iterator

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.format.model import CheckSpec
from core.keys import CellKey
from core.naming import column_name, row_name
from core.numbers import display


def carried_over(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """What was carried out of last year was carried into this one, in every column."""
    table = context.form.table(str(spec.fields["table"]))
    for key in table.units:
        if context.last_year is None or key.row != spec.fields["row"]:
            continue
        now, then = (
            context.values.get(key),
            context.last_year.get(key._replace(row=str(spec.fields["last_row"]))),
        )
        if now is None or then is None or now == then:
            continue
        slots: dict[str, object] = {"this_year": display(now), "last_year": display(then)}
        yield finding(spec, (key,), {"column": column_name(table, key), **slots})


def roll_forward(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """What is in force is last year's figure plus what was issued less what was repealed."""
    table = context.form.table(str(spec.fields["table"]))
    columns = {name: str(spec.fields[name]) for name in ("opening", "plus", "minus")}
    for key in table.units:
        if context.last_year is None or key.column != columns["opening"]:
            continue
        stated, then = context.values.get(key), context.last_year.get(key)
        issued = context.values.get(key._replace(column=columns["plus"]))
        repealed = context.values.get(key._replace(column=columns["minus"]))
        if stated is None or then is None or issued is None or repealed is None:
            continue
        computed = then + issued - repealed
        if computed != stated:
            figures = {
                "last_year": then,
                "issued": issued,
                "repealed": repealed,
                "computed": computed,
                "stated": stated,
            }
            shown: dict[str, object] = {name: display(value) for name, value in figures.items()}
            yield finding(spec, _cells(key, columns), {"row": row_name(table, key), **shown})


def _cells(key: CellKey, columns: dict[str, str]) -> tuple[CellKey, ...]:
    return tuple(key._replace(column=column) for column in columns.values())
