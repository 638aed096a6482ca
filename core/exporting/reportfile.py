"""A `Report` → our own report file `*.nianbao` (UTF-8 JSON, described in docs/analysis/report-file.md)."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.characters import without_unprintable
from core.exporting.files import write_file
from core.forms.installed import load_format
from core.linking.template import to_template
from core.numbers import Number, display
from core.report import FactValue, Passage, Report


def write_report(report: Report, target: Path) -> None:
    """Write `report` to `target`. Raises CannotWrite."""
    write_file(target, dumps(report).encode())


def dumps(report: Report) -> str:
    """Return the text of the report file: readable, in the order of the form, totals left out."""
    form = load_format(report.format_id)
    facts, texts, cells = report.facts, report.texts, report.cells
    content: dict[str, object] = {
        "format": form.id,
        "facts": {one.id: _fact(facts[one.id]) for one in form.facts if one.id in facts},
        "texts": {
            section: [_passage(one) for one in texts[section]]
            for section in form.text_sections
            if section in texts
        },
        "cells": {str(key): _cell(cells[key]) for key in form.typed if key in cells},
    }
    if report.verified:
        content["verified"] = {
            without_unprintable(mark): without_unprintable(note)
            for mark, note in report.verified.items()
        }
    if report.stated:
        content["stated"] = {
            str(key): _cell(report.stated[key])
            for table in form.tables
            for key in table.units
            if key in form.computed and key in report.stated
        }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _fact(value: FactValue) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    return without_unprintable(value) if isinstance(value, str) else value


def _passage(passage: Passage) -> dict[str, str | int]:
    plain: dict[str, str | int] = {"title": without_unprintable(passage.title)}
    if passage.links:
        plain["template"] = without_unprintable(to_template(passage))
    else:
        plain["body"] = without_unprintable(passage.body)
    return plain if passage.level == 1 else {**plain, "level": passage.level}


def _cell(value: Number) -> int | str:
    """Return counts as numbers and amounts as text, so that no decimal is lost on the way."""
    return display(value) if isinstance(value, Decimal) else value
