"""What 一图读懂 shows: `resources/pictures/<form>.toml` as panels, and their figures taken from a report."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from core import paths
from core.errors import CannotWrite
from core.format.model import Format
from core.keys import CellKey, parse_cell_key
from core.numbers import Number, add_up, display

KINDS = ("cards", "bars", "years", "matrix")
BLANK = "未填"
Cells = Mapping[CellKey, Number]  # what was typed


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a panel: what it is called, and the typed cells of each of its figures."""

    label: str
    unit: str
    figures: tuple[tuple[CellKey, ...], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of the picture. `zero` is the sentence where nothing happened."""

    kind: str
    title: str
    zero: str
    items: tuple[Item, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of cells: None where none of them is filled in; `is_partial` where some are not."""

    value: Number | None
    unit: str
    is_partial: bool = False

    @property
    def words(self) -> str:
        """Return the figure as it is written: 未填 for a blank, never 0."""
        if self.value is None:
            return BLANK
        return f"{display(self.value)}{self.unit}" + ("（未填全）" if self.is_partial else "")


def figures_of(item: Item, cells: Cells) -> tuple[Figure, ...]:
    """Return the figures of `item` in a report: one, or of a matrix one for each column."""
    return tuple(_figure(keys, item.unit, cells) for keys in item.figures)


def _figure(keys: Sequence[CellKey], unit: str, cells: Cells) -> Figure:
    filled = [cells[key] for key in keys if key in cells]
    if not filled:
        return Figure(None, unit)
    return Figure(add_up(filled), unit, len(filled) < len(keys))


def has_picture(form: Format) -> bool:
    """Return whether there is a picture for reports of `form`."""
    return _file(form).exists()


def _file(form: Format) -> Path:
    return paths.resources() / "pictures" / f"{form.id}.toml"


def panels_of(form: Format) -> tuple[Panel, ...]:
    """Return the panels of `form`. Raises CannotWrite when it has no picture."""
    if not has_picture(form):
        raise CannotWrite("这个年度的报告格式没有“一图读懂”。请导出网页或者 Word 文档。")
    entries = tomllib.loads(_file(form).read_text("utf-8"))["panels"]
    return tuple(_panel(form, entry) for entry in entries)


def _panel(form: Format, entry: Mapping[str, Any]) -> Panel:
    is_matrix = entry["kind"] == "matrix"
    items = tuple(_item(form, one, is_matrix=is_matrix) for one in entry["items"])
    columns = tuple(entry.get("columns", ()))
    return Panel(entry["kind"], entry["title"], entry["zero"], items, columns)


def _item(form: Format, entry: Mapping[str, Any], *, is_matrix: bool) -> Item:
    typed = [tuple(_typed(form, text)) for text in entry["cells"]]
    figures = tuple(typed) if is_matrix else (tuple(chain.from_iterable(typed)),)
    return Item(entry["label"], entry["unit"], figures)


def _typed(form: Format, text: str) -> Iterator[CellKey]:
    """Yield the typed cells that the cell named `text` is the sum of, or that cell itself.

    So a total counts as filled in only where all of its parts are.
    """
    key = parse_cell_key(text)
    assert key is not None, text  # the data are ours, and a test reads them all
    yield from _under(form, key)


def _under(form: Format, key: CellKey) -> Iterator[CellKey]:
    parts = form.table(key.table).parts.get(key)
    if parts is None:
        yield key
        return
    for part in parts:
        yield from _under(form, part)
