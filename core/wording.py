"""Sentences written from facts and figures by the Jinja2 templates of `resources/wording`.

Templates run in the sandbox; they are ours, but figures and names are the officer's.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from core import paths
from core.dates import chinese_date
from core.format.model import Format, Section
from core.keys import CellKey
from core.numbers import Number, display
from core.report import Passage, Passages, Report

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


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


def _render(
    form: Format, name: str, report: Report, values: Mapping[CellKey, Number] | None
) -> str:
    """Return what the template `name` says; without `values` it can speak of no figures."""
    template = _environment(form.id).get_template(f"{name}.j2")
    tables = {} if values is None else _tables(form, values)
    return template.render(**_facts(form, report), **tables).strip()


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


@cache
def _environment(form_id: str) -> "SandboxedEnvironment":
    from jinja2 import FileSystemLoader, StrictUndefined  # late: not needed to open the window
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(paths.resources() / "wording" / form_id),
        undefined=StrictUndefined,
        autoescape=False,  # plain text, never HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = display
    return environment
