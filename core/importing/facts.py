"""A line of somebody's document → the fact of the first page that it states."""

import re

from core.errors import BadFact, CannotPlace
from core.facts import parse_fact
from core.format.sections import Fact, FactKind
from core.importing.matching.texts import FOUND_BY
from core.importing.matching.titles import title_of
from core.report import FactValue

_SHOWN = 30
_DAY = re.compile(r"20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日", re.ASCII)
_YEAR = re.compile(r"20\d{2}", re.ASCII)


def fact_value(fact: Fact, text: str) -> FactValue:
    """Return the value of `fact` that `text` states. Raises CannotPlace when it states none."""
    words = text.strip()
    title = title_of(words)
    stated = {"unit": title.unit, "year": str(title.year or "")}.get(fact.id) if title else ""
    if stated:
        words = stated
    elif fact.id in FOUND_BY and (found := FOUND_BY[fact.id].search(words)):
        words = found[1].strip()
    elif pattern := {FactKind.DATE: _DAY, FactKind.YEAR: _YEAR}.get(fact.kind):
        within = pattern.search(words)
        words = within.group() if within else words
    try:
        value = parse_fact(fact, words)
    except BadFact as error:
        raise CannotPlace(str(error)) from error
    if value is None:
        raise CannotPlace(f"“{text[:_SHOWN]}”里没有能填到“{fact.label}”的内容。")
    return value
