"""Passages in the manner of real reports, with what a reviewer reads in them.

A figure is marked where it stands: `【36件|received=】`. Before the `|` is what the text says, behind it are the
facts it may state, with commas between, and the verdict: `=` 相符, `!` 不符. A `~` instead marks a figure that
may be read or not. Unmarked figures state nothing the tables hold.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from build_scripts.places import ROOT
from core.format.groups import cells_of
from core.format.model import Format
from core.forms.installed import load_format
from core.keys import CellKey, parse_cell_key
from core.report import Passage, Report

CORPUS = ROOT / "tests/checks/corpus"
_REPORTS = ROOT / "tests/fixtures/reports"
_FACTS_FILE = "facts.toml"
_FORM = "2021-30"
_MARK = re.compile(r"【(?P<text>[^】|]+)\|(?P<facts>[^】=!~]+)(?P<verdict>[=!~]?)】")
_HELD_OUT = (
    3  # every third passage, by the digest of its words, is kept out of sight while rules are tuned
)
_MENDED = ("as_published",)  # files whose passages were each written for something just mended

PARTS, SHARE = "parts", "share"
Fact = str | frozenset[CellKey]


class Mark(NamedTuple):
    """A figure of a passage, `facts` it may state, and "=" 相符, "!" 不符, "~" either or "" nothing to compare."""

    start: int
    end: int
    text: str
    facts: tuple[Fact, ...]
    verdict: str


class Specimen(NamedTuple):
    """One passage of the corpus in the report it belongs to."""

    source: str
    report: Report
    text: str
    marks: tuple[Mark, ...]

    @property
    def is_held_out(self) -> bool:
        """Return whether the rules were tuned without looking at this passage."""
        is_third = sha256(self.text.encode()).digest()[0] % _HELD_OUT == 0
        return is_third and self.source not in _MENDED


def specimens(folder: Path = CORPUS) -> Iterator[Specimen]:
    """Yield every passage of the corpus, file by file."""
    form = load_format(_FORM)
    facts = tomllib.loads((folder / _FACTS_FILE).read_text("utf-8"))
    for file in sorted(folder.glob("*.toml")):
        if file.name == _FACTS_FILE:
            continue
        for entry in tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)["passage"]:
            yield _specimen(form, file.stem, entry, facts)


def published(form: Format, name: str) -> Report:
    """Return the published figures called `name`, "nothing" being a year in which nothing happened."""
    empty = Report(form.id).with_cells(dict.fromkeys(form.typed, 0))
    if name == "nothing":
        return empty.with_fact("year", 2024).with_fact("unit", "某市某区水务局")
    data = json.loads((_REPORTS / f"{name}.json").read_text("utf-8"), parse_float=Decimal)
    cells = {cell: data["cells"].get(str(cell), 0) for cell in form.typed}
    return empty.with_cells(cells).with_fact("year", data["year"]).with_fact("unit", data["unit"])


def _specimen(
    form: Format, source: str, entry: Mapping[str, Any], facts: Mapping[str, Sequence[str]]
) -> Specimen:
    report = published(form, entry["report"])
    report = report.with_cells(
        {cell_named(form, one): n for one, n in entry.get("cells", {}).items()}
    )
    marked = entry["text"]
    text, marks = _without_marks(form, marked, facts)
    passage = Passage(entry.get("title", ""), text)
    report = report.with_passages(entry.get("section", "overview"), (passage,))
    return Specimen(source, report, text, marks)


def _without_marks(
    form: Format, marked: str, facts: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[Mark, ...]]:
    text, end, marks = "", 0, []
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        meant = tuple(_fact(form, one, facts) for one in match["facts"].split(","))
        place = len(text)
        text += match["text"]
        marks.append(Mark(place, len(text), match["text"], meant, match["verdict"]))
        end = match.end()
    return text + marked[end:], tuple(marks)


def _fact(form: Format, name: str, facts: Mapping[str, Sequence[str]]) -> Fact:
    if name in (PARTS, SHARE):
        return name
    names = facts.get(name) or name.split("+")
    return frozenset(cell for one in names for cell in _cells(form, one))


def _cells(form: Format, name: str) -> tuple[CellKey, ...]:
    """Return the cells that `name` stands for: one, or a group of lines."""
    key = parse_cell_key(name)
    found = [
        cell
        for table in form.tables
        if key and table.id == key.table
        for cell in cells_of(table, key)
    ]
    if not found:
        message = (
            f"the corpus marks a figure as {name!r}, which is no cell and not in {_FACTS_FILE}"
        )
        raise ValueError(message)
    return tuple(found)


def cell_named(form: Format, name: str) -> CellKey:
    """Return the cell written as `name`, or the first of a group."""
    return _cells(form, name)[0]
