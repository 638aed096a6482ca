"""Any sequence of edits, undos and redos ends where it should."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.evaluate import Results, evaluate
from core.exporting.reportfile import dumps
from core.format.tables import Table, Unit
from core.forms.installed import load_format
from core.importing.reportfile import loads
from core.keys import CellKey
from core.report import Passages, Report, changed_cells, first_difference
from tests.helpers.strategies import amounts, counts, lines, passages

FORM = load_format()
PIECES = [key for key in FORM.typed if FORM.units[key] is Unit.PIECES]
AMOUNTS = [key for key in FORM.typed if FORM.units[key] is Unit.TEN_THOUSAND_YUAN]


class History(RuleBasedStateMachine):
    """A report under edits, with the past and the future as undo and redo know them."""

    def __init__(self) -> None:
        super().__init__()
        self.report = Report(FORM.id)
        self.results = evaluate(FORM, self.report)
        self.past: list[tuple[Report, Results]] = []
        self.future: list[tuple[Report, Results]] = []

    def edit(self, after: Report) -> None:
        self.past.append((self.report, self.results))
        self.future.clear()
        self.report, self.results = after, evaluate(FORM, after)

    @rule(key=st.sampled_from(PIECES), value=st.one_of(st.none(), counts()))
    def type_a_count(self, key: CellKey, value: int | None) -> None:
        before = self.report
        self.edit(before.with_cell(key, value))
        assert self.report.cells.get(key) == value
        assert changed_cells(before, self.report) <= {key}

    @rule(key=st.sampled_from(AMOUNTS), value=st.one_of(st.none(), amounts()))
    def type_an_amount(self, key: CellKey, value: Decimal | None) -> None:
        self.edit(self.report.with_cell(key, value))

    @rule(table=st.sampled_from(FORM.tables))
    def fill_the_blanks_of_a_table_with_zeros(self, table: Table) -> None:
        blank = [key for key in table.typed if key not in self.report.cells]
        self.edit(self.report.with_cells(dict.fromkeys(blank, 0)))

    @rule(section=st.sampled_from(sorted(FORM.text_sections)), written=passages())
    def write_a_section(self, section: str, written: Passages) -> None:
        self.edit(self.report.with_passages(section, written))

    @rule(section=st.sampled_from(sorted(FORM.text_sections)))
    def empty_a_section(self, section: str) -> None:
        self.edit(self.report.with_passages(section, ()))
        assert self.report.passages(section) == ()

    @rule(text=lines())
    def name_the_unit(self, text: str) -> None:
        self.edit(self.report.with_fact("unit", text))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append((self.report, self.results))
        self.report, results = self.past.pop()
        self.results = evaluate(FORM, self.report)
        assert self.results == results

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append((self.report, self.results))
        self.report, results = self.future.pop()
        self.results = evaluate(FORM, self.report)
        assert self.results == results

    @rule()
    def save_and_open(self) -> None:
        again = loads(dumps(self.report).encode(), "a.nianbao")
        assert first_difference(self.report, again) is None
        assert again == self.report

    @invariant()
    def the_first_report_is_still_empty(self) -> None:
        first = self.past[0][0] if self.past else self.report
        assert first == Report(FORM.id)

    def teardown(self) -> None:
        while self.past:
            self.undo()
        assert self.report == Report(FORM.id)
        while self.future:
            self.redo()


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=30, stateful_step_count=25)
