"""Stable addresses of everything an officer fills in, to and from text."""

import re
from typing import NamedTuple

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*\Z")


class CellKey(NamedTuple):
    """One cell of a table, written `applications.granted.natural_person`."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.row}.{self.column}"


class TextKey(NamedTuple):
    """One passage of a section by its place, written `texts.overview.0`."""

    section: str
    place: int = 0

    def __str__(self) -> str:
        return f"texts.{self.section}.{self.place}"


class FactKey(NamedTuple):
    """One fact of the first page, written `facts.unit`."""

    fact: str

    def __str__(self) -> str:
        return f"facts.{self.fact}"


Key = CellKey | TextKey | FactKey


def parse_key(text: str) -> Key | None:
    """Return the key written as `text` by `str()`, or None.

    >>> parse_key("texts.overview.2")
    TextKey(section='overview', place=2)
    """
    match text.split("."):
        case ["facts", fact]:
            return FactKey(fact)
        case ["texts", section, place] if place.isdecimal():
            return TextKey(section, int(place))
    return parse_cell_key(text)


def is_identifier(text: str) -> bool:
    """Return whether `text` can be a part of a key: small letters, digits, underscores."""
    return _IDENTIFIER.match(text) is not None


def parse_cell_key(text: str) -> CellKey | None:
    """Return the cell key written as `text`, or None when it does not consist of three identifiers.

    >>> parse_cell_key("applications.granted.natural_person").column
    'natural_person'
    >>> parse_cell_key("applications.granted") is None
    True
    """
    match text.split("."):
        case [table, row, column] if all(map(is_identifier, (table, row, column))):
            return CellKey(table, row, column)
    return None
