"""What was copied in Excel, WPS or Word → the text for each cell of a table.

Start at `place`. Where labels stand around the numbers they say where the numbers belong; without labels the numbers
go where the cursor is.
"""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from core.errors import BadNumber
from core.format.model import Format
from core.format.tables import Table
from core.keys import CellKey
from core.naming import cell_name, column_name, row_name
from core.numbers import Number, display, parse
from core.pasting.labels import Placed, has_labels, place_by_labels
from core.totals import totals

MAX_CHARACTERS = 200_000
MAX_ROWS, MAX_COLUMNS = 300, 60
_TOTALS_NAMED = 2

Matrix = list[list[str]]


@dataclass(frozen=True, slots=True)
class Pasted:
    """Texts to enter, and the sentence that tells the officer what became of the rest."""

    texts: Mapping[CellKey, str] = field(default_factory=dict)
    sentence: str = ""


def place(
    text: str,
    form: Format,
    cells: Mapping[CellKey, Number],
    current: CellKey,
    selection: Collection[CellKey] = (),
) -> Pasted:
    """Return where each part of the clipboard's `text` belongs in the table of `current`.

    `cells` is what is filled in already: pasted totals are compared with what the totals will be.
    """
    matrix = read_matrix(text[: MAX_CHARACTERS + 1])
    if not matrix:
        return Pasted(sentence="剪贴板里没有可以粘贴的数字，请先在 Excel 或 WPS 里复制。")
    if len(text) > MAX_CHARACTERS or len(matrix) > MAX_ROWS or max(map(len, matrix)) > MAX_COLUMNS:
        return Pasted(
            sentence="剪贴板里的内容太多，不像是这张表的数字，没有粘贴；请只复制要填的部分。"
        )
    table = form.table(current.table)
    placed = _placed(matrix, table, current, selection)
    typed = {key: text for key, text in placed.texts.items() if key not in table.computed}
    stated = {key: text for key, text in placed.texts.items() if key in table.computed}
    sentences = [
        _how_many(form, typed),
        *placed.left_over,
        *_wrong_totals(form, {**cells, **_numbers(form, typed)}, _numbers(form, stated)),
    ]
    return Pasted(typed, "".join(sentences))


def read_matrix(text: str) -> Matrix:
    """Return the rows of a clipboard text: tabs between cells, quotes around cells with line breaks.

    >>> read_matrix('1\\t"商业\\n企业"\\r\\n\\r\\n')
    [['1', '商业\\n企业']]
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    except csv.Error:
        rows = [line.split("\t") for line in text.splitlines()]
    while rows and not rows[-1]:
        rows.pop()
    return [row or [""] for row in rows]


def _placed(
    matrix: Matrix, table: Table, current: CellKey, selection: Collection[CellKey]
) -> Placed:
    if has_labels(matrix, table):
        return place_by_labels(matrix, table, current)
    is_one_value = len(matrix) == 1 and len(matrix[0]) == 1
    if is_one_value and len(selection) > 1:
        typed = [key for key in selection if key not in table.computed]
        return Placed(dict.fromkeys(typed, matrix[0][0]))
    start = next((key for key in table.units if key in selection), current)
    return _place_at(matrix, table, _top_left(table, start, selection))


def _top_left(table: Table, start: CellKey, selection: Collection[CellKey]) -> CellKey:
    """Return the corner of the selection where a block begins."""
    columns = [column.id for column in table.block_of(start).columns.leaves]
    chosen = {key.column for key in selection}
    return start._replace(column=next((one for one in columns if one in chosen), start.column))


def _place_at(matrix: Matrix, table: Table, start: CellKey) -> Placed:
    """Return the cells of `matrix` laid on the block of `start`, and a sentence about what did not fit."""
    block = table.block_of(start)
    rows = [row.id for row in block.rows.leaves]
    columns = [column.id for column in block.columns.leaves]
    top, left = rows.index(start.row), columns.index(start.column)
    texts = {
        CellKey(table.id, row, column): text
        for row, line in zip(rows[top:], matrix, strict=False)
        for column, text in zip(columns[left:], line, strict=False)
    }
    too_low = max(0, len(matrix) - len(rows[top:]))
    too_wide = max(0, max(map(len, matrix)) - len(columns[left:]))
    parts = [
        f"{place}有 {count} {what}"
        for place, count, what in (("下面", too_low, "行"), ("右边", too_wide, "列"))
        if count
    ]
    left_over = (f"{'、'.join(parts)}放不下，没有粘贴，请核对从哪一格开始。",) if parts else ()
    return Placed(texts, left_over)


def _how_many(form: Format, texts: Mapping[CellKey, str]) -> str:
    if not texts:
        return "没有可以粘贴的格子：总计由程序计算，不用粘贴。"
    refused = sum(1 for _ in _refused(form, texts))
    if refused:
        return f"已粘贴 {len(texts)} 格，其中 {refused} 格不能这样填，已在格内标出。"
    return f"已粘贴 {len(texts)} 格。"


def _refused(form: Format, texts: Mapping[CellKey, str]) -> Iterator[CellKey]:
    for key, text in texts.items():
        try:
            parse(text, form.units[key])
        except BadNumber:
            yield key


def _numbers(form: Format, texts: Mapping[CellKey, str]) -> dict[CellKey, Number]:
    """Return the texts that are numbers."""
    refused = frozenset(_refused(form, texts))
    values = {key: parse(texts[key], form.units[key]) for key in texts if key not in refused}
    return {key: value for key, value in values.items() if value is not None}


def _wrong_totals(
    form: Format, cells: Mapping[CellKey, Number], stated: Mapping[CellKey, Number]
) -> list[str]:
    """Return what to say about pasted totals that are not the sum of their parts."""
    computed = totals(form, cells)
    wrong = [key for key in stated if stated[key] != computed.get(key, 0)]
    sentences = [
        f"{_total_name(form.table(key.table), key)}是 {display(stated[key])}，"
        f"按各项计算是 {display(computed.get(key, 0))}"
        for key in wrong[:_TOTALS_NAMED]
    ]
    if not sentences:
        return []
    more = f"；总计对不上的共 {len(wrong)} 处" if len(wrong) > _TOTALS_NAMED else ""
    return [f"粘贴内容里{'；'.join(sentences)}{more}，请核对。"]


def _total_name(table: Table, key: CellKey) -> str:
    """Return what a pasted total is called: by its column when it closes a column, by its row otherwise."""
    across = {one.target for one in table.totals if one.axis == "column"}
    down = {one.target for one in table.totals if one.axis == "row"}
    if key.row in down and key.column in across:
        return f"“{cell_name(table, key)}”"
    if key.row in down:
        return f"{column_name(table, key)}的总计"
    if len(across) == 1:
        return f"“{row_name(table, key)}”的总计"
    return f"“{column_name(table, key)}”"
