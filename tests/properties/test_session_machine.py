"""Whatever is edited, undone and redone in whatever order: it ends where it began, and everybody is told."""

from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QModelIndex

from core.keys import CellKey, TextKey
from core.report import Passage, Report
from gui.session import ReportSession
from gui.tables.block_model import BlockModel
from tests.helpers.sessions import FORM, begun
from tests.helpers.strategies import lines, passages

CELLS = st.sampled_from(FORM.typed)
NUMBERS = st.sampled_from(("0", "1", "12", "１３", "1,000", "99999999", "", "无", "-1", "1.5"))
FACTS = st.sampled_from([fact.id for fact in FORM.facts if fact.kind.value.endswith("text")])
SECTIONS = st.sampled_from([section.id for section in FORM.sections])


class Shown:
    """What stands on the screen: begun with what the session holds, then changed by its signals only."""

    def __init__(self, session: ReportSession) -> None:
        self.models = [
            BlockModel(session, table, block) for table in FORM.tables for block in table.blocks
        ]
        self.cells: dict[CellKey, str] = {}
        self.texts = dict(session.report.texts)
        self.facts = dict(session.report.facts)
        self.findings = session.findings
        self.steps = session.steps
        for model in self.models:
            self._read(model, model.index(0, 0), QModelIndex())
            model.dataChanged.connect(self._reading(model))
        session.texts_changed.connect(lambda _: self._keep("texts", dict(session.report.texts)))
        session.facts_changed.connect(lambda _: self._keep("facts", dict(session.report.facts)))
        session.findings_changed.connect(lambda: self._keep("findings", session.findings))
        session.steps_changed.connect(lambda: self._keep("steps", session.steps))

    def _reading(self, model: BlockModel) -> Callable[[QModelIndex, QModelIndex], None]:
        return lambda first, last: self._read(model, first, last)

    def _read(self, model: BlockModel, first: QModelIndex, last: QModelIndex) -> None:
        bottom = last.row() if last.isValid() else model.rowCount() - 1
        right = last.column() if last.isValid() else model.columnCount() - 1
        for row in range(first.row(), bottom + 1):
            for column in range(first.column(), right + 1):
                index = model.index(row, column)
                self.cells[model.key_at(index)] = str(model.data(index) or "")

    def _keep(self, name: str, value: object) -> None:
        setattr(self, name, value)


class SessionMachine(RuleBasedStateMachine):
    """An officer who does anything in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.session = begun()
        self.start = self.session.report
        self.shown = Shown(self.session)

    @rule(texts=st.dictionaries(CELLS, NUMBERS, min_size=1, max_size=6))
    def type_or_paste(self, texts: dict[CellKey, str]) -> None:
        self.session.enter_cells(texts, "填写")

    @rule(keys=st.lists(CELLS, max_size=10))
    def fill_with_zeros(self, keys: list[CellKey]) -> None:
        self.session.fill_zero(keys, "填 0")

    @rule(fact=FACTS, text=lines())
    def write_fact(self, fact: str, text: str) -> None:
        self.session.set_fact(fact, text or None)

    @rule(section=SECTIONS, new=st.one_of(passages(), st.just(())))
    def replace_passages(self, section: str, new: tuple[Passage, ...]) -> None:
        self.session.set_passages(section, new, "修改")

    @rule(section=SECTIONS, place=st.integers(0, 4), body=lines())
    def write_passage(self, section: str, place: int, body: str) -> None:
        have = self.session.report.passages(section)
        if place < len(have):
            changed = Passage(have[place].title, body, have[place].level)
            self.session.set_passage(TextKey(section, place), changed)

    @precondition(lambda self: self.session.undo_stack.canUndo())
    @rule()
    def undo(self) -> None:
        self.session.undo_stack.undo()

    @precondition(lambda self: self.session.undo_stack.canRedo())
    @rule()
    def redo(self) -> None:
        self.session.undo_stack.redo()

    @invariant()
    def screen_shows_what_the_report_holds(self) -> None:
        session = self.session
        assert self.shown.cells == {key: session.cell_text(key) for key in FORM.units}
        assert self.shown.texts == session.report.texts
        assert self.shown.facts == session.report.facts
        assert self.shown.findings == session.findings
        assert self.shown.steps == session.steps

    def teardown(self) -> None:
        """Go forward to the end, back to the start, and forward again."""
        stack = self.session.undo_stack
        end = self._all(stack.canRedo, stack.redo)
        assert self._all(stack.canUndo, stack.undo) == self.start
        assert self._all(stack.canRedo, stack.redo) == end

    def _all(self, can: Callable[[], bool], act: Callable[[], object]) -> Report:
        while can():
            act()
            self.screen_shows_what_the_report_holds()
        return self.session.report


SessionMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
test_edits_undo_and_redo_in_any_order_end_where_they_began = SessionMachine.TestCase
