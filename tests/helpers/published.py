"""Reports of `tests/fixtures/reports` as reports to export: published figures, without their texts."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

from core import paths
from core.format.reader import load_format
from core.importing.reportfile import read_report
from core.keys import parse_cell_key
from core.numbers import Number
from core.report import Report

FORM = load_format("2021-30")
_REPORTS = Path(__file__).parents[1] / "fixtures" / "reports"
LARGE = ("suqian_city_2023", "pingtan_2023", "hongze_district_2024")


@cache
def sample() -> Report:
    """Return the sample of the program, a whole report."""
    (path,) = (paths.resources() / "samples").glob("*.nianbao")
    return read_report(path)


@cache
def published(name: str) -> Report:
    """Return the figures an agency published, read into the form of 2021."""
    content = json.loads((_REPORTS / f"{name}.json").read_text("utf-8"), parse_float=Decimal)
    cells: dict[object, Number] = {}
    for text, value in content["cells"].items():
        key = parse_cell_key(text)
        if key in FORM.typed and value is not None:
            cells[key] = value
    facts = {"unit": content["unit"], "year": content["year"]}
    return Report(FORM.id, facts=facts, cells=cells)  # type: ignore[arg-type]  # keys were checked
