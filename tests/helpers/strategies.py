"""Hypothesis strategies: reports as an officer could have typed them, finished or not.

Start at `reports`. Totals are never among the cells; amounts keep the zeros they were typed with.
"""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from core.format.model import Format
from core.format.sections import Fact, FactKind
from core.format.tables import Unit
from core.keys import CellKey
from core.numbers import MAX_DECIMALS, MAX_DIGITS, Number
from core.report import FactValue, Passage, Passages, Report

BIGGEST = 10**MAX_DIGITS - 1

_characters = st.one_of(
    st.sampled_from("政府信息公开年度报告，。：；“”《》（）—…０１２３件、 \u3000"),
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")),
)


def lines(min_size: int = 0) -> SearchStrategy[str]:
    """Return texts of one line: Chinese, signs of every script, spaces; no control characters."""
    return st.text(_characters, min_size=min_size, max_size=30)


def bodies() -> SearchStrategy[str]:
    """Return the text of a passage: no, one or several lines, blank ones among them."""
    return st.lists(lines(), max_size=4).map("\n".join)


def passages() -> SearchStrategy[Passages]:
    """Return the passages of a section, at least one; empty ones and level 2 among them."""
    one = st.builds(Passage, title=lines(), body=bodies(), level=st.sampled_from((1, 2)))
    return st.lists(one, min_size=1, max_size=5).map(tuple)


def counts() -> SearchStrategy[int]:
    """Return what a cell of pieces can hold; small numbers and 0 often, the largest sometimes."""
    return st.one_of(st.integers(0, 20), st.integers(0, BIGGEST))


def amounts() -> SearchStrategy[Decimal]:
    """Return what a cell of 万元 can hold, as `core.numbers.parse` gives it."""
    decimals = st.text("0123456789", max_size=MAX_DECIMALS)
    return st.builds(
        lambda whole, rest: Decimal(f"{whole}.{rest}" if rest else whole), counts(), decimals
    )


def cells(form: Format) -> SearchStrategy[dict[CellKey, Number]]:
    """Return typed cells of `form`: from none to all of them, never a total."""
    return st.one_of(_some_cells(form), every_cell(form))


def _some_cells(form: Format) -> SearchStrategy[dict[CellKey, Number]]:
    by_unit = [
        st.dictionaries(st.sampled_from(keys), _number(unit), max_size=20)
        for unit in Unit
        if (keys := [key for key in form.typed if form.units[key] is unit])
    ]
    return st.tuples(*by_unit).map(lambda parts: {k: v for part in parts for k, v in part.items()})


def every_cell(form: Format) -> SearchStrategy[dict[CellKey, Number]]:
    """Return cells of `form` with nothing left blank."""
    return st.fixed_dictionaries({key: _number(form.units[key]) for key in form.typed})


def _number(unit: Unit) -> SearchStrategy[Number]:
    if unit is Unit.CHANGE:
        return st.one_of(counts(), counts().map(lambda count: -count))
    return counts() if unit is Unit.PIECES else amounts()


def facts(form: Format) -> SearchStrategy[dict[str, FactValue]]:
    """Return facts of `form`, some or all of them filled."""
    return st.fixed_dictionaries({}, optional={fact.id: _fact(fact) for fact in form.facts})


def _fact(fact: Fact) -> SearchStrategy[FactValue]:
    match fact.kind:
        case FactKind.YEAR:
            return st.integers(2000, 2100)
        case FactKind.DATE:
            return st.dates()
        case _:
            return lines(min_size=1)


def texts(form: Format) -> SearchStrategy[dict[str, Passages]]:
    """Return passages for some or all text sections of `form`."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(form.text_sections, passages()))


def reports(form: Format) -> SearchStrategy[Report]:
    """Return reports of `form` from empty to full; what is typed need not be right."""
    return st.builds(
        Report, format_id=st.just(form.id), facts=facts(form), texts=texts(form), cells=cells(form)
    )
