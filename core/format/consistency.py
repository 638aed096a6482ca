"""What a form file must agree on with itself: unique ids, totals of existing parts, full grids."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from graphlib import CycleError

from core.checks.kinds import KINDS
from core.checks.slots import bad_slots
from core.format.check import CheckSpec
from core.format.model import Format
from core.format.tables import Table
from core.grid import label_columns


def inconsistencies(form: Format) -> list[str]:
    """Return one sentence for every contradiction inside `form`; none for a sound form."""
    found = [
        *_repeated("基本信息 facts", (fact.id for fact in form.facts)),
        *_repeated("sections", (section.id for section in (form.opening, *form.sections))),
        *_repeated("mentions", (mention.id for mention in form.mentions)),
        *_repeated("tables", (table.id for table in form.tables)),
        *_sections_without_table(form),
        *_opening_with_table(form),
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
    tables = [table.id for table in form.tables]
    used = Counter(section.table for section in form.sections if section.table)
    for section in form.sections:
        if section.table and section.table not in tables:
            yield f"sections {section.id}：没有名为“{section.table}”的表"
    for table_id in tables:
        if used[table_id] != 1:
            yield f"tables {table_id}：应正好有一个部分用到这张表，现在有 {used[table_id]} 个"


def _opening_with_table(form: Format) -> Iterator[str]:
    if form.opening.table:
        yield "opening：开头的一段话不能带表"


def _repeated_lines(table: Table) -> Iterator[str]:
    yield from _repeated(
        f"tables {table.id} rows", (row.id for block in table.blocks for row in block.rows.leaves)
    )
    for block in table.blocks:
        yield from _repeated(
            f"tables {table.id} columns", (column.id for column in block.columns.leaves)
        )


def _bad_width(table: Table) -> Iterator[str]:
    if not table.blocks:
        yield f"tables {table.id}：没有 blocks"
        return
    width = len(table.column_widths)
    for place, block in enumerate(table.blocks, start=1):
        leaves = len(block.columns.leaves)
        room = width - (label_columns(table) if block.row_labels else 0)
        if not leaves or not block.rows.leaves:
            yield f"tables {table.id} blocks 第 {place} 项：没有行或没有列"
        elif room < leaves or room % leaves:
            yield f"tables {table.id} blocks 第 {place} 项：{leaves} 列数据排不进 column_widths 给出的 {width} 列"


def _bad_totals(table: Table) -> Iterator[str]:
    lines = {
        "row": [row.id for block in table.blocks for row in block.rows.leaves],
        "column": [column.id for block in table.blocks for column in block.columns.leaves],
    }
    yield from _repeated(f"tables {table.id} totals", (total.target for total in table.totals))
    for total in table.totals:
        place = f"tables {table.id} totals {total.target}"
        if not total.parts:
            yield f"{place}：parts 是空的"
        for name in (total.target, *total.parts):
            if name not in lines[total.axis]:
                yield f"{place}：没有名为“{name}”的{'行' if total.axis == 'row' else '列'}"
        yield from _repeated(place, total.parts)
    try:
        parts = table.parts
    except CycleError:
        yield f"tables {table.id} totals：合计不能是自己的一部分，也不能绕一圈算到自己"
        return
    missing = {str(part) for own in parts.values() for part in own if part not in table.units}
    for name in sorted(missing):
        yield f"tables {table.id} totals：合计用到的“{name}”不在表里"


def _bad_check(check: CheckSpec, form: Format) -> Iterator[str]:
    for part, mistake in check_mistakes(check, form):
        yield f"{f'checks {check.id} {part}'.strip()}：{mistake}"


def check_mistakes(check: CheckSpec, form: Format) -> Iterator[tuple[str, str]]:
    """Yield what keeps a rule from working on `form`: the part of the rule, "" for all of it, and a sentence."""
    kind = KINDS.get(check.kind)
    if kind is None:
        near = get_close_matches(check.kind, KINDS, n=1)
        hint = f"是不是“{near[0]}”" if near else f"只能是 {'、'.join(KINDS)}"
        yield "", f"不认识的检查种类“{check.kind}”，{hint}"
        return
    for name in check.fields:
        if name not in kind.fields and name not in kind.optional:
            yield "", f"不认识的项“{name}”"
    for name, is_right in ({**kind.fields, **kind.optional}).items():
        if name not in check.fields:
            if name in kind.fields:
                yield "", f"缺少“{name}”"
        elif not is_right(check, check.fields[name], form):
            yield "", f"“{name}”写的是 {check.fields[name]!r}，表样里没有"
    for name, sentence in (("message", check.message), ("mend", check.mend)):
        yield from ((name, mistake) for mistake in bad_slots(sentence, kind.slots))
