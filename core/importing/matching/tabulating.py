"""Tables that reached us as plain lines → tables again: by the labels of the form, and by sums."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.document import Block, Document, Heading, Paragraph, TableBlock
from core.format.model import Format
from core.format.tables import Table
from core.importing.imported import Spot
from core.importing.matching.headings import Line, lines, section_headings
from core.importing.matching.labels import RowLabels, row_labels
from core.importing.tables import RawCell, table_block
from core.label_matching import folded

_NUMBER = r"[-－+＋]?[\d０-９][\d０-９,，.．]*+(?:亿元|万元|元)?"
_NOTHING = (
    r"(?:[-—–－]{1,2}|[/／\\]|无)(?=[\s|｜]|\Z)"  # what people write in the place of a figure
)
_NUMBERS = re.compile(rf"{_NUMBER}|(?<![^\s|｜]){_NOTHING}")
# Possessive: what cannot be the tail of a line is given up at once, however many digits it has.
_TAIL = re.compile(
    rf"(?:[\s|｜]*+{_NUMBER}(?![、)）]?[\u4e00-\u9fff])|(?:\A|[\s|｜]++){_NOTHING})++[\s|｜]*+\Z"
)
_LONGEST_LINE = 200
_MOST_PARTS = 4  # lines that one label may be broken into
_FEWEST_ROWS = 2
_FEWEST_LABELS = 5  # one below the other, of a table without figures
_MOST_JOINED = 36  # digits without separators that are looked at
_MOST_DIGITS = 8
_MOST_SPLIT = 80  # rows of which the digits are split
_FOLDED = "这一行的数字在原文里分在几行，按先后放的。请核对。"
_LEFT_OVER = "这一行下面还有“{rest}”没有用上，多半是折到下一行的数字。请核对。"
_SPLIT = "原文的数字连在一起，按各列相加等于总计分成了 {figures}。请核对。"


class Tabulated(NamedTuple):
    """A document with its tables made again, and what is to be said of rows by where they begin."""

    document: Document
    notes: Mapping[Spot, str]


class _Row(NamedTuple):
    """A row put together: where it begins and ends among the lines, its label and its figures.

    `note` is what is to be said of how its figures were read.
    """

    begin: int
    end: int
    label: str
    figures: tuple[str, ...]
    note: str = ""


class _Made(NamedTuple):
    """A table put together: its first and last line, the table, and what is to be said of its rows."""

    first: int
    last: int
    block: TableBlock
    notes: Mapping[int, str]


def tabulated(document: Document, form: Format) -> Tabulated:
    """Return `document` with the lines that are rows of a table of `form` made into tables again.

    Sections that hold a real table are left alone.
    """
    every = list(lines(document.blocks))
    headings = section_headings(form, every)
    made: dict[int, _Made] = {}
    gone: set[int] = set()
    for begin, end in pairwise([*headings, len(every)]):
        section = form.section(headings[begin])
        inside = every[begin + 1 : end]
        if not section.table or not inside or _has_table(document.blocks, every[begin], every, end):
            continue
        found = _table(form, form.table(section.table), inside)
        if found:
            made[inside[found.first].block] = found
            gone |= {line.block for line in inside[found.first : found.last + 1]}
    if not made:
        return Tabulated(document, {})
    blocks: list[Block] = []
    notes: dict[Spot, str] = {}
    for number, block in enumerate(document.blocks):
        if number in made:
            notes |= {Spot(len(blocks), row): note for row, note in made[number].notes.items()}
            blocks.append(made[number].block)
        elif number not in gone or not isinstance(block, Heading | Paragraph):
            blocks.append(block)
    return Tabulated(Document(document.title, document.author, tuple(blocks)), notes)


def _has_table(blocks: Sequence[Block], head: Line, every: Sequence[Line], end: int) -> bool:
    after = every[end].block if end < len(every) else len(blocks)
    return any(isinstance(block, TableBlock) for block in blocks[head.block : after])


def _table(form: Format, table: Table, inside: Sequence[Line]) -> _Made | None:
    """Return the table that the lines `inside` hold, None when they hold none."""
    texts = [line.text if len(line.text) <= _LONGEST_LINE else "" for line in inside]
    if any(not block.row_labels for block in table.blocks):
        rows = list(_bare_row(texts, len(table.blocks[0].columns.leaves)))
        enough = 1
    else:
        rows = list(_rows(row_labels(form), table, texts))
        enough = 1 if any(_is_beyond_doubt(row_labels(form), row) for row in rows) else _FEWEST_ROWS
    known = _heads_of(table)
    if len(rows) < enough:
        return _blank(form, texts, known)
    first = next((at for at, text in enumerate(texts) if _is_head(text, known)), rows[0].begin)
    first = min(first, rows[0].begin)
    width = max(len(row.figures) for row in rows) + 1
    head = [[RawCell(text, 1, width)] for text in texts[first : rows[0].begin]]
    # The label is as wide as it takes for all figures to end in the last column.
    body = [
        [RawCell(row.label, 1, width - len(row.figures)), *map(RawCell, row.figures)]
        for row in rows
    ]
    notes = {at: row.note for at, row in enumerate(rows, start=len(head)) if row.note}
    return _Made(first, rows[-1].end, table_block([*head, *body]), notes)


def _blank(form: Format, texts: Sequence[str], known: Sequence[str]) -> _Made | None:
    """Return the table of which only the labels were left: nobody had written a figure into it."""
    labels = row_labels(form)
    places = [
        at
        for at, text in enumerate(texts)
        if folded(text) and (_is_head(text, known) or labels.is_whole(text))
    ]
    if len(places) < _FEWEST_LABELS or "。" in "".join(texts[places[0] : places[-1]]):
        return None
    first, last = places[0], places[-1]
    block = table_block([[RawCell(text)] for text in texts[first : last + 1]])
    return _Made(first, last, block, {})


def _is_beyond_doubt(labels: RowLabels, row: _Row) -> bool:
    """Return whether a line alone is a row: a whole label, and a figure for each of several columns."""
    found = labels.find(row.label) if labels.is_whole(row.label) else None
    return found is not None and 1 < len(found.block.columns.leaves) == len(row.figures)


def _heads_of(table: Table) -> list[str]:
    """Return the labels of a table's head, folded, the longest first."""
    found = {
        folded(node.text) for block in table.blocks for path in block.columns.paths for node in path
    }
    found |= {folded(text) for block in table.blocks for text in (block.corner, block.title)}
    return sorted(filter(None, found), key=len, reverse=True)


def _is_head(text: str, known: Sequence[str]) -> bool:
    """Return whether a line is made of labels of the table's head, or is a part of one."""
    words = folded(text)
    if not words or any(words in label for label in known):
        return bool(words)
    for label in known:
        words = words.replace(label, "")
    return not words


def _rows(labels: RowLabels, table: Table, texts: Sequence[str]) -> Iterator[_Row]:
    """Yield the rows: a label of the form, in one line or broken into a few, and the figures behind it."""
    widths = {
        row.id: len(block.columns.leaves) for block in table.blocks for row in block.rows.leaves
    }
    at = splits = 0
    while at < len(texts):
        found = _label_at(labels, table, texts, at)
        if found is None:
            at += 1
            continue
        row_id, label, figures, end = found
        width = widths[row_id]
        is_several = len(figures) > 1
        note = ""
        while len(figures) < width and end + 1 < len(texts) and _is_numbers(texts[end + 1]):
            end += 1
            more = tuple(_NUMBERS.findall(texts[end]))
            note = _FOLDED if figures and (is_several or len(more) > 1) else note
            is_several |= len(more) > 1
            figures = (*figures, *more)
        split: tuple[str, ...] = ()
        if len(figures) == 1 and width > 1 and splits < _MOST_SPLIT:
            splits += 1
            split = split_by_sum(figures[0], width)
            note = _SPLIT.format(figures="、".join(split)) if split else ""
        elif end + 1 < len(texts) and is_several and _is_numbers(texts[end + 1]):
            note = _LEFT_OVER.format(rest=texts[end + 1])
        if figures:
            yield _Row(at, end, label, split or figures, note)
        at = end + 1


def _label_at(
    labels: RowLabels, table: Table, texts: Sequence[str], at: int
) -> tuple[str, str, tuple[str, ...], int] | None:
    """Return the row that begins at line `at`: its id, its label, the figures in the same line, its last line."""
    parts: list[str] = []
    for end in range(at, min(at + _MOST_PARTS, len(texts))):
        words, figures = split_line(texts[end])
        parts.append(words)
        follows = bool(figures) or (end + 1 < len(texts) and _is_numbers(texts[end + 1]))
        name = _name(labels, table, parts) if follows else ""
        hit = labels.find(name) if name else None
        if hit is not None:
            return hit.row, name, figures, end
        if figures or not words:
            break
    return None


def _name(labels: RowLabels, table: Table, parts: Sequence[str]) -> str:
    """Return what a row is called: the last lines before its figures, or what stands behind its group's name."""
    names = ["".join(parts[begin:]) for begin in range(len(parts))]
    names += parts[-1].split()[-1:]
    fitting = [name for name in names if (hit := labels.find(name)) and hit.table is table]
    exact = [name for name in fitting if labels.is_exact(name)]
    return next(iter(exact or fitting), "")


def split_line(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of a line and the figures at its end; the number before a label is no figure.

    >>> split_line("1.属于国家秘密 0 0 12")
    ('1.属于国家秘密', ('0', '0', '12'))
    """
    tail = _TAIL.search(text)
    if tail is None:
        return text.strip(), ()
    return text[: tail.start()].strip(" \t|｜"), tuple(_NUMBERS.findall(tail.group()))


def _is_numbers(text: str) -> bool:
    return split_line(text)[0] == "" and bool(split_line(text)[1])


def _bare_row(texts: Sequence[str], width: int) -> Iterator[_Row]:
    """Yield the one row of figures of a table without row labels."""
    begin = 0
    figures: list[str] = []
    for at, text in enumerate(texts):
        if not _is_numbers(text):
            figures = []
            continue
        if not figures:
            begin = at
        figures += _NUMBERS.findall(text)
        if len(figures) >= width:
            yield _Row(begin, at, "", tuple(figures[:width]))
            return


def split_by_sum(digits: str, width: int) -> tuple[str, ...]:
    """Return the one way to cut `digits` into `width` numbers whose last is the sum of the others, () when not one.

    >>> split_by_sum("30000012345", 7)
    ()
    >>> split_by_sum("723000075", 7)
    ('72', '3', '0', '0', '0', '0', '75')
    """
    if not (digits.isascii() and digits.isdecimal()) or not width <= len(digits) <= _MOST_JOINED:
        return ()
    ways = []
    for length in range(1, min(len(digits), _MOST_DIGITS + 1)):
        total = digits[-length:]
        if total != str(int(total)):
            continue
        for parts in _cuts(digits[:-length], width - 1, int(total)):
            ways.append((*parts, total))
            if len(ways) > 1:
                return ()
    return ways[0] if ways else ()


def _cuts(digits: str, count: int, total: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to cut `digits` into `count` numbers, without leading zeros, that add up to `total`."""
    if count == 0:
        if not digits and total == 0:
            yield ()
        return
    for length in range(1, len(digits) - count + 2):
        head = digits[:length]
        if int(head) > total or (length > 1 and head[0] == "0"):
            break
        for rest in _cuts(digits[length:], count - 1, total - int(head)):
            yield (head, *rest)
