"""What a form file must agree on with itself: unique ids, totals of existing parts, full grids."""

import string
from collections import Counter
from collections.abc import Iterable, Iterator

from core.checks.kinds import KINDS
from core.format.model import CheckSpec, Format, Table
from core.grid import label_columns


def inconsistencies(form: Format) -> list[str]:
    """Return one sentence for every contradiction inside `form`; none for a sound form."""
    found = [
        *_repeated("基本信息 facts", (fact.id for fact in form.facts)),
        *_repeated("sections", (section.id for section in (form.opening, *form.sections))),
        *_repeated("tables", (table.id for table in form.tables)),
        *_sections_without_table(form),
    ]
    for table in form.tables:
        found += [*_repeated_lines(table), *_bad_width(table), *_bad_totals(table)]
    for check in form.checks:
        found += _bad_check(check, form)
    return found


def _repeated(place: str, ids: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield f"{place}：id“{name}”出现了 {count} 次"


def _sections_without_table(form: Format) -> Iterator[str]:
    tables = {table.id for table in form.tables}
    for section in form.sections:
        if section.table and section.table not in tables:
            yield f"sections {section.id}：没有名为“{section.table}”的表"
    for table_id in tables - {section.table for section in form.sections}:
        yield f"tables {table_id}：没有哪一部分用到这张表"


def _repeated_lines(table: Table) -> Iterator[str]:
    yield from _repeated(
        f"tables {table.id} rows", (row.id for block in table.blocks for row in block.rows.leaves)
    )
    for block in table.blocks:
        yield from _repeated(
            f"tables {table.id} columns", (column.id for column in block.columns.leaves)
        )


def _bad_width(table: Table) -> Iterator[str]:
    width = len(table.column_widths)
    for place, block in enumerate(table.blocks, start=1):
        leaves = len(block.columns.leaves)
        if not leaves or not block.rows.leaves:
            yield f"tables {table.id} blocks 第 {place} 项：没有行或没有列"
            continue
        room = width - label_columns(table)
        if room < leaves or room % leaves:
            yield f"tables {table.id} blocks 第 {place} 项：{leaves} 列数据排不进 column_widths 给出的 {width} 列"


def _bad_totals(table: Table) -> Iterator[str]:
    lines = {
        "row": {row.id for block in table.blocks for row in block.rows.leaves},
        "column": {column.id for block in table.blocks for column in block.columns.leaves},
    }
    for total in table.totals:
        place = f"tables {table.id} totals {total.target}"
        for name in (total.target, *total.parts):
            if name not in lines[total.axis]:
                yield f"{place}：没有名为“{name}”的{'行' if total.axis == 'row' else '列'}"
        if total.target in total.parts:
            yield f"{place}：合计不能是自己的一部分"
        yield from _repeated(place, total.parts)


def _bad_check(check: CheckSpec, form: Format) -> Iterator[str]:
    place = f"checks {check.id}"
    kind = KINDS.get(check.kind)
    if kind is None:
        yield f"{place}：不认识的检查种类“{check.kind}”，只能是 {'、'.join(KINDS)}"
        return
    for name in check.fields.keys() - kind.fields.keys():
        yield f"{place}：不认识的项“{name}”"
    for name, is_right in kind.fields.items():
        if name not in check.fields:
            yield f"{place}：缺少“{name}”"
        elif not is_right(check, check.fields[name], form):
            yield f"{place}：“{name}”写的是 {check.fields[name]!r}，表样里没有"
    for text in (check.message, check.mend):
        yield from (f"{place}：{mistake}" for mistake in _bad_slots(text, kind.slots))


def _bad_slots(message: str, slots: frozenset[str]) -> Iterator[str]:
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}
    except ValueError:
        yield f"message 的花括号不成对：{message}"
        return
    for name in sorted(names - slots):
        yield f"message 里的空位“{name}”不能用，只能是 {'、'.join(sorted(slots))}"
