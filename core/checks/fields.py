"""What the fields of a rule may hold: each function tells whether a value fits the form."""

import re
from collections.abc import Callable

from core.checks.prose import FACTS, side_by_side
from core.checks.slots import bad_slots
from core.format.check import CheckSpec
from core.format.model import Format
from core.format.tables import Table

# Values are looked up in lists, not in sets: what a form file gives may be unhashable.
FieldRule = Callable[[CheckSpec, object, Format], bool]

_COUNT = frozenset({"count"})


def is_fact(_spec: CheckSpec, value: object, form: Format) -> bool:
    """A fact of the first page."""
    return value in [fact.id for fact in form.facts]


def is_section(_spec: CheckSpec, value: object, form: Format) -> bool:
    """A section, the opening too."""
    return value in list(form.text_sections)


def are_sections(spec: CheckSpec, value: object, form: Format) -> bool:
    """A list of sections; “facts” stands for the texts of the first page."""
    return _is_list(value, lambda one: one == FACTS or is_section(spec, one, form))


def is_limited_section(spec: CheckSpec, value: object, form: Format) -> bool:
    """A section with an official length."""
    return is_section(spec, value, form) and form.section(str(value)).character_limit is not None


def is_table(_spec: CheckSpec, value: object, form: Format) -> bool:
    """A table."""
    return value in [table.id for table in form.tables]


def is_total(spec: CheckSpec, value: object, form: Format) -> bool:
    """A computed line of the rule's table."""
    return value in [total.target for total in _table(spec, form).totals]


def is_row(spec: CheckSpec, value: object, form: Format) -> bool:
    """A row of the rule's table."""
    return value in [key.row for key in _table(spec, form).units]


def is_column(spec: CheckSpec, value: object, form: Format) -> bool:
    """A column of the rule's table."""
    return value in [key.column for key in _table(spec, form).units]


def are_rows(spec: CheckSpec, value: object, form: Format) -> bool:
    """A list of rows of the rule's table."""
    return _is_list(value, lambda one: is_row(spec, one, form))


def are_columns(spec: CheckSpec, value: object, form: Format) -> bool:
    """A list of columns of the rule's table."""
    return _is_list(value, lambda one: is_column(spec, one, form))


def are_first_rows(spec: CheckSpec, value: object, form: Format) -> bool:
    """A list of rows of the first block, which is the one that is balanced."""
    rows = [row.id for block in _table(spec, form).blocks[:1] for row in block.rows.leaves]
    return _is_list(value, lambda one: one in rows)


def are_mentions(_spec: CheckSpec, value: object, form: Format) -> bool:
    """A list of facts that prose states in figures."""
    return _is_list(value, lambda one: one in [mention.id for mention in form.mentions])


def are_expressions(_spec: CheckSpec, value: object, _form: Format) -> bool:
    """A list of regular expressions that may stand side by side: no two groups have one name."""
    if not isinstance(value, list) or not _is_list(value, _is_expression):
        return False
    return _is_expression(side_by_side(tuple(value)))


def are_aspects(_spec: CheckSpec, value: object, _form: Format) -> bool:
    """A table of regular expressions by the name of what they show to be there."""
    return isinstance(value, dict) and bool(value) and all(map(_is_expression, value.values()))


def is_count(_spec: CheckSpec, value: object, _form: Format) -> bool:
    """A whole number above 0."""
    return type(value) is int and value > 0


def is_text(_spec: CheckSpec, value: object, _form: Format) -> bool:
    """Some words."""
    return isinstance(value, str) and bool(value)


def is_flag(_spec: CheckSpec, value: object, _form: Format) -> bool:
    """true or false."""
    return isinstance(value, bool)


def are_short_sentences(_spec: CheckSpec, value: object, _form: Format) -> bool:
    """The two sentences of a balance, with {count} in them."""
    return (
        isinstance(value, dict)
        and value.keys() == {"still_open", "too_many"}
        and all(isinstance(sentence, str) for sentence in value.values())
        and not any(any(bad_slots(sentence, _COUNT)) for sentence in value.values())
    )


def _is_list(value: object, fits: Callable[[object], bool]) -> bool:
    return isinstance(value, list) and bool(value) and all(map(fits, value))


def _is_expression(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        re.compile(value)
    except re.error:
        return False
    return True


def _table(spec: CheckSpec, form: Format) -> Table:
    name = spec.fields.get("table")
    tables = {table.id: table for table in form.tables}
    return tables.get(str(name)) or Table("", "", "", (), ())
