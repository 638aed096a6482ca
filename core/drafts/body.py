"""A `Report` ↔ the text of it in the draft database.

Not the report file: that one is checked against its form and refuses what is wrong, a draft has to
give back whatever was typed. So nothing here asks the form; a date says itself that it is one.
"""

import json
import re
from datetime import date
from decimal import Decimal

from core.drafts.problems import damaged_draft, newer_draft
from core.keys import CellKey, parse_cell_key
from core.numbers import Number
from core.report import FactValue, Link, Passage, Report

VERSION = 1

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def to_body(report: Report) -> str:
    """Return the text to store: equal reports give the same text, whatever was typed first."""
    content: dict[str, object] = {
        "version": VERSION,
        "format": report.format_id,
        "facts": {fact_id: _plain_fact(value) for fact_id, value in report.facts.items()},
        "texts": {
            section: [_plain_passage(passage) for passage in passages]
            for section, passages in report.texts.items()
        },
        "cells": {str(key): _plain_cell(value) for key, value in report.cells.items()},
    }
    if report.verified:
        content["verified"] = dict(report.verified)
    if report.stated:
        content["stated"] = {str(key): _plain_cell(value) for key, value in report.stated.items()}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # Half an emoji, as a cut-off paste leaves it, cannot be stored as UTF-8.
    return _HALF_CHARACTER.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _plain_fact(value: FactValue) -> str | int | dict[str, str]:
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _plain_passage(passage: Passage) -> dict[str, object]:
    plain = {"title": passage.title, "body": passage.body, "level": passage.level}
    return {**plain, "links": [list(link) for link in passage.links]} if passage.links else plain


def _plain_cell(value: Number) -> int | str:
    """Return counts as numbers and amounts as text, with the zeros they were typed with."""
    return str(value) if isinstance(value, Decimal) else value


def from_body(text: str) -> Report:
    """Return the stored report. Raises DraftsUnavailable when it is damaged or from a newer program."""
    try:
        return _report(json.loads(text))
    except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise damaged_draft() from error


def _report(plain: object) -> Report:
    match plain:
        case {"version": int(version)} if version > VERSION:
            raise newer_draft()
        case {
            "version": int(),
            "format": str(format_id),
            "facts": dict(facts),
            "texts": dict(texts),
            "cells": dict(cells),
            **more,
        }:
            return Report(
                format_id,
                {fact_id: _fact(value) for fact_id, value in facts.items()},
                {section: tuple(map(_passage, passages)) for section, passages in texts.items()},
                _cells(cells),
                _verified(more.get("verified", {})),
                _cells(more.get("stated", {})),
            )
    raise ValueError("not a body")


def _cells(plain: object) -> dict[CellKey, Number]:
    match plain:
        case dict(cells):
            return {_key(name): _cell(value) for name, value in cells.items()}
    raise ValueError("not cells")


def _verified(plain: object) -> dict[str, str]:
    match plain:
        case dict(notes):
            return {str(mark): str(note) for mark, note in notes.items()}
    raise ValueError("not notes")


def _fact(plain: object) -> FactValue:
    match plain:
        case str() | int():
            return plain
        case {"date": str(text)}:
            return date.fromisoformat(text)
    raise ValueError("not a fact")


def _passage(plain: object) -> Passage:
    match plain:
        case {"title": str(title), "body": str(body), "level": int(level), **more}:
            return Passage(title, body, level, _links(more.get("links", [])))
    raise ValueError("not a passage")


def _links(plain: object) -> tuple[Link, ...]:
    match plain:
        case list(links):
            return tuple(map(_link, links))
    raise ValueError("not links")


def _link(plain: object) -> Link:
    match plain:
        case [int(start), int(end), str(target), bool(is_broken)]:
            return Link(start, end, target, is_broken)
    raise ValueError("not a link")


def _key(text: str) -> CellKey:
    key = parse_cell_key(text)
    if key is None:
        raise ValueError("not a cell key")
    return key


def _cell(plain: object) -> Number:
    match plain:
        case int():
            return plain
        case str():
            return Decimal(plain)
    raise ValueError("not a number")
