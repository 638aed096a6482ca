"""A `Report` → our own report file `*.nianbao` (UTF-8 JSON, described in docs/analysis/report-file.md)."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.exporting.files import write_file
from core.numbers import Number, display
from core.report import FactValue, Passage, Report


def write_report(report: Report, target: Path) -> None:
    """Write `report` to `target`. Raises CannotWrite."""
    write_file(target, dumps(report).encode())


def dumps(report: Report) -> str:
    """Return the text of the report file: readable, keys in a stable order, totals left out."""
    content = {
        "format": report.format_id,
        "facts": {fact: _fact(value) for fact, value in report.facts.items()},
        "texts": {
            section: [_passage(one) for one in passages]
            for section, passages in report.texts.items()
        },
        "cells": {str(key): _cell(value) for key, value in report.cells.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _fact(value: FactValue) -> str | int:
    return value.isoformat() if isinstance(value, date) else value


def _passage(passage: Passage) -> dict[str, str | int]:
    plain: dict[str, str | int] = {"title": passage.title, "body": passage.body}
    return plain if passage.level == 1 else {**plain, "level": passage.level}


def _cell(value: Number) -> int | str:
    """Return counts as numbers and amounts as text, so that no decimal is lost on the way."""
    return display(value) if isinstance(value, Decimal) else value
