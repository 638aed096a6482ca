"""A report → the `Document` that is printed. Numbers before headings are made here and nowhere else."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from core.characters import is_blank
from core.dates import chinese_date
from core.document import Block, Document, Heading, Paragraph, Role, TableBlock, TableCell
from core.evaluate import Results
from core.format.model import Format
from core.format.sections import Section
from core.format.tables import Table
from core.grid import lay_out
from core.keys import CellKey, FactKey, TextKey
from core.numbering import heading_number, passage_numbers, without_number
from core.numbers import Number, display
from core.report import Passages, Report
from core.totals import all_values
from core.wording.sentences import has_own_lead, passages_with_lead, title_of


def compose(form: Format, report: Report, results: Results | None = None) -> Document:
    """Return the whole report in reading order."""
    values = results.values if results else all_values(form, report)
    title = title_of(form, report)
    blocks: list[Block] = [Heading(0, title, FactKey("unit"))]
    blocks += _passages(form, form.opening, report, values)
    for number, section in enumerate(form.sections, start=1):
        blocks.append(Heading(1, heading_number(1, number) + section.heading, TextKey(section.id)))
        blocks += _passages(form, section, report, values)
        if section.table:
            blocks.append(table_block(form.table(section.table), values))
    blocks += _signature(report)
    return Document(title, report.unit, tuple(blocks))


def table_block(table: Table, values: Mapping[CellKey, Number]) -> TableBlock:
    """Return one official table with its figures."""
    grid, blank = lay_out(table), _blank_cells(table)
    cells = [
        TableCell(row, column, height, width, display(values.get(key)), role, key)
        if isinstance(key, CellKey)
        else cell
        for cell in blank
        for row, column, height, width, _, role, key, _ in (cell,)
    ]
    return TableBlock(
        table.caption, grid.height, grid.width, grid.header_rows, table.column_widths, tuple(cells)
    )


@cache
def _blank_cells(table: Table) -> tuple[TableCell, ...]:
    """Return the cells of `table` without figures; its labels are the same in every report."""
    return tuple(
        TableCell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell.text,
            cell.role,
            cell.key,
            cell.is_note,
        )
        for cell in lay_out(table).cells
    )


def _passages(
    form: Format, section: Section, report: Report, values: Mapping[CellKey, Number]
) -> Iterator[Block]:
    passages = passages_with_lead(form, section, report, values)
    # A lead written by the program is no stored passage: the stored ones begin one place later.
    shift = (
        len(passages) - len(report.passages(section.id)) if not has_own_lead(section, report) else 0
    )
    levels = [
        one.level if not is_blank(one.title) and _is_printed(passages, place) else None
        for place, one in enumerate(passages)
    ]
    for place, (passage, number) in enumerate(zip(passages, passage_numbers(levels), strict=True)):
        key = TextKey(section.id, max(place - shift, 0))
        if number:
            level = 2 if number.startswith("（") else 3
            yield Heading(level, number + without_number(passage.title), key)
        for paragraph in passage.paragraphs:
            yield Paragraph(paragraph, Role.BODY, key)


def _is_printed(passages: Passages, place: int) -> bool:
    """Return whether the passage at `place` has text, or deeper ones with text before the next of its level."""
    if passages[place].paragraphs:
        return True
    for later in range(place + 1, len(passages)):
        if passages[later].level <= passages[place].level:
            return False
        if passages[later].paragraphs:
            return True
    return False


def _signature(report: Report) -> Iterator[Block]:
    signature = report.text_fact("signature")
    if not is_blank(signature):
        yield Paragraph(signature, Role.SIGNATURE, FactKey("signature"))
    day = report.facts.get("date")
    if isinstance(day, date):
        yield Paragraph(chinese_date(day), Role.DATE, FactKey("date"))
