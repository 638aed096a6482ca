"""Ruling lines of a page and the signs on it → tables: a cell is what lines go round, however many columns wide."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.document import CellRole, TableBlock, TableCell
from core.importing.pdf_rules import Rule, Rules

_NEAR = 3.0  # points; lines that nearly meet do
_SAME = 2.5
_MOST_LINES = 400
_MOST_PLACES = 1_500
_GAP = 0.6  # of the height of digits: a wider one parts two figures
_FULL = 0.4  # of the width of a cell with its margins: digits that fill more of it go on in the next line


class Sign(NamedTuple):
    """A character and the box around it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point by which it is told where it stands."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


class Ruled(NamedTuple):
    """A ruled table: where its columns begin from left to right, its rows from top to bottom, and its cells.

    A cell is given by its first row and column and by how many of them it takes.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]

    @property
    def top(self) -> float:
        """Return the height of its upper edge."""
        return self.rows[0]

    def place_of(self, sign: Sign) -> tuple[int, int] | None:
        """Return row and column in which a sign stands, None outside the table."""
        x, y = sign.middle
        if not (self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]):
            return None
        column = bisect_right(self.columns, x) - 1
        row = bisect_right([-one for one in self.rows], -y) - 1
        return min(row, len(self.rows) - 2), min(column, len(self.columns) - 2)


def ruled_tables(rules: Rules) -> list[Ruled]:
    """Return the tables that the lines of a page draw, from top to bottom; a frame around one cell is none."""
    if len(rules.across) + len(rules.down) > _MOST_LINES:
        return []
    found = [_ruled(*group) for group in _groups(rules)]
    tables = [one for one in found if one is not None and len(one.cells) > 1]
    return sorted(tables, key=lambda one: -one.top)


def filled(table: Ruled, signs: Sequence[Sign]) -> TableBlock:
    """Return the table with the signs in their cells."""
    at = {
        (row + y, column + x): number
        for number, (row, column, height, width) in enumerate(table.cells)
        for y in range(height)
        for x in range(width)
    }
    inside: list[list[Sign]] = [[] for _ in table.cells]
    for sign in signs:
        place = table.place_of(sign)
        if place is not None:
            inside[at[place]].append(sign)
    cells = tuple(
        sorted(
            TableCell(row, column, height, width, _words(table, one, held), CellRole.VALUE)
            for one, held in zip(table.cells, inside, strict=True)
            for row, column, height, width in [one]
        )
    )
    width = len(table.columns) - 1
    return TableBlock("", len(table.rows) - 1, width, 0, (1,) * width, cells)


def _groups(rules: Rules) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the lines across and down that touch each other, directly or by others."""
    left = set(range(len(rules.across)))
    free = set(range(len(rules.down)))
    while left:
        across, down, fresh = set[int](), set[int](), [min(left)]
        left -= set(fresh)
        while fresh:
            across.update(fresh)
            met = {
                at for at in free if any(_meet(rules.across[one], rules.down[at]) for one in fresh)
            }
            free -= met
            down |= met
            fresh = [
                one for one in left if any(_meet(rules.across[one], rules.down[at]) for at in met)
            ]
            left -= set(fresh)
        yield [rules.across[one] for one in across], [rules.down[one] for one in down]


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.begin - _NEAR <= down.at <= across.end + _NEAR
        and down.begin - _NEAR <= across.at <= down.end + _NEAR
    )


def _ruled(across: Sequence[Rule], down: Sequence[Rule]) -> Ruled | None:
    columns = _places(down)
    rows = tuple(reversed(_places(across)))
    height, width = len(rows) - 1, len(columns) - 1
    if height < 1 or width < 1 or height * width > _MOST_PLACES:
        return None
    middles_y = [(rows[row] + rows[row + 1]) / 2 for row in range(height)]
    middles_x = [(columns[at] + columns[at + 1]) / 2 for at in range(width)]
    right = [[_drawn(down, columns[at + 1], y) for at in range(width)] for y in middles_y]
    below = [[_drawn(across, rows[row + 1], x) for x in middles_x] for row in range(height)]
    return Ruled(columns, rows, tuple(_cells(right, below)))


def _places(rules: Sequence[Rule]) -> tuple[float, ...]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > _SAME:
            found.append(at)
    return tuple(found)


def _drawn(rules: Sequence[Rule], at: float, middle: float) -> bool:
    return any(abs(one.at - at) <= _SAME and one.begin <= middle <= one.end for one in rules)


def _cells(right: list[list[bool]], below: list[list[bool]]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the cells: as wide as no line stands at the right, as high as none lies below all of that width."""
    taken: set[tuple[int, int]] = set()
    for row, edges in enumerate(right):
        for column in range(len(edges)):
            if (row, column) in taken:
                continue
            width = 1
            while (
                column + width < len(edges)
                and not edges[column + width - 1]
                and (row, column + width) not in taken
            ):
                width += 1
            height = 1
            while row + height < len(right) and _goes_on(
                right, below, row + height - 1, column, width
            ):
                height += 1
            taken |= {(row + y, column + x) for y in range(height) for x in range(width)}
            yield row, column, height, width


def _goes_on(
    right: list[list[bool]], below: list[list[bool]], row: int, column: int, width: int
) -> bool:
    """Return whether the row below belongs to the same cell."""
    return not any(below[row][column : column + width]) and not any(
        right[row + 1][column : column + width - 1]
    )


def _words(table: Ruled, cell: tuple[int, int, int, int], signs: Sequence[Sign]) -> str:
    """Return what stands in a cell, line by line; digits that fill a narrow cell go on below with a blank between."""
    _, column, _, width = cell
    room = table.columns[column + width] - table.columns[column]
    lines = [_line(one) for one in _lines(signs)]
    words = ""
    was_full = False
    for text, reach in lines:
        goes_on = was_full and words[-1:].isdecimal() and text.isdecimal()
        words += (" " if goes_on else "\n" if words else "") + text
        was_full = reach >= _FULL * room
    return words


def _lines(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    """Yield the signs of each line from top to bottom."""
    line: list[Sign] = []
    for sign in sorted(signs, key=lambda one: -one.middle[1]):
        if line and line[0].middle[1] - sign.middle[1] > (line[0].top - line[0].bottom) * 0.6:
            yield line
            line = []
        line.append(sign)
    if line:
        yield line


def _line(signs: Sequence[Sign]) -> tuple[str, float]:
    """Return the text of a line and how wide it is."""
    ordered = sorted(signs, key=lambda one: one.left)
    words = ordered[0].text
    for before, sign in pairwise(ordered):
        gap = sign.left - before.right
        is_apart = gap > _GAP * (sign.top - sign.bottom) and sign.text.isascii()
        words += f" {sign.text}" if is_apart else sign.text
    return words, ordered[-1].right - ordered[0].left
