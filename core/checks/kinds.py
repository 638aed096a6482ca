"""The closed set of check kinds: what a rule of a form file can ask for.

A new kind is one function that yields findings, one entry here and one test.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from core.checks import (
    dates,
    facts,
    fields,
    filled,
    linked,
    oddities,
    phrases,
    series,
    similar,
    sums,
    texts,
    told,
    units,
    years,
)
from core.checks.context import Context
from core.checks.fields import FieldRule
from core.checks.finding import Finding
from core.format.check import CheckSpec


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A kind of rule: its function, the fields an entry must give, the slots its sentences may use.

    `optional` are fields that an entry may leave out.
    """

    find: Callable[[CheckSpec, Context], Iterator[Finding]]
    fields: Mapping[str, FieldRule]
    slots: frozenset[str]
    optional: Mapping[str, FieldRule] = field(default_factory=dict)


def run_checks(context: Context) -> tuple[Finding, ...]:
    """Return what every rule of the form finds, in the order of the rules."""
    return tuple(
        one for spec in context.form.checks for one in KINDS[spec.kind].find(spec, context)
    )


def _kind(
    find: Callable[[CheckSpec, Context], Iterator[Finding]],
    slots: str,
    optional: Mapping[str, FieldRule] | None = None,
    /,
    **required: FieldRule,
) -> CheckKind:
    return CheckKind(find, required, frozenset(slots.split()), optional or {})


_MEANT_FOR: dict[str, FieldRule] = {
    "units": fields.are_expressions,
    "other_units": fields.are_expressions,
}
_WHERE: dict[str, FieldRule] = {"sections": fields.are_sections, "unless": fields.are_expressions}
_SIDES: dict[str, FieldRule] = {
    "table": fields.is_table,
    "left": fields.are_first_rows,
    "right": fields.are_first_rows,
}
_TOLD = "place told name stated difference"

_FILLED = {
    "fact_filled": _kind(filled.fact_filled, "label", fact=fields.is_fact),
    "fact_pattern": _kind(
        facts.fact_pattern,
        "label value",
        {"between": fields.are_expressions},
        fact=fields.is_fact,
        words=fields.are_expressions,
    ),
    "text_filled": _kind(filled.text_filled, "heading", section=fields.is_section),
    "passages_filled": _kind(filled.passages_filled, "heading titles", section=fields.is_section),
    "cells_filled": _kind(filled.cells_filled, "table where count", table=fields.is_table),
}

_SUMS = {
    "total_equals_parts": _kind(
        sums.total_equals_parts,
        "line computed stated difference",
        table=fields.is_table,
        target=fields.is_total,
    ),
    "total_left_blank": _kind(sums.total_left_blank, "cell computed", table=fields.is_table),
    "balance": _kind(
        sums.balance,
        "column left right difference likely",
        {"likely": fields.are_short_sentences},
        **_SIDES,
        short=fields.are_short_sentences,
    ),
    "handled_without_source": _kind(
        oddities.handled_without_source,
        "column count",
        **_SIDES,
    ),
    "excess_equals": _kind(
        oddities.excess_equals,
        "column excess",
        **_SIDES,
        row=fields.is_row,
    ),
}

_YEARS = {
    "form_year": _kind(years.form_year, "year form years"),
    "carried_over": _kind(
        years.carried_over,
        "column this_year last_year",
        table=fields.is_table,
        row=fields.is_row,
        last_row=fields.is_row,
    ),
    "roll_forward": _kind(
        years.roll_forward,
        "row last_year issued repealed computed stated",
        table=fields.is_table,
        opening=fields.is_column,
        plus=fields.is_column,
        minus=fields.is_column,
    ),
    "changed_much": _kind(
        oddities.changed_much,
        "cell this_year last_year times",
        {"up_only": fields.is_flag},
        table=fields.is_table,
        rows=fields.are_rows,
        times=fields.is_count,
        least=fields.is_count,
    ),
    "like_last_year": _kind(
        similar.like_last_year,
        "heading percent",
        sections=fields.are_sections,
        percent=fields.is_count,
    ),
}

_ODDITIES = {
    "large_share": _kind(
        oddities.large_share,
        "count percent",
        {"least": fields.is_count},
        table=fields.is_table,
        rows=fields.are_rows,
        of=fields.is_row,
        column=fields.is_column,
        percent=fields.is_count,
    ),
    "less_than": _kind(
        oddities.less_than,
        "row issued in_force",
        table=fields.is_table,
        issued=fields.is_column,
        repealed=fields.is_column,
        in_force=fields.is_column,
    ),
    "seldom_filled": _kind(
        oddities.seldom_filled,
        "row value",
        _MEANT_FOR,
        table=fields.is_table,
        rows=fields.are_rows,
    ),
    "worth_a_look": _kind(
        oddities.worth_a_look,
        "count",
        {"last_year": fields.is_flag},
        table=fields.is_table,
        columns=fields.are_columns,
    ),
}

_WORDS = {
    "text_limit": _kind(
        texts.text_limit, "heading count limit excess", section=fields.is_limited_section
    ),
    "text_meagre": _kind(
        phrases.text_meagre,
        "heading count least",
        section=fields.is_section,
        characters=fields.is_count,
    ),
    "phrase_found": _kind(
        phrases.phrase_found, "place found", _MEANT_FOR | _WHERE, words=fields.are_expressions
    ),
    "phrase_missing": _kind(
        phrases.phrase_missing,
        "heading",
        _MEANT_FOR | {"when": fields.are_expressions, "in_body": fields.is_flag},
        section=fields.is_section,
        words=fields.are_expressions,
    ),
    "aspects_missing": _kind(
        phrases.aspects_missing,
        "heading missing count",
        _MEANT_FOR | {"when": fields.are_expressions},
        section=fields.is_section,
        aspects=fields.are_aspects,
    ),
    "numbering": _kind(series.numbering, "place first second", _WHERE),
    "other_years": _kind(
        dates.other_years,
        "place found year",
        _WHERE | {"unless_next": fields.are_expressions, "plans": fields.are_sections},
    ),
    "period": _kind(dates.period, "found year", _WHERE),
    "signed_in_time": _kind(dates.signed_in_time, "date year next_year"),
    "other_unit": _kind(units.other_unit, "place found", _MEANT_FOR | _WHERE),
    "same_unit": _kind(units.same_unit, "found unit", fact=fields.is_fact),
}

_FIGURES = {
    "told_otherwise": _kind(told.told_otherwise, _TOLD, mentions=fields.are_mentions),
    "told_to_be_nothing": _kind(told.told_to_be_nothing, _TOLD, mentions=fields.are_mentions),
    "told_with_more": _kind(
        told.told_with_more, f"{_TOLD} plain added", mentions=fields.are_mentions
    ),
    "told_in_other_unit": _kind(
        told.told_in_other_unit,
        f"{_TOLD} right_unit",
        mentions=fields.are_mentions,
        unit=fields.is_text,
    ),
    "told_both_ways": _kind(
        told.told_both_ways, f"{_TOLD} other other_place", mentions=fields.are_mentions
    ),
    "told_twice": _kind(told.told_twice, _TOLD),
    "link_broken": _kind(linked.link_broken, "place told name stated"),
    "link_unfilled": _kind(linked.link_unfilled, "place told name stated"),
    "parts_differ": _kind(told.parts_differ, _TOLD),
    "share_differs": _kind(told.share_differs, f"{_TOLD} part whole"),
}

KINDS: Mapping[str, CheckKind] = _FILLED | _SUMS | _YEARS | _ODDITIES | _WORDS | _FIGURES
