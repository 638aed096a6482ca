"""The text of a form file → `Format`. Every mistake of a file is reported at once, each with its place."""

from collections.abc import Callable

from core.errors import FormatBroken
from core.format.check import CheckSpec, Level
from core.format.consistency import inconsistencies
from core.format.entry import Entry
from core.format.mention_entry import mentions_of
from core.format.model import FIRST_VERSION, Format
from core.format.sections import Fact, FactKind, PassageSpec, Section
from core.format.tables import Axis, Block, Node, Table, Total, Unit
from core.format.toml_text import BadToml, toml_values
from core.keys import is_identifier
from core.versions import is_version

# More would be no form of ours; the largest official table has 175.
MOST_CELLS = 5_000

Wording = tuple[tuple[str, str], ...]


def parse_format(
    source: str,
    name: str,
    wording: Wording = (),
    lend: Callable[[str], Format] | None = None,
) -> Format:
    """Return the form written in TOML `source`, with its `wording`; `name` is used in messages.

    `lend` returns another form by its id, for a form that reads prose like that one.

    Raises FormatBroken naming every mistake.
    """
    try:
        values = toml_values(source)
    except BadToml as error:
        raise FormatBroken(
            f"表样文件“{name}”{error.place}写坏了，不是有效的 TOML 文件。"
        ) from error
    problems: list[str] = []
    try:
        form = _format(Entry(values, "", problems), wording, lend)
        if not problems:
            problems += inconsistencies(form)
    except RecursionError:
        problems.append("行列标签一层套一层，套得太深了")
    if problems:
        raise FormatBroken(
            f"表样文件“{name}”有 {len(problems)} 处错误，不能使用：",
            tuple(problem.removeprefix("：") for problem in problems),
        )
    return form


def _format(entry: Entry, wording: Wording, lend: Callable[[str], Format] | None) -> Format:
    tables = tuple(_table(one) for one in entry.entries("tables", required=True))
    form = Format(
        id=entry.text("id"),
        name=entry.text("name"),
        source=entry.text("source"),
        first_year=entry.number("first_year"),
        facts=tuple(_fact(one) for one in entry.entries("facts", required=True)),
        opening=_section(entry.entry("opening")),
        sections=tuple(_section(one) for one in entry.entries("sections", required=True)),
        tables=tables,
        checks=tuple(check_of(one) for one in entry.entries("checks")),
        version=_version(entry),
        last_year=entry.optional_number("last_year"),
        wording=wording,
        mentions=mentions_of(entry, tables, lend),
    )
    if form.last_year is not None and form.last_year < form.first_year:
        entry.problem("last_year 比 first_year 还早")
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
    passage = PassageSpec(entry.text("title"), entry.text("prompt", ""), entry.text("follows", ""))
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
    cells = sum(len(one.rows.leaves) * len(one.columns.leaves) for one in table.blocks)
    if cells > MOST_CELLS:
        entry.problem(f"有 {cells} 格，最多 {MOST_CELLS} 格")
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


def check_of(entry: Entry, source: str | None = None) -> CheckSpec:
    """Return the rule an entry writes; `source` is what it is based on when it does not say so itself."""
    return CheckSpec(
        id=entry.text("id"),
        kind=entry.text("kind"),
        level=entry.choice("level", Level, Level.ERROR),
        message=entry.text("message"),
        source=entry.text("source", source),
        mend=entry.text("mend", ""),
        fields=entry.rest(),
    )


def _version(entry: Entry) -> str:
    text = entry.text("version", FIRST_VERSION)
    if not is_version(text):
        entry.problem(f"version 写的是“{text}”，应是 1.0 这样用点隔开的数字")
    return text


def _identifier(entry: Entry) -> str:
    text = entry.text("id")
    if text and not is_identifier(text):
        entry.problem(f"id“{text}”只能用小写字母、数字和下划线，并以字母开头")
    return text
