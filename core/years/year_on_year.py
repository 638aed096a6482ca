"""This year beside last year: what carries over, which figures changed, which words stayed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.checks.similar import Span, same_spans
from core.format.model import Format
from core.guidance import passage_spec
from core.keys import CellKey, TextKey
from core.numbers import Number, add_up, display
from core.report import Passage, Report


@dataclass(frozen=True, slots=True)
class YearCell:
    """One cell in both years; None where it is not filled in."""

    key: CellKey
    now: Number | None
    then: Number | None

    @property
    def difference(self) -> Number | None:
        """Return by how much the cell grew, None when one year is blank."""
        return None if self.now is None or self.then is None else self.now - self.then

    @property
    def is_same(self) -> bool:
        """Return whether both years say the same, blank or not."""
        return self.now == self.then


@dataclass(frozen=True, slots=True)
class YearText:
    """One passage of this year beside the one it goes with in last year's section, None when there is none.

    `same_now` and `same_then` are the spans of both bodies that stand in the other year's section too.
    """

    title: str
    now: Passage | None
    then: Passage | None
    same_now: tuple[Span, ...]
    same_then: tuple[Span, ...]


def carried_cells(
    form: Format, values: Mapping[CellKey, Number], last_year: Mapping[CellKey, Number]
) -> dict[CellKey, Number]:
    """Return the typed cells of 上年结转 that are blank or not what last year's report carried out."""
    found: dict[CellKey, Number] = {}
    for spec in form.checks:
        if spec.kind != "carried_over":
            continue
        table = form.table(str(spec.fields["table"]))
        for key in (key for key in table.typed if key.row == spec.fields["row"]):
            then = last_year.get(key._replace(row=str(spec.fields["last_row"])))
            if then is not None and values.get(key) != then:
                found[key] = then
    return found


@dataclass(frozen=True, slots=True)
class CarriedOffer:
    """What to fill in because last year's report carried it out: `cells`, with a sentence and what to do."""

    sentence: str
    action: str
    cells: Mapping[CellKey, Number]


def carried_offer(
    form: Format,
    table_id: str,
    values: Mapping[CellKey, Number],
    last_year: Mapping[CellKey, Number],
) -> CarriedOffer | None:
    """Return the offer to fill in 上年结转 of a table, None when it is filled in as last year's report says."""
    found = carried_cells(form, values, last_year)
    cells = {key: value for key, value in found.items() if key.table == table_id}
    if not cells:
        return None
    row = next(iter(cells)).row
    line = [key for key in form.table(table_id).typed if key.row == row]
    total = display(add_up({**values, **cells}.get(key, 0) for key in line))
    sentence = f"去年年报结转下年度的是 {total} 件"
    if any(key in values for key in cells):
        return CarriedOffer(f"{sentence}，与这里填的上年结转不同。", "改成去年的数", cells)
    return CarriedOffer(f"{sentence}，可以填入上年结转。", "填入上年结转", cells)


def beside(form: Format, report: Report, last_year: Report, key: TextKey) -> Passage | None:
    """Return the passage of last year's report to set beside the passage `key`, None when there is none.

    A passage that comes back to another one, as 改进情况 to last year's problems, stands beside that one; every
    other beside the one of its title, else beside what was written for the same sub-heading of the form.
    """
    section = form.section(key.section)
    spec = passage_spec(section, report, key.place)
    asked = spec.follows or spec.title if spec else ""
    title = spec.follows if spec and spec.follows else report.passages(key.section)[key.place].title
    then = last_year.passages(key.section)
    same_title = next((one for one in then if one.title == title), None)
    if same_title or not asked:
        return same_title
    asked_alike = (
        one
        for place, one in enumerate(then)
        if (known := passage_spec(section, last_year, place)) and known.title == asked
    )
    return next(asked_alike, None)


def year_cells(
    form: Format, now: Mapping[CellKey, Number], then: Mapping[CellKey, Number]
) -> tuple[YearCell, ...]:
    """Return every cell of the form in both years, in reading order; totals too."""
    return tuple(YearCell(key, now.get(key), then.get(key)) for key in form.units)


def year_texts(report: Report, last_year: Report, section_id: str) -> tuple[YearText, ...]:
    """Return the passages of a section in both years: those of this year in order, then what last year had besides."""
    now, then = report.passages(section_id), last_year.passages(section_id)
    all_now = "\n".join(passage.body for passage in now)
    all_then = "\n".join(passage.body for passage in then)
    pairs = list(_pairs(now, then))
    return tuple(
        YearText(
            title=(new or old or Passage("")).title,
            now=new,
            then=old,
            same_now=same_spans(new.body, all_then) if new else (),
            same_then=same_spans(old.body, all_now) if old else (),
        )
        for new, old in pairs
    )


def _pairs(
    now: tuple[Passage, ...], then: tuple[Passage, ...]
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Yield passages that go together: of the same title, else in the same place when neither title recurs."""
    left = list(then)
    titles = {passage.title for passage in now}
    for place, passage in enumerate(now):
        same = next((one for one in left if one.title == passage.title), None)
        if same is None and place < len(then) and then[place].title not in titles:
            same = next((one for one in left if one is then[place]), None)
        if same is not None:
            left = [one for one in left if one is not same]
        yield passage, same
    for passage in left:
        yield None, passage
