"""Sentences written from facts and figures by the Jinja2 templates of a form.

Templates run in the sandbox: they are ours or a rule pack's, and figures and names are the officer's.
"""

import logging
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from core.dates import chinese_date
from core.format.model import Format
from core.format.parsing import Wording
from core.format.sections import Section
from core.keys import CellKey
from core.numbers import Number
from core.report import Passage, Passages, Report

if TYPE_CHECKING:
    from core.wording.sandbox import WordingSandbox

_log = logging.getLogger(__name__)


class BadWording(Exception):
    """A template asks for what there is not, or for more than a sentence can need."""


def title_of(form: Format, report: Report) -> str:
    """Return the report's title."""
    return _render(form, "title", report, None)


def lead_of(
    form: Format, section: Section, report: Report, values: Mapping[CellKey, Number]
) -> str:
    """Return the lead sentence the program would write for `section`, "" when it writes none."""
    return _render(form, section.lead, report, values) if section.lead else ""


def has_own_lead(section: Section, report: Report) -> bool:
    """Return whether the officer wrote or deliberately emptied the lead text of `section`."""
    passages = report.passages(section.id)
    return bool(passages) and not passages[0].title


def passages_with_lead(
    form: Format, section: Section, report: Report, values: Mapping[CellKey, Number]
) -> Passages:
    """Return the passages as they will be printed: the officer's own lead text, else the program's."""
    passages = report.passages(section.id)
    if has_own_lead(section, report):
        return passages
    lead = lead_of(form, section, report, values)
    return (Passage("", lead), *passages) if lead else passages


def written(
    form: Format, name: str, report: Report, values: Mapping[CellKey, Number] | None
) -> str:
    """Return what the template `name` says; without `values` it can speak of no figures.

    Raises BadWording for a template of a rule pack that cannot be followed.
    """
    tables = {} if values is None else _tables(form, values)
    try:
        sandbox = _sandbox(form.wording)
        sandbox.begin()
        return sandbox.get_template(name).render(**_facts(form, report), **tables).strip()
    except _beyond_wording() as error:
        raise BadWording(f"{type(error).__name__}: {error}") from error


def _render(
    form: Format, name: str, report: Report, values: Mapping[CellKey, Number] | None
) -> str:
    """Return what the template says, "" when it cannot be followed: the officer writes the sentence then."""
    try:
        return written(form, name, report, values)
    except BadWording:
        _log.exception("no wording %s", name)
        return ""


def _beyond_wording() -> tuple[type[Exception], ...]:
    from jinja2 import TemplateError

    return TemplateError, RecursionError, TypeError, ValueError, ArithmeticError, LookupError


def _facts(form: Format, report: Report) -> dict[str, object]:
    facts: dict[str, object] = {fact.id: report.text_fact(fact.id) for fact in form.facts}
    day = report.facts.get("date")
    return {
        **facts,
        "short": report.short_unit or "本机关",
        "year": report.year,
        "date": chinese_date(day) if isinstance(day, date) else "",
    }


def _tables(form: Format, values: Mapping[CellKey, Number]) -> dict[str, object]:
    tables: dict[str, dict[str, dict[str, Number | None]]] = {}
    for key in form.units:
        tables.setdefault(key.table, {}).setdefault(key.row, {})[key.column] = values.get(key)
    return dict(tables)


@lru_cache(maxsize=8)
def _sandbox(wording: Wording) -> "WordingSandbox":
    from core.wording.sandbox import WordingSandbox  # late: not needed to open the window

    return WordingSandbox(wording)
