"""The tables of a document as a form sees them: which rows are whose, before anything is placed."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from core.document import Document, TableBlock
from core.format.model import Format, Unit
from core.importing.imported import Spot
from core.importing.matching.cutting import with_hits
from core.importing.matching.keyed import Keyed, keyed_lines
from core.importing.matching.labels import (
    Likeness,
    RowFound,
    RowLabels,
    row_labels,
    without_inserted,
)
from core.importing.matching.money import head_units
from core.importing.matching.rows import LONGEST_LABEL, SourceRow, source_rows
from core.importing.matching.unlabelled import Unlabelled, unlabelled, words_near
from core.keys import CellKey
from core.label_matching import folded

Rows = Mapping[int, Sequence[SourceRow]]
Hits = Sequence[tuple[SourceRow, RowFound | None]]


class TablesSeen(NamedTuple):
    """The tables of a document as a form sees them, nothing placed yet.

    `hits` are the rows with the rows of the form they are, `bare` the cells of those without labels, `keyed` the
    lines that name what they are; `money` is what the heads of columns say that money is counted in; `exact_labels`
    tells how well the form fits.
    """

    form: Format
    hits: Hits
    bare: Mapping[Spot, Unlabelled]
    keyed: Sequence[Keyed]
    money: Mapping[CellKey, Unit]
    exact_labels: int


def rows_of(document: Document) -> Rows:
    """Return the rows of every table by the number of its block."""
    return {
        number: list(source_rows(block, number))
        for number, block in enumerate(document.blocks)
        if isinstance(block, TableBlock)
    }


def see_tables(
    document: Document, rows_by_block: Rows, form: Format, notes: Mapping[Spot, str]
) -> TablesSeen:
    """Return the tables of `document` as `form` sees them; `notes` are said of rows by where they begin."""
    labels = row_labels(form)
    keyed = [line for line in keyed_lines(document) if _is_known(form, line)]
    by_keys = {line.spot.block for line in keyed}
    rows = [
        row._replace(note=notes[row.spot]) if row.spot in notes else row
        for number, rows_there in rows_by_block.items()
        if number not in by_keys
        for row in rows_there
    ]
    words_at = cache(partial(words_near, document))
    bare = {
        row.spot: plain
        for row in rows
        if not row.labels and (plain := unlabelled(form, row, words_at)) is not None
    }
    hits = [(row, hit) for row, hit in with_hits(rows, labels, bare) if row.figures]
    exact = sum(hit is not None and hit.likeness is Likeness.EXACT for _, hit in hits)
    fitness = exact + len(keyed) + _column_labels(document, labels)
    return TablesSeen(form, hits, bare, keyed, head_units(document, form), fitness)


def _is_known(form: Format, line: Keyed) -> bool:
    if isinstance(line.key, CellKey):
        return line.key in form.units
    return any(fact.id == line.key.fact for fact in form.facts)


def _column_labels(document: Document, labels: RowLabels) -> int:
    """Return how many labels of columns the tables share with the form: it tells the forms apart."""
    texts = {
        cell.text
        for block in document.blocks
        if isinstance(block, TableBlock)
        for cell in block.cells
        if len(cell.text) <= LONGEST_LABEL and not cell.text.isdecimal()
    }
    known = {words for text in texts for words in (folded(text), folded(without_inserted(text)))}
    return len(labels.columns & known)
