"""An entry `mentions` of a form file → `MentionSpec`."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from core.format.entry import Entry
from core.format.groups import cells_of
from core.format.mention import Cells, MentionSpec
from core.keys import CellKey, is_identifier, parse_cell_key

if TYPE_CHECKING:
    from core.format.model import Format
    from core.format.tables import Table

_EXPRESSIONS = ("words", "scope", "without", "sure", "doubt", "none")


def mentions_of(
    entry: Entry, tables: "Sequence[Table]", lend: "Callable[[str], Format] | None" = None
) -> tuple[MentionSpec, ...]:
    """Return the mentions a form file writes, behind those it takes over from another form.

    `mentions_like` names that form, which `lend` returns: what its mentions say of cells that these `tables`
    have, too, is read here alike.
    """
    own = tuple(mention_of(one, tables) for one in entry.entries("mentions"))
    like = entry.text("mentions_like", "")
    if not like:
        return own
    if lend is None:
        entry.problem("mentions_like 只能用在程序自带的表样里")
        return own
    known = {key for table in tables for key in table.units}
    named = {one.id for one in own}
    lent = (one for one in lend(like).mentions if known.issuperset(chain(*one.values)))
    return (*(one for one in lent if one.id not in named), *own)


def mention_of(entry: Entry, tables: "Sequence[Table]") -> MentionSpec:
    """Return the mention an entry writes; its cells may name groups of rows and columns of `tables`."""
    mention_id = entry.text("id")
    if mention_id and not is_identifier(mention_id):
        entry.problem(f"id“{mention_id}”只能用小写字母、数字和下划线，并以字母开头")
    words, scope, without, sure, doubt, none = (_expressions(entry, name) for name in _EXPRESSIONS)
    mention = MentionSpec(
        id=mention_id,
        name=entry.text("name"),
        units=entry.texts("units"),
        words=words,
        scope=scope,
        without=without,
        sure=sure,
        doubt=doubt,
        none=none,
        values=tuple(_values(entry, tables)),
        is_certain=entry.flag("is_certain", default=True),
        is_single=entry.flag("is_single", default=False),
        spans_years=entry.flag("spans_years", default=False),
    )
    entry.finish()
    return mention


def _expressions(entry: Entry, name: str) -> tuple[str, ...]:
    """Return a list of regular expressions, without those that are none."""
    found = entry.texts(name, required=name == "words")
    sound = []
    for one in found:
        try:
            re.compile(one)
        except re.error:
            entry.problem(f"{name} 里的“{one}”不是正确的正则表达式")
        else:
            sound.append(one)
    return tuple(sound)


def _values(entry: Entry, tables: "Sequence[Table]") -> Iterator[Cells]:
    for names in entry.lists("values"):
        cells: list[CellKey] = []
        for name in names:
            found = _cells(name, tables)
            if not found:
                entry.problem(f"values 里的“{name}”不是表里的格子，也不是一组格子")
            cells += found
        yield tuple(cells)


def _cells(name: str, tables: "Sequence[Table]") -> Cells:
    key = parse_cell_key(name)
    table = next((one for one in tables if key and one.id == key.table), None)
    return cells_of(table, key) if key and table else ()
