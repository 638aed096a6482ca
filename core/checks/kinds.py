"""The closed set of check kinds: what a rule of a form file can ask for.

A new kind is one function that yields findings, one entry here and one test.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from core.checks import filled, sums, texts, years
from core.checks.context import Context
from core.checks.finding import Finding
from core.checks.slots import bad_slots
from core.format.model import CheckSpec, Format, Table

# Values are looked up in lists, not in sets: what a form file gives may be unhashable.
FieldRule = Callable[[CheckSpec, object, Format], bool]

_COUNT = frozenset({"count"})


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A kind of rule: its function, the fields an entry must give, the slots its sentences may use."""

    find: Callable[[CheckSpec, Context], Iterator[Finding]]
    fields: Mapping[str, FieldRule]
    slots: frozenset[str]


def run_checks(context: Context) -> tuple[Finding, ...]:
    """Return what every rule of the form finds, in the order of the rules."""
    return tuple(
        one for spec in context.form.checks for one in KINDS[spec.kind].find(spec, context)
    )


def _is_fact(_spec: CheckSpec, value: object, form: Format) -> bool:
    return value in [fact.id for fact in form.facts]


def _is_section(_spec: CheckSpec, value: object, form: Format) -> bool:
    return value in list(form.text_sections)


def _is_limited_section(spec: CheckSpec, value: object, form: Format) -> bool:
    return _is_section(spec, value, form) and form.section(str(value)).character_limit is not None


def _is_table(_spec: CheckSpec, value: object, form: Format) -> bool:
    return value in [table.id for table in form.tables]


def _is_total(spec: CheckSpec, value: object, form: Format) -> bool:
    return value in [total.target for total in _table(spec, form).totals]


def _is_row(spec: CheckSpec, value: object, form: Format) -> bool:
    return value in [key.row for key in _table(spec, form).units]


def _is_column(spec: CheckSpec, value: object, form: Format) -> bool:
    return value in [key.column for key in _table(spec, form).units]


def _are_rows(spec: CheckSpec, value: object, form: Format) -> bool:
    """Return whether `value` lists rows of the first block, which is the one that is balanced."""
    rows = [row.id for block in _table(spec, form).blocks[:1] for row in block.rows.leaves]
    return isinstance(value, list) and bool(value) and all(row in rows for row in value)


def _are_short_sentences(_spec: CheckSpec, value: object, _form: Format) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"still_open", "too_many"}
        and all(isinstance(sentence, str) for sentence in value.values())
        and not any(any(bad_slots(sentence, _COUNT)) for sentence in value.values())
    )


def _table(spec: CheckSpec, form: Format) -> Table:
    name = spec.fields.get("table")
    tables = {table.id: table for table in form.tables}
    return tables.get(str(name)) or Table("", "", "", (), ())


KINDS: Mapping[str, CheckKind] = {
    "fact_filled": CheckKind(filled.fact_filled, {"fact": _is_fact}, frozenset({"label"})),
    "form_year": CheckKind(years.form_year, {}, frozenset({"year", "form", "years"})),
    "text_filled": CheckKind(filled.text_filled, {"section": _is_section}, frozenset({"heading"})),
    "passages_filled": CheckKind(
        filled.passages_filled, {"section": _is_section}, frozenset({"heading", "titles"})
    ),
    "text_limit": CheckKind(
        texts.text_limit,
        {"section": _is_limited_section},
        frozenset({"heading", "count", "limit", "excess"}),
    ),
    "cells_filled": CheckKind(
        filled.cells_filled, {"table": _is_table}, frozenset({"table", "where", "count"})
    ),
    "total_equals_parts": CheckKind(
        sums.total_equals_parts,
        {"table": _is_table, "target": _is_total},
        frozenset({"line", "computed", "stated", "difference"}),
    ),
    "balance": CheckKind(
        sums.balance,
        {
            "table": _is_table,
            "left": _are_rows,
            "right": _are_rows,
            "short": _are_short_sentences,
        },
        frozenset({"column", "left", "right", "difference"}),
    ),
    "carried_over": CheckKind(
        years.carried_over,
        {"table": _is_table, "row": _is_row, "last_row": _is_row},
        frozenset({"column", "this_year", "last_year"}),
    ),
    "roll_forward": CheckKind(
        years.roll_forward,
        {"table": _is_table, "opening": _is_column, "plus": _is_column, "minus": _is_column},
        frozenset({"row", "last_year", "issued", "repealed", "computed", "stated"}),
    ),
}
