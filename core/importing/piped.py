"""Lines whose cells are parted by | (a table copied as text, Markdown, a page without its tags) → rows of cells."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from core.importing.matching.rows import is_label
from core.importing.tables import RawCell

Row = list[str]
_PIPES = re.compile(r"\s*\|[\s|]*\Z")
_DASHES = re.compile(r"\s*(?::-+:?|-+:|-{2,})\s*\Z")
_SENTENCE = re.compile(r"[。；：;:]\s*\Z")
_MANY_ROWS = 0.3  # of the lines with pipes hold a row each; in other texts a line holds one cell
_LONGEST_PART = 8  # characters; of a label that is broken over lines
_MOST_FIGURES = 10  # behind a label; a row of more has none, and what stands before it is a head
_MOST_LINES = 5_000
_MOST_LABELS = 3  # before the figures of a row: its group, the group in that, and its own
_HEAD = "信息内容"


def is_piped(lines: Sequence[str], at: int) -> bool:
    """Return whether a table with pipes begins at line `at`, or goes on there."""
    if "|" in lines[at]:
        return True
    after = lines[at + 1 : at + 3]
    if not after or _SENTENCE.search(lines[at]):
        return False
    if _PIPES.match(after[0]):
        return True
    is_part = len(lines[at].strip()) <= _LONGEST_PART and len(after[0].strip()) <= _LONGEST_PART
    return is_part and "|" not in after[0] and len(after) > 1 and bool(_PIPES.match(after[1]))


def piped_rows(lines: Sequence[str]) -> list[list[RawCell]]:
    """Return the rows that `lines` hold, in whichever of the ways they were written, all ending in one column.

    A line is a row, or a cell; empty cells behind a row, which stand for merged ones, are kept as far as another
    row of the table has figures there.
    """
    lines = lines[:_MOST_LINES]
    piped = [line for line in lines if "|" in line]
    several = sum(len([cell for cell in line.split("|") if cell.strip()]) > 1 for line in piped)
    by_line = several >= len(piped) * _MANY_ROWS
    rows = list(_line_rows(lines) if by_line else _cell_rows(lines))
    rows = [row for row in rows if row and not all(map(_DASHES.match, row))]
    return list(_aligned(_without_padding(rows)))


def _line_rows(lines: Sequence[str]) -> Iterator[Row]:
    """Yield each line as a row; lines of nothing but pipes, or without any, go on with the row before or after."""
    is_framed = sum(line.lstrip().startswith("|") for line in lines) * 2 > len(lines)
    row: Row = []
    begun = ""
    for line in lines:
        if "|" not in line:
            begun += line.strip()
            continue
        if _PIPES.match(line):
            row += _cells(f"{begun}{line.strip()}")
            begun = ""
            continue
        if row:
            yield row
        inner = line.strip().removeprefix("|") if is_framed else line.strip()
        row, begun = _cells(f"{begun}{inner}"), ""
    if row:
        yield row


def _cells(line: str) -> Row:
    cells = [" ".join(cell.split()) for cell in line.split("|")]
    return cells if cells[-1] else cells[:-1]


def _cell_rows(lines: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a text that has a cell a line: a label behind figures or blanks begins a new one."""
    row: Row = []
    for cell in _cells(" ".join(lines)):
        if is_label(cell) and row and not is_label(row[-1]):
            yield from _with_head_apart(row)
            row = []
        row.append(cell)
    yield from _with_head_apart(row)


def _with_head_apart(row: Row) -> Iterator[Row]:
    labels = list(takewhile(is_label, row))
    figures = row[len(labels) :]
    if labels and sum(bool(cell) for cell in figures) > _MOST_FIGURES:
        yield labels
        yield figures
    elif labels and figures and (len(labels) > _MOST_LABELS or labels[0] == _HEAD != labels[-1]):
        yield labels[:-1]
        yield [labels[-1], *figures]
    elif row:
        yield row


def _without_padding(rows: Sequence[Row]) -> list[Row]:
    """Return the rows without the empty cells behind them that no row of the table has figures in."""
    widest = max((_extent(row) for row in rows), default=0)
    return [row[: max(_labels(row) + widest, 1)] for row in rows]


def _aligned(rows: Sequence[Row]) -> Iterator[list[RawCell]]:
    """Yield the rows with the last label of each as wide as it takes for its figures to end in the last column."""
    width = max(map(len, rows), default=0)
    for row in rows:
        wide = max(_labels(row) - 1, 0)
        yield [
            RawCell(cell, 1, 1 + width - len(row)) if at == wide else RawCell(cell)
            for at, cell in enumerate(row)
        ]


def _labels(row: Row) -> int:
    """Return how many cells stand before the figures."""
    return max((at + 1 for at, cell in enumerate(row) if is_label(cell)), default=0)


def _extent(row: Row) -> int:
    """Return how many cells behind the labels reach to the last that is not empty."""
    last = max((at + 1 for at, cell in enumerate(row) if cell), default=0)
    return max(last - _labels(row), 0)
