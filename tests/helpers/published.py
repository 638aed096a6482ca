"""Reports with the figures that agencies published, for exporting them: the sample, and three with large numbers."""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from core import paths
from core.compose import compose
from core.document import Document
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.keys import parse_cell_key
from core.report import Passage, Report

_FIXTURES = Path(__file__).parents[1] / "fixtures" / "reports"
FORM = load_format("2021-30")
SAMPLE = "sample"
# 24252.311082 and 11398889 stand in the first, seven digits in the second.
NAMES = (SAMPLE, "pingtan_2021", "suqian_city_2023", "pingtan_2023")


@cache
def published_report(name: str) -> Report:
    """Return the sample, or a report with the figures of one of the fixtures and a few words."""
    if name == SAMPLE:
        return read_report(next((paths.resources() / "samples").glob("*.nianbao")))
    content = json.loads((_FIXTURES / f"{name}.json").read_text("utf-8"), parse_float=Decimal)
    keys = {parse_cell_key(text): value for text, value in content["cells"].items()}
    cells = {key: value for key, value in keys.items() if key in FORM.typed and value is not None}
    unit, year = content["unit"], content["year"]
    facts = {"unit": unit, "year": year, "signature": unit, "date": date(year + 1, 1, 20)}
    words = Passage(
        "主动公开情况", f"{year}年，坚持“以公开为常态、不公开为例外”——逐条对照目录公开…"
    )
    return Report(FORM.id, facts, {"overview": (words,), "problems": (words, words)}, cells)


@cache
def published_document(name: str) -> Document:
    """Return the composed report of that name."""
    return compose(FORM, published_report(name))
