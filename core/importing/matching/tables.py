"""The tables of a document × a form → figures by cell, each with where it stood and what is to be said of it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from core.document import Document, TableBlock
from core.format.model import Block, Format, Table
from core.importing.imported import Piece, Placing, Spot
from core.importing.matching.figures import read_figure
from core.importing.matching.labels import Likeness, RowFound, RowLabels
from core.importing.matching.rows import Figure, SourceRow, at_end, joined, source_rows
from core.keys import CellKey
from core.label_matching import folded
from core.naming import cell_name, row_name
from core.numbers import Number, display

_MOST_NAMED = 4


@dataclass
class TablesFound:
    """What the tables gave: figures by cell, totals among them, and a piece for every figure seen."""

    values: dict[CellKey, Number] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    seen: set[CellKey] = field(default_factory=set)
    exact_labels: int = 0


def match_tables(document: Document, form: Format) -> TablesFound:
    """Return the figures of every table of `document` that the form knows."""
    found = TablesFound()
    labels = RowLabels(form)
    rows = [
        row
        for number, block in enumerate(document.blocks)
        if isinstance(block, TableBlock)
        for row in source_rows(block, number)
    ]
    bare = {row.spot for row in rows if _unlabelled(form, document, row) is not None}
    for row, hit in _with_hits(rows, labels, bare):
        if hit is not None:
            found.exact_labels += hit.likeness is Likeness.EXACT
            _place_row(found, row, hit)
        elif (plain := _unlabelled(form, document, row)) is not None:
            _place(found, plain[0], plain[1], at_end(row.figures, len(plain[1])), "")
        elif row.has_figures and row.label:
            _leave_out(found, row)
    found.exact_labels += _column_labels(document, form)
    found.remarks += _missing_rows(form, found)
    return found


def _with_hits(
    rows: Sequence[SourceRow], labels: RowLabels, bare: Set[Spot]
) -> Iterator[tuple[SourceRow, RowFound | None]]:
    """Yield each row with the row of the form it is, joining what a page break cut in two.

    Rows at `bare` belong to a table without row labels: they are no second half of the header above.
    """
    place = 0
    while place < len(rows):
        row = rows[place]
        after = rows[place + 1] if place + 1 < len(rows) else None
        place += 1
        if after is not None and after.spot not in bare and _is_cut(row, after, labels):
            row = joined(row, after)
            place += 1
        yield row, labels.find(row.label) if row.label and row.figures else None


def _is_cut(row: SourceRow, after: SourceRow, labels: RowLabels) -> bool:
    if not row.label or labels.is_exact(row.label):
        # A whole label above, and its figures alone on the next page.
        is_whole = bool(row.label) and bool(row.figures) and not row.has_figures
        return is_whole and not after.labels and after.has_figures
    return bool(after.label) and labels.is_exact(row.label + after.label)


def _place_row(found: TablesFound, row: SourceRow, hit: RowFound) -> None:
    columns = [column.id for column in hit.block.columns.leaves]
    keys = [CellKey(hit.table.id, hit.row, column) for column in columns]
    figures = at_end(row.figures, len(keys))
    note = ""
    if hit.likeness is Likeness.NEARLY:
        note = f"这一行写的是“{row.label}”，按“{hit.official}”放。"
    elif hit.likeness is Likeness.GROUP:
        note = f"“{row.label}”在这里只有一行，是旧的格式，放在“{hit.official}”。"
    if len(figures) < len(keys):
        words = f"“{row.label}”这一行应有 {len(keys)} 个数，这里只有 {len(figures)} 格，没有放。"
        found.pieces += [
            Piece(one.spot, Placing.NOT_PLACED, one.text, note=words)
            for one in figures
            if one.text.strip()
        ]
        return
    _place(found, hit.table, keys, figures, note)


def _place(
    found: TablesFound,
    table: Table,
    keys: Sequence[CellKey],
    figures: Sequence[Figure],
    row_note: str,
) -> None:
    for key, figure in zip(keys, figures, strict=True):
        read = read_figure(figure.text, table.units[key])
        note = " ".join(filter(None, (row_note if figure.text.strip() else "", read.note)))
        if read.value is not None and found.values.get(key, read.value) != read.value:
            words = f"“{cell_name(table, key)}”前面已经有一个数 {display(found.values.get(key))}，这个没有放。"
            found.pieces.append(Piece(figure.spot, Placing.NOT_PLACED, figure.text, key, words))
            continue
        found.seen.add(key)
        if read.value is not None:
            found.values[key] = read.value
        placing = Placing.WITH_NOTE if note else Placing.PLACED
        if read.is_refused:
            placing = Placing.NOT_PLACED
        found.pieces.append(Piece(figure.spot, placing, figure.text, key, note))


def _leave_out(found: TablesFound, row: SourceRow) -> None:
    note = f"表样里没有“{row.label}”这一行。"
    found.pieces += [
        Piece(one.spot, Placing.NOT_PLACED, one.text, note=note)
        for one in row.figures
        if one.text.strip()
    ]


def _unlabelled(
    form: Format, document: Document, row: SourceRow
) -> tuple[Table, list[CellKey]] | None:
    """Return the cells of the table without row labels that this row of figures belongs to."""
    if row.labels or not row.has_figures:
        return None
    block = document.blocks[row.spot.block]
    words = "".join(cell.text for cell in block.cells) if isinstance(block, TableBlock) else ""
    for table in form.tables:
        for one in table.blocks:
            if (
                not one.row_labels
                and len(row.figures) >= len(one.columns.leaves)
                and _fits(one, folded(words))
            ):
                line = one.rows.leaves[0].id
                return table, [CellKey(table.id, line, leaf.id) for leaf in one.columns.leaves]
    return None


def _fits(block: Block, words: str) -> bool:
    """Return whether the labels of the columns stand in the table, in cells of their own or not."""
    wanted = {folded(node.text) for path in block.columns.paths for node in path}
    return sum(label in words for label in wanted) * 2 >= len(wanted)


def _column_labels(document: Document, form: Format) -> int:
    """Return how many labels of columns the tables share with the form: it tells the forms apart."""
    texts = {
        folded(cell.text)
        for block in document.blocks
        if isinstance(block, TableBlock)
        for cell in block.cells
    }
    wanted = {
        folded(leaf.text)
        for table in form.tables
        for block in table.blocks
        for leaf in block.columns.leaves
    }
    return len(wanted & texts)


def _missing_rows(form: Format, found: TablesFound) -> Iterator[str]:
    """Yield a sentence for each table some of whose rows were not in the document."""
    for table in form.tables:
        rows: Mapping[str, CellKey] = {key.row: key for key in table.units}
        missing = [
            key
            for row, key in rows.items()
            if not any(one.row == row and one.table == table.id for one in found.seen)
        ]
        if missing and len(missing) == len(rows):
            yield f"没有找到{table.name}“{table.caption}”。"
        elif missing:
            names = "”“".join(row_name(table, key) for key in missing[:_MOST_NAMED])
            more = f"等 {len(missing)} 行" if len(missing) > _MOST_NAMED else ""
            yield f"{table.name}里没有找到“{names}”{more}。"


def spot_of(pieces: Sequence[Piece], key: CellKey) -> Spot | None:
    """Return where the figure of a cell stood, None when it was not found."""
    return next((one.spot for one in pieces if one.key == key), None)
