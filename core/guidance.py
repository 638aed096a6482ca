"""What the form says about a field: “本行填什么” and F1."""

from dataclasses import dataclass

from core.format.model import Format
from core.format.sections import PassageSpec, Section
from core.keys import CellKey, FactKey, Key, TextKey
from core.naming import cell_name
from core.report import Report


@dataclass(frozen=True, slots=True)
class Guidance:
    """What to fill in at a place: its name, what belongs there, and where that is written."""

    title: str
    text: str
    source: str = ""


def guidance(form: Format, report: Report, key: Key) -> Guidance:
    """Return what to fill in at `key`."""
    match key:
        case CellKey():
            return _cell(form, key)
        case TextKey():
            return _passage(form.section(key.section), report, key)
        case FactKey():
            fact = form.fact(key.fact)
            return Guidance(fact.label, fact.help)


def passage_spec(section: Section, report: Report, place: int) -> PassageSpec | None:
    """Return what the form asks of the passage at `place`: by its title, else by its rank among the titled."""
    passages = report.passages(section.id)
    if place >= len(passages) or not passages[place].title:
        return None
    known = (*section.passages, *section.suggestions)
    for spec in known:
        if spec.title == passages[place].title:
            return spec
    rank = sum(1 for passage in passages[:place] if passage.title)
    return section.passages[rank] if rank < len(section.passages) else None


def _cell(form: Format, key: CellKey) -> Guidance:
    table = form.table(key.table)
    block = table.block_of(key)
    row, column = block.rows.node(key.row), block.columns.node(key.column)
    text = "\n".join(help_text for help_text in (row.help, column.help) if help_text)
    section = next(section for section in form.sections if section.table == key.table)
    return Guidance(
        cell_name(table, key), text or section.help, row.source or column.source or table.source
    )


def _passage(section: Section, report: Report, key: TextKey) -> Guidance:
    spec = passage_spec(section, report, key.place)
    title = spec.title if spec else section.heading or "开头的一段话"
    text = "\n".join(
        part for part in ((spec.prompt if spec else section.prompt), section.help.strip()) if part
    )
    return Guidance(title, text, section.source)
