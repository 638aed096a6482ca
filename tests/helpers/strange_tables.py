"""Official tables as offices alter them: a column put in, columns in another order, the head gone."""

import random
from collections.abc import Callable, Sequence
from copy import copy
from itertools import count
from typing import NamedTuple

from core.format.model import Format
from core.grid import lay_out
from core.importing.imported import Imported, Placing
from core.keys import CellKey
from core.numbers import Number
from core.report import Report
from core.totals import all_values
from tests.helpers.messes import paragraph

Values = dict[CellKey, Number]
BETWEEN, BEFORE, AT_END = "between", "before", "at end"


class Cell(NamedTuple):
    """One cell of the official table: a label, or the place of a figure."""

    text: str
    key: CellKey | None = None


class StrangeTable:
    """An official table as a matrix of cells; a cell that spans several places stands in each of them."""

    def __init__(self, form: Format, name: str) -> None:
        grid = lay_out(form.table(name))
        self.form, self.name = form, name
        self.rows: list[list[Cell]] = [[Cell("")] * grid.width for _ in range(grid.height)]
        for one in grid.cells:
            # A label of its own for each cell, so that neighbours that read alike stay apart.
            cell = Cell(str(one.text), one.key)
            for row in range(one.row, one.row + one.row_span):
                for column in range(one.column, one.column + one.column_span):
                    self.rows[row][column] = cell
        self.first = min(
            at for row in self.rows for at, cell in enumerate(row) if cell.key is not None
        )

    def with_column(
        self, where: str, head: str = "", text: Callable[[int], str] = str
    ) -> "StrangeTable":
        """Put in a column, `text(1)`, `text(2)` … beside the rows of figures and `head` above them."""
        width = len(self.rows[0])
        at = {BETWEEN: self.first, BEFORE: 0, AT_END: width}[where]
        numbers = count(1)
        was_figures = True
        for row in self.rows:
            has_figures = any(cell.key is not None for cell in row)
            is_across = 0 < at < width and row[at - 1] is row[at]
            if has_figures:
                new = Cell(text(next(numbers)))
            elif is_across:
                new = row[at]
            else:
                new = Cell(head if was_figures else "")
            was_figures = has_figures
            row.insert(at, new)
        self.first += at <= self.first
        return self

    def in_order(self, order: Sequence[int]) -> "StrangeTable":
        """Put the columns of figures in the `order` of their numbers, the head with them."""
        for row in self.rows:
            row[self.first :] = [row[self.first + at] for at in order]
        return self

    def without_head(self) -> "StrangeTable":
        """Take away the rows above the first figures."""
        at = next(at for at, row in enumerate(self.rows) if any(one.key for one in row))
        del self.rows[:at]
        return self

    def renamed(self, before: str, after: str) -> "StrangeTable":
        """Write a label otherwise wherever it stands."""
        renamed = {
            id(cell): Cell(after)
            for row in self.rows
            for cell in row
            if cell.key is None and cell.text.replace("\n", "") == before
        }
        self.rows = [[renamed.get(id(cell), cell) for cell in row] for row in self.rows]
        return self

    def raw(self, values: Values) -> list[list[tuple[str, int, int]]]:
        """Return the rows with spans, as files give them."""
        return [
            [self._raw(row, column, values) for column in self._begins(row)]
            for row in range(len(self.rows))
        ]

    def _begins(self, row: int) -> list[int]:
        cells = self.rows[row]
        return [
            at
            for at, cell in enumerate(cells)
            if not (at and cells[at - 1] is cell) and not (row and self.rows[row - 1][at] is cell)
        ]

    def _raw(self, row: int, column: int, values: Values) -> tuple[str, int, int]:
        cell = self.rows[row][column]
        wide = tall = 1
        while column + wide < len(self.rows[row]) and self.rows[row][column + wide] is cell:
            wide += 1
        while row + tall < len(self.rows) and self.rows[row + tall][column] is cell:
            tall += 1
        text = cell.text if cell.key is None else str(values.get(cell.key, ""))
        return text, tall, wide

    def cut(self) -> "StrangeTable":
        """Cut the table in two in the middle, as at the end of a page, and return the lower part."""
        lower = copy(self)
        half = len(self.rows) // 2
        self.rows, lower.rows = self.rows[:half], self.rows[half:]
        return lower

    def html(self, values: Values) -> str:
        """Return the table of a web page."""
        rows = "".join(
            "<tr>"
            + "".join(
                f'<td rowspan="{tall}" colspan="{wide}">{text}</td>' for text, tall, wide in row
            )
            + "</tr>"
            for row in self.raw(values)
        )
        return f"<table>{rows}</table>"

    def word(self, values: Values) -> str:
        """Return the table of a Word file, the cells that go down several rows as Word has them."""
        rows = "".join(
            "<w:tr>"
            + "".join(self._word_cell(row, column, values) for column in self._lefts(row))
            + "</w:tr>"
            for row in range(len(self.rows))
        )
        return f"<w:tbl>{rows}</w:tbl>"

    def _lefts(self, row: int) -> list[int]:
        cells = self.rows[row]
        return [at for at, cell in enumerate(cells) if not (at and cells[at - 1] is cell)]

    def _word_cell(self, row: int, column: int, values: Values) -> str:
        text, tall, wide = self._raw(row, column, values)
        goes_on = row > 0 and self.rows[row - 1][column] is self.rows[row][column]
        merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if tall > 1 else ""
        properties = f'<w:tcPr><w:gridSpan w:val="{wide}"/>{merge}</w:tcPr>'
        return f"<w:tc>{properties}{paragraph('' if goes_on else text)}</w:tc>"


def some_values(form: Format, name: str, kind: str, seed: int = 0) -> Values:
    """Return figures for a table with the totals that follow: `kind` is full, blanks, zeros or small."""
    chance = random.Random(f"{form.id} {name} {kind} {seed}")
    most = {"full": 90, "blanks": 90, "zeros": 0, "small": 1}[kind]
    typed = {
        key: chance.randint(0, most)
        for key in form.table(name).units
        if key not in form.computed and not (kind == "blanks" and chance.random() < 0.6)
    }
    known = all_values(form, Report(form.id, {}, {}, typed))
    return {key: known[key] for key in form.table(name).units if known.get(key) is not None}


class Outcome(NamedTuple):
    """How many cells came as they are, and how many otherwise: told, or silently."""

    right: int
    told: int
    silent: tuple[CellKey, ...]


def outcome(found: Imported, name: str, values: Values) -> Outcome:
    """Return how the cells of table `name` were read that hold `values`.

    A cell is told of when it was not placed, or when something is said of a figure of its row.
    """
    read = {**found.report.cells, **found.stated}
    placed = {
        piece.key: piece
        for piece in found.pieces
        if isinstance(piece.key, CellKey) and piece.placing is not Placing.NOT_PLACED
    }
    noted = {key[:2] for key, piece in placed.items() if piece.note}
    units = found.form.table(name).units
    wrong = [key for key in units if read.get(key) != values.get(key)]
    silent = tuple(key for key in wrong if key in placed and key[:2] not in noted)
    return Outcome(len(units) - len(wrong), len(wrong) - len(silent), silent)
