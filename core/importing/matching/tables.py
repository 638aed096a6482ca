"""The tables of a document × a form → figures by cell, each with where it stood and what is to be said of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from core.errors import BadFact
from core.facts import parse_fact
from core.format.model import Format
from core.format.sections import FactKind
from core.format.tables import Block, Table, Unit
from core.importing.imported import Piece, Placing, Spot
from core.importing.matching.beside import Beside
from core.importing.matching.choosing import About, Window, cells_of, starts, window
from core.importing.matching.figures import read_figure
from core.importing.matching.heads import Heads
from core.importing.matching.keyed import Keyed, day_of
from core.importing.matching.labels import (
    Likeness,
    RowFound,
    row_labels,
    siblings,
)
from core.importing.matching.rows import Figure, SourceRow
from core.importing.matching.seeing import Hits, TablesSeen
from core.keys import CellKey
from core.naming import cell_name, row_name
from core.numbers import Number, display
from core.report import FactValue

_MOST_NAMED = 4
_NEAR = 1  # blocks with tables: a page break cuts a table into two
_NAMELESS = "这一行没有行名，看不出是什么数。"
_MIXED_UP = "这张表各列的次序与表样不同，有的列名看不出是哪一列，没有放。"
_OTHER_ORDER = "这张表各列的次序与表样不同，按列名放的。"
_GROUP_OF = "这一行下面还分行写了，程序只放分行的数。"


_Shape = tuple[int, int, int]  # number of the table, cells behind the label, figures among them


@dataclass
class TablesFound:
    """What the tables gave: figures by cell, totals among them, and a piece for every figure seen.

    `facts` are those that a table names by key; `money`, `heads_at` and `beside` are as in `TablesSeen`; `usual` is
    where the figures begin in the rows of a table that have more cells than figures.
    """

    heads_at: Callable[[Spot, Block], Heads]
    beside: Callable[[int], Beside]
    values: dict[CellKey, Number] = field(default_factory=dict)
    facts: dict[str, FactValue] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    seen: set[CellKey] = field(default_factory=set)
    money: Mapping[CellKey, Unit] = field(default_factory=dict)
    usual: Mapping[_Shape, int] = field(default_factory=dict)


def place_tables(seen: TablesSeen) -> TablesFound:
    """Return the figures of every table that the form knows.

    Of two tables with the same rows that with more rows of the form goes first.
    """
    found = TablesFound(seen.heads_at, seen.beside, money=seen.money, usual=_usual_starts(seen))
    form, hits = seen.form, seen.hits
    for line in seen.keyed:
        _place_by_key(found, form, line)
    company = _company(form, hits)
    present = {hit.row for _, hit in hits if hit is not None and hit.likeness is not Likeness.GROUP}
    for row, hit in sorted(hits, key=lambda one: -_rank(company, *one)):
        if row.spot in seen.bare:
            plain = seen.bare[row.spot]
            _place_window(found, plain.table, plain.keys, row, [row.note, plain.note])
        elif hit is None or not _is_in_company(form, row, hit, company):
            _leave_out(found, row)
        elif hit.likeness is Likeness.GROUP and present & siblings(hit):
            _leave_out(found, row, _GROUP_OF)
        else:
            _place_row(found, row, hit)
    found.remarks += _missing_rows(form, found)
    return found


def _place_by_key(found: TablesFound, form: Format, line: Keyed) -> None:
    """Place a line that says by its key where it belongs."""
    key = line.key
    if isinstance(key, CellKey):
        _place(found, form.table(key.table), [key], [Figure(line.text, line.spot)], "")
        return
    if not line.text:
        return
    fact = form.fact(key.fact)
    try:
        day = day_of(line.text) if fact.kind is FactKind.DATE else None
        value = day or parse_fact(fact, line.text)
    except BadFact as error:
        found.pieces.append(Piece(line.spot, Placing.NOT_PLACED, line.text, key, str(error)))
        return
    if value is not None:
        found.facts[key.fact] = value
    found.pieces.append(Piece(line.spot, Placing.PLACED, line.text, key))


def _company(form: Format, hits: Hits) -> Counter[tuple[int, str]]:
    """Return how many rows of each of the form's tables each block of the document has, by labels long enough."""
    labels = row_labels(form)
    return Counter(
        (row.spot.block, hit.table.id)
        for row, hit in hits
        if hit is not None and labels.tells(row.label)
    )


def _rank(company: Counter[tuple[int, str]], row: SourceRow, hit: RowFound | None) -> int:
    return 0 if hit is None else company[row.spot.block, hit.table.id]


def _is_in_company(
    form: Format, row: SourceRow, hit: RowFound, company: Counter[tuple[int, str]]
) -> bool:
    """Return whether a short label such as 其他 stands near rows that are the table's beyond doubt."""
    if row_labels(form).tells(row.label):
        return True
    near = range(row.spot.block - _NEAR, row.spot.block + _NEAR + 1)
    return any(company[block, hit.table.id] for block in near)


def _place_row(found: TablesFound, row: SourceRow, hit: RowFound) -> None:
    keys = hit.table.rows[hit.row]
    notes = [row.note]
    if hit.likeness is Likeness.NEARLY:
        notes.append(f"这一行写的是“{row.label}”，按“{hit.official}”放。")
    elif hit.likeness is Likeness.GROUP:
        notes.append(f"“{row.label}”在这里只有一行，是旧的格式，放在“{hit.official}”。")
    if len(row.figures) < len(keys):
        count = len(row.figures)
        words = f"“{row.label}”这一行应有 {len(keys)} 个数，这里只有 {count} 格，没有放。"
        _leave_out(found, row, words)
        return
    _place_window(found, hit.table, keys, row, notes)


def _place_window(
    found: TablesFound, table: Table, keys: Sequence[CellKey], row: SourceRow, notes: Sequence[str]
) -> None:
    """Place those figures of a row that count, or leave it out when they cannot be told."""
    heads = found.heads_at(row.spot, table.block_of(keys[0]))
    if heads.is_mixed_up:
        _leave_out(found, row, _MIXED_UP)
        return
    if heads.is_moved:
        keys, heads = [keys[at] for at in heads.order], heads.in_order()
        notes = [*notes, _OTHER_ORDER]
    if heads.are_over(row.figures):
        chosen = Window(row.figures)
    else:
        chosen = window(row.figures, len(keys), _about(found, table, keys, row, heads))
    if chosen.figures:
        note = " ".join(filter(None, (*notes, chosen.note)))
        _place(found, table, keys, chosen.figures, note)
    else:
        _leave_out(found, row, chosen.note)


def _about(
    found: TablesFound, table: Table, keys: Sequence[CellKey], row: SourceRow, heads: Heads
) -> About:
    beside = partial(found.beside, row.spot.block)
    usual = found.usual.get(_shape(row, len(keys)))
    return About(heads, beside, usual, _has_row_total(table, keys))


def _shape(row: SourceRow, count: int) -> _Shape:
    return row.spot.block, len(cells_of(row.figures, count)), count


def _usual_starts(seen: TablesSeen) -> dict[_Shape, int]:
    """Return where figures begin in rows of the same shape, as far as all that leave no doubt agree."""
    known: dict[_Shape, set[int]] = {}
    for row, hit in seen.hits:
        if hit is None or len(row.figures) <= len(hit.block.columns.leaves):
            continue
        shape = _shape(row, len(hit.block.columns.leaves))
        places = starts(cells_of(row.figures, shape[2]), shape[2])
        if len(places) == 1:
            known.setdefault(shape, set()).update(places)
    return {shape: next(iter(places)) for shape, places in known.items() if len(places) == 1}


def _has_row_total(table: Table, keys: Sequence[CellKey]) -> bool:
    """Return whether the last of a row's cells is the sum of the others."""
    parts = {key.column for key in keys[:-1]}
    return any(
        total.axis == "column" and total.target == keys[-1].column and set(total.parts) == parts
        for total in table.totals
    )


def _place(
    found: TablesFound,
    table: Table,
    keys: Sequence[CellKey],
    figures: Sequence[Figure],
    row_note: str,
) -> None:
    for key, (text, spot, _) in zip(keys, figures, strict=True):
        value, note, is_refused = read_figure(text, table.units[key], found.money.get(key))
        if row_note and text.strip():
            note = f"{row_note} {note}" if note else row_note
        if value is not None and found.values.setdefault(key, value) != value:
            words = (
                f"“{cell_name(table, key)}”在别处写的是 {display(found.values[key])}，这个没有放。"
            )
            found.pieces.append(Piece(spot, Placing.NOT_PLACED, text, key, words))
            continue
        found.seen.add(key)
        placing = Placing.WITH_NOTE if note else Placing.PLACED
        if is_refused:
            placing = Placing.NOT_PLACED
        found.pieces.append(Piece(spot, placing, text, key, note))


def _leave_out(found: TablesFound, row: SourceRow, note: str = "") -> None:
    words = note or (f"表样里没有“{row.label}”这一行。" if row.label else _NAMELESS)
    found.pieces += [
        Piece(one.spot, Placing.NOT_PLACED, one.text, note=words)
        for one in row.figures
        if one.text.strip()
    ]


def _missing_rows(form: Format, found: TablesFound) -> Iterator[str]:
    """Yield a sentence for each table some of whose rows were not in the document."""
    for table in form.tables:
        missing = [keys[-1] for keys in table.rows.values() if found.seen.isdisjoint(keys)]
        if missing and len(missing) == len(table.rows):
            yield f"没有找到{table.name}“{table.caption}”。"
        elif missing:
            names = "”“".join(row_name(table, key) for key in missing[:_MOST_NAMED])
            more = f"等 {len(missing)} 行" if len(missing) > _MOST_NAMED else ""
            yield f"{table.name}里没有找到“{names}”{more}。"
