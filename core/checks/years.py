"""Rules about the report year, and those that compare with last year's report: silent when there is none."""

from collections.abc import Iterator

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.format.check import CheckSpec
from core.keys import CellKey, FactKey
from core.naming import column_name, row_name
from core.numbers import Number, display


def form_year(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """The report year is one the form is meant for."""
    year = context.report.year
    if year is not None and not context.form.covers(year):
        slots = {"year": year, "form": context.form.name, "years": context.form.years}
        yield finding(spec, (FactKey("year"),), slots)


def carried_over(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """What was carried out of last year was carried into this one, in every column.

    A computed column follows from the others, so it is only named when no other differs.
    """
    if context.last_year is None:
        return
    table = context.form.table(str(spec.fields["table"]))
    last_row = str(spec.fields["last_row"])
    off: dict[CellKey, tuple[Number, Number]] = {}
    for key in (key for key in table.units if key.row == spec.fields["row"]):
        now, then = context.values.get(key), context.last_year.get(key._replace(row=last_row))
        if now is not None and then is not None and now != then:
            off[key] = (now, then)
    for key in [key for key in off if key not in table.computed] or off:
        now, then = off[key]
        slots = {"this_year": display(now), "last_year": display(then)}
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
