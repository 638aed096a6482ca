"""The smallest changes that would put a 勾稽关系 right, likeliest first: suggestions, never made by themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from core.checks.finding import Finding
from core.checks.sums import Balance, balances
from core.format.check import CheckSpec
from core.format.model import Format
from core.format.tables import Table
from core.keys import CellKey
from core.naming import column_name, row_name
from core.numbers import Number, display

_MOST = 5
_ROWS_OFFERED = 2  # of a kind: more would be a guessing game


class Likelihood(IntEnum):
    """How much speaks for a mend; the greater the likelier."""

    POSSIBLE = 1
    SLIP = 2
    SAME_COUNT = 3
    WRONG_COLUMN = 4
    LAST_YEAR = 5


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of one or two cells; `sentence` says why it may be right, `action` what it does."""

    sentence: str
    action: str
    changes: Mapping[CellKey, Number]
    likelihood: Likelihood


@dataclass(frozen=True, slots=True)
class _Off:
    """One column that is out of balance: `came_in` and `handled` are its typed cells on either side."""

    table: Table
    balance: Balance
    came_in: tuple[CellKey, ...]
    handled: tuple[CellKey, ...]
    values: Mapping[CellKey, Number]

    @property
    def gap(self) -> Number:
        """Return how many items came in without being accounted for; negative when too many are."""
        return self.balance.difference

    def filled(self, keys: tuple[CellKey, ...]) -> Iterator[tuple[CellKey, Number]]:
        """Yield the typed cells among `keys` that are not blank."""
        return ((key, self.values[key]) for key in keys if key in self.values)

    def change(self, key: CellKey, value: Number) -> str:
        """Return in words that `key` becomes `value`."""
        name = f"{column_name(self.table, key)}－{row_name(self.table, key)}"
        return f"“{name}”由 {display(self.values[key])} 改为 {display(value)}"

    def changes_of_row(self, changes: Mapping[CellKey, Number]) -> str:
        """Return in words what becomes of cells that stand in one row."""
        (row, *_) = (row_name(self.table, key) for key in changes)
        cells = (
            f"“{column_name(self.table, key)}”由 {display(self.values[key])} 改为 {display(value)}"
            for key, value in changes.items()
        )
        return f"“{row}”这一行，{'，'.join(cells)}"


def mends(
    form: Format,
    values: Mapping[CellKey, Number],
    last_year: Mapping[CellKey, Number] | None = None,
) -> tuple[Mend, ...]:
    """Return what would put the balanced tables right, likeliest first, at most five; none when all is well.

    `values` and `last_year` are typed and computed cells.
    """
    return tuple(islice(_ranked(form, values, last_year or {}), _MOST))


def _ranked(
    form: Format, values: Mapping[CellKey, Number], last_year: Mapping[CellKey, Number]
) -> list[Mend]:
    """Return every mend once, likeliest first."""
    found: dict[tuple[tuple[CellKey, Number], ...], Mend] = {}
    off = [
        one for spec in form.checks if spec.kind == "balance" for one in _off(form, spec, values)
    ]
    for one in off:
        for mend in (
            *_from_last_year(form, one, last_year),
            *_other_column(one, off),
            *_counted_twice(one),
            *_slips(one),
            *_still_open(one),
        ):
            found.setdefault(tuple(sorted(mend.changes.items())), mend)
    return sorted(found.values(), key=lambda mend: -mend.likelihood)


def mends_for(
    form: Format,
    finding: Finding,
    values: Mapping[CellKey, Number],
    last_year: Mapping[CellKey, Number] | None = None,
) -> tuple[Mend, ...]:
    """Return the mends of the column that `finding` is about, none when it is about no balance."""
    if not any(spec.id == finding.check and spec.kind == "balance" for spec in form.checks):
        return ()
    lines = {(key.table, key.column) for key in finding.where if isinstance(key, CellKey)}
    found = (
        one
        for one in _ranked(form, values, last_year or {})
        if any((key.table, key.column) in lines for key in one.changes)
    )
    return tuple(islice(found, _MOST))


def _off(form: Format, spec: CheckSpec, values: Mapping[CellKey, Number]) -> Iterator[_Off]:
    table = form.table(str(spec.fields["table"]))
    for balance in balances(form, values):
        if balance.table != table.id or not balance.difference:
            continue
        if balance.keys[0] in table.computed or any(key not in values for key in balance.keys):
            continue
        left = [key for key in balance.keys if key.row in _rows(spec, "left")]
        right = [key for key in balance.keys if key.row in _rows(spec, "right")]
        yield _Off(table, balance, _typed(table, left), _typed(table, right), values)


def _rows(spec: CheckSpec, name: str) -> list[object]:
    rows = spec.fields[name]
    return rows if isinstance(rows, list) else []


def _typed(table: Table, keys: list[CellKey]) -> tuple[CellKey, ...]:
    """Return the cells that are typed: those of `keys`, and the parts of the totals among them."""
    return tuple(part for key in keys for part in table.parts.get(key, (key,)))


def _from_last_year(form: Format, off: _Off, last_year: Mapping[CellKey, Number]) -> Iterator[Mend]:
    """What was carried over from last year differs from last year's report by just the gap."""
    for spec in form.checks:
        if spec.kind != "carried_over" or spec.fields["table"] != off.table.id:
            continue
        key = CellKey(off.table.id, str(spec.fields["row"]), off.balance.column)
        then = last_year.get(key._replace(row=str(spec.fields["last_row"])))
        now = off.values.get(key)
        if then is not None and now is not None and now - then == off.gap:
            sentence = (
                f"去年年报结转下年度的是 {display(then)} 件，这里填的上年结转是 {display(now)} 件。"
            )
            yield Mend(sentence, off.change(key, then), {key: then}, Likelihood.LAST_YEAR)


def _other_column(off: _Off, others: list[_Off]) -> Iterator[Mend]:
    """Another column has too many of just what is lacking here: an item written into the wrong column."""
    for other in others:
        if off.gap <= 0 or other.gap != -off.gap:
            continue
        sentence = (
            f"“{off.balance.name}”一列少 {display(off.gap)} 件，“{other.balance.name}”一列多"
            f" {display(off.gap)} 件：可能是同一件申请归错了列。"
        )
        too_many = [
            *_at_least(off.gap, other, other.handled),
            *_at_least(off.gap, off, off.came_in),
        ]
        for key, value in too_many:
            column = other.balance.column if key in off.came_in else off.balance.column
            there = key._replace(column=column)
            if there in off.values:
                changes = {key: value - off.gap, there: off.values[there] + off.gap}
                action = off.changes_of_row(changes)
                yield Mend(sentence, action, changes, Likelihood.WRONG_COLUMN)


def _at_least(count: Number, off: _Off, keys: tuple[CellKey, ...]) -> list[tuple[CellKey, Number]]:
    """Return the first few cells that hold `count` or more, those that hold the least first."""
    enough = [(value, key) for key, value in off.filled(keys) if value >= count]
    return [(key, value) for value, key in sorted(enough)[:_ROWS_OFFERED]]


def _counted_twice(off: _Off) -> Iterator[Mend]:
    """One row holds just what is too much: the same items may be written in twice."""
    if off.gap >= 0:
        return
    excess = -off.gap
    same = [key for key, value in off.filled(off.handled) if value == excess]
    for key in same[:_ROWS_OFFERED]:
        sentence = (
            f"多出的 {display(excess)} 件正好等于“{row_name(off.table, key)}”的件数：可能计了两次。"
        )
        others = [
            (other, value)
            for other, value in off.filled(off.handled)
            if other != key and value >= excess
        ]
        for other, value in others[:_ROWS_OFFERED]:
            rest = value - excess
            yield Mend(sentence, off.change(other, rest), {other: rest}, Likelihood.SAME_COUNT)


def _slips(off: _Off) -> Iterator[Mend]:
    """Two digits of one figure stand the wrong way round."""
    for sign, keys in ((-1, off.came_in), (1, off.handled)):
        for key, value in off.filled(keys):
            for turned in _turned(value):
                if (turned - value) * sign == off.gap:
                    sentence = (
                        f"{display(value)} 和 {display(turned)} 只差数字的先后：可能打颠倒了。"
                    )
                    yield Mend(sentence, off.change(key, turned), {key: turned}, Likelihood.SLIP)


def _turned(value: Number) -> Iterator[int]:
    """Yield the numbers that arise when two neighbouring digits change places."""
    digits = str(value)
    for place in range(len(digits) - 1):
        turned = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if turned != digits and turned[0] != "0" and digits.isdecimal():
            yield int(turned)


def _still_open(off: _Off) -> Iterator[Mend]:
    """What is not accounted for is still being handled; what is too much is carried out too often."""
    key = off.handled[-1]
    value = off.values.get(key)
    if value is None or value + off.gap < 0:
        return
    words = "有申请还没有办完" if off.gap > 0 else "“结转下年度”多写了"
    sentence = f"如果是{words}，改“结转下年度”。"
    rest = value + off.gap
    yield Mend(sentence, off.change(key, rest), {key: rest}, Likelihood.POSSIBLE)
