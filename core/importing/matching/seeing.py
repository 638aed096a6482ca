"""The tables of a document as a form sees them: which rows are whose, before anything is placed."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from core.document import Document, TableBlock
from core.format.model import Format
from core.format.tables import Block, Unit
from core.importing.imported import Spot
from core.importing.matching.beside import Beside, columns_beside
from core.importing.matching.cutting import with_hits
from core.importing.matching.heads import HeadFinder, Heads
from core.importing.matching.keyed import Keyed, keyed_lines
from core.importing.matching.labels import (
    Likeness,
    RowFound,
    row_labels,
    without_inserted,
)
from core.importing.matching.money import head_units, money_heads
from core.importing.matching.rows import LONGEST_LABEL, SourceRow, source_rows
from core.importing.matching.unlabelled import Unlabelled, unlabelled, words_near
from core.keys import CellKey
from core.label_matching import folded

Hits = Sequence[tuple[SourceRow, RowFound | None]]


class Source(NamedTuple):
    """What every form asks of the tables of a document, found once for all of them.

    `rows` are by the number of their block, `words_at` returns `words_near` such a number; `labels` are the texts of
    the cells, folded; `money` are the heads of columns that name a unit of money, `keyed` the lines that name what
    they are by key. `heads_at` returns the heads of a block above a place, `beside` the columns of a table, by its
    number, that hold no figures.
    """

    rows: Mapping[int, Sequence[SourceRow]]
    words_at: Callable[[int], str]
    labels: frozenset[str]
    money: Mapping[str, Unit]
    keyed: Sequence[Keyed]
    heads_at: Callable[[Spot, Block], Heads]
    beside: Callable[[int], Beside]


class TablesSeen(NamedTuple):
    """The tables of a document as a form sees them, nothing placed yet.

    `hits` are the rows with the rows of the form they are, `bare` the cells of those without labels, `keyed` the
    lines that name what they are; `money` is what the heads of columns say that money is counted in; `heads_at` and
    `beside` are as in `Source`; `exact_labels` tells how well the form fits.
    """

    form: Format
    hits: Hits
    bare: Mapping[Spot, Unlabelled]
    keyed: Sequence[Keyed]
    money: Mapping[CellKey, Unit]
    heads_at: Callable[[Spot, Block], Heads]
    beside: Callable[[int], Beside]
    exact_labels: int


def source_of(document: Document) -> Source:
    """Return what there is in the tables of `document`, whatever the form."""
    rows = {
        number: list(source_rows(block, number))
        for number, block in enumerate(document.blocks)
        if isinstance(block, TableBlock)
    }
    words_at = cache(partial(words_near, document))
    keyed = list(keyed_lines(document))
    return Source(
        rows,
        words_at,
        _labels(document),
        money_heads(document),
        keyed,
        HeadFinder(document).above,
        cache(partial(_beside, document)),
    )


def see_tables(source: Source, form: Format, notes: Mapping[Spot, str]) -> TablesSeen:
    """Return the tables of a document as `form` sees them; `notes` are said of rows by where they begin."""
    labels = row_labels(form)
    keyed = [line for line in source.keyed if _is_known(form, line)]
    by_keys = {line.spot.block for line in keyed}
    rows = [
        row._replace(note=notes[row.spot]) if row.spot in notes else row
        for number, rows_there in source.rows.items()
        if number not in by_keys
        for row in rows_there
    ]
    bare = {
        row.spot: plain
        for row in rows
        if not row.labels and (plain := unlabelled(form, row, source.words_at)) is not None
    }
    hits = [(row, hit) for row, hit in with_hits(rows, labels, bare) if row.figures]
    exact = sum(hit is not None and hit.likeness is Likeness.EXACT for _, hit in hits)
    # Labels of columns tell the forms apart.
    fitness = exact + len(keyed) + len(labels.columns & source.labels)
    money = head_units(source.money, form)
    return TablesSeen(form, hits, bare, keyed, money, source.heads_at, source.beside, fitness)


def _beside(document: Document, number: int) -> Beside:
    block = document.blocks[number]
    return columns_beside(block) if isinstance(block, TableBlock) else Beside()


def _is_known(form: Format, line: Keyed) -> bool:
    if isinstance(line.key, CellKey):
        return line.key in form.units
    return any(fact.id == line.key.fact for fact in form.facts)


def _labels(document: Document) -> frozenset[str]:
    """Return the words in the cells of the tables, folded, with and without what was put into them."""
    texts = {
        cell.text
        for block in document.blocks
        if isinstance(block, TableBlock)
        for cell in block.cells
        if len(cell.text) <= LONGEST_LABEL and not cell.text.isdecimal()
    }
    return frozenset(
        words for text in texts for words in (folded(text), folded(without_inserted(text)))
    )
