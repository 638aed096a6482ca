"""A file of `resources/formats` → `Format`. Every mistake of a file is reported at once, each with its place."""

import re
import tomllib
from functools import cache
from pathlib import Path

from core import paths
from core.errors import FileNotReadable, FormatBroken
from core.format.consistency import inconsistencies
from core.format.entry import Entry
from core.format.model import (
    Axis,
    Block,
    CheckSpec,
    Fact,
    FactKind,
    Format,
    Level,
    Node,
    PassageSpec,
    Section,
    Table,
    Total,
    Unit,
)
from core.keys import is_identifier

NEWEST_FORMAT = "2021-30"


@cache
def load_format(format_id: str = NEWEST_FORMAT) -> Format:
    """Return the form `format_id` of our resources. Raises FormatBroken or FileNotReadable."""
    return read_format(paths.resources() / "formats" / f"{format_id}.toml")


def known_formats() -> tuple[str, ...]:
    """Return the ids of the forms we have, oldest first."""
    return tuple(sorted(path.stem for path in (paths.resources() / "formats").glob("*.toml")))


def read_format(path: Path) -> Format:
    """Return the form in the TOML file `path`. Raises FormatBroken naming every mistake."""
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileNotReadable(f"表样文件“{path.name}”读不出来，请重新安装程序。") from error
    return parse_format(source, path.name)


def parse_format(source: str, name: str) -> Format:
    """Return the form written in TOML `source`; `name` is used in messages."""
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise FormatBroken(
            f"表样文件“{name}”{_where(error)}写坏了，不是有效的 TOML 文件。"
        ) from error
    problems: list[str] = []
    form = _format(Entry(values, "", problems))
    if not problems:
        problems += inconsistencies(form)
    if problems:
        raise FormatBroken(
            f"表样文件“{name}”有 {len(problems)} 处错误，不能使用：",
            tuple(problem.removeprefix("：") for problem in problems),
        )
    return form


def _where(error: tomllib.TOMLDecodeError) -> str:
    """Return the place of a TOML error, which Python 3.11 gives in its English sentence only."""
    place = re.search(r"line (\d+), column (\d+)", str(error))
    return f"第 {place.group(1)} 行第 {place.group(2)} 个字处" if place else "末尾处"


def _format(entry: Entry) -> Format:
    form = Format(
        id=entry.text("id"),
        name=entry.text("name"),
        source=entry.text("source"),
        first_year=entry.number("first_year"),
        facts=tuple(_fact(one) for one in entry.entries("facts", required=True)),
        opening=_section(entry.entry("opening")),
        sections=tuple(_section(one) for one in entry.entries("sections", required=True)),
        tables=tuple(_table(one) for one in entry.entries("tables", required=True)),
        checks=tuple(_check(one) for one in entry.entries("checks")),
    )
    entry.finish()
    return form


def _fact(entry: Entry) -> Fact:
    fact = Fact(
        id=_identifier(entry),
        label=entry.text("label"),
        kind=entry.choice("kind", FactKind, FactKind.TEXT),
        help=entry.text("help", ""),
        example=entry.text("example", ""),
        default=entry.text("default", ""),
    )
    entry.finish()
    return fact


def _section(entry: Entry) -> Section:
    section = Section(
        id=_identifier(entry),
        heading=entry.text("heading"),
        short=entry.text("short", entry.text("heading")),
        prompt=entry.text("prompt", ""),
        help=entry.text("help", ""),
        source=entry.text("source", ""),
        lead=entry.text("lead", ""),
        table=entry.text("table", ""),
        character_limit=entry.optional_number("character_limit"),
        passages=tuple(_passage(one) for one in entry.entries("passages")),
        suggestions=tuple(_passage(one) for one in entry.entries("suggestions")),
    )
    entry.finish()
    return section


def _passage(entry: Entry) -> PassageSpec:
    passage = PassageSpec(entry.text("title"), entry.text("prompt", ""))
    entry.finish()
    return passage


def _table(entry: Entry) -> Table:
    table = Table(
        id=_identifier(entry),
        name=entry.text("name"),
        caption=entry.text("caption"),
        blocks=tuple(_block(one) for one in entry.entries("blocks", required=True)),
        column_widths=entry.numbers("column_widths"),
        totals=tuple(_total(one) for one in entry.entries("totals")),
        source=entry.text("source", ""),
    )
    entry.finish()
    return table


def _block(entry: Entry) -> Block:
    block = Block(
        rows=_axis(entry, "rows"),
        columns=_axis(entry, "columns"),
        title=entry.text("title", ""),
        corner=entry.text("corner", ""),
        corner_is_note=entry.flag("corner_is_note", default=False),
        row_labels=entry.flag("row_labels", default=True),
    )
    entry.finish()
    return block


def _axis(entry: Entry, name: str) -> Axis:
    """Return the trees of a flat list in which `under` names the group a label belongs to."""
    items = [(one, one.text("under", "")) for one in entry.entries(name, required=True)]
    ids = [str(one.values.get("id", "")) for one, _ in items]
    children: dict[str, list[Entry]] = {}
    for place, (one, under) in enumerate(items):
        if ids[place] and ids[place] in ids[:place]:
            one.problem("同一个 id 在这里出现了两次")
            continue
        if under and under not in ids[:place]:
            one.problem(f"under 指的“{under}”不在它前面")
            continue
        children.setdefault(under, []).append(one)
    return Axis(tuple(_node(one, children) for one in children.get("", [])))


def _node(entry: Entry, children: dict[str, list[Entry]]) -> Node:
    node_id = _identifier(entry)
    node = Node(
        id=node_id,
        label=entry.text("label"),
        children=tuple(_node(child, children) for child in children.get(node_id, []))
        if node_id
        else (),
        help=entry.text("help", ""),
        source=entry.text("source", ""),
        unit=entry.choice("unit", Unit, Unit.PIECES) if "unit" in entry.values else None,
    )
    entry.finish()
    return node


def _total(entry: Entry) -> Total:
    axis = "row" if "row" in entry.values else "column"
    total = Total(axis, entry.text(axis), entry.texts("parts"))
    entry.finish()
    return total


def _check(entry: Entry) -> CheckSpec:
    return CheckSpec(
        id=entry.text("id"),
        kind=entry.text("kind"),
        level=entry.choice("level", Level, Level.ERROR),
        message=entry.text("message"),
        source=entry.text("source"),
        mend=entry.text("mend", ""),
        fields=entry.rest(),
    )


def _identifier(entry: Entry) -> str:
    text = entry.text("id")
    if text and not is_identifier(text):
        entry.problem(f"id“{text}”只能用小写字母、数字和下划线，并以字母开头")
    return text
