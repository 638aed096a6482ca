"""The report being edited: the one place where it changes."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.checks.finding import Finding
from core.errors import BadFact, BadNumber
from core.evaluate import Results, earlier_values, evaluate
from core.facts import display_fact, parse_fact
from core.format.check import Level
from core.format.model import Format
from core.keys import CellKey, FactKey, Key, TextKey
from core.linking.links import refreshed
from core.naming import cell_name
from core.numbers import Number, display, parse
from core.report import FactValue, Passage, Passages, Report, changed_cells
from core.steps import Step, steps
from core.totals import all_values
from gui.edits import ReportEdit

REJECTED = "CELL-NUMBER"

_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Rejection:
    """What stands in a cell or field though it cannot be taken there: the typed text and the sentence why."""

    text: str
    sentence: str


class ReportSession(QObject):
    """Holds the present report, what follows from it, and the undo stack.

    Signals, each after `report` and `results` are up to date:
    cells_changed(frozenset[CellKey])   typed, computed or rejected cells that look different now
    texts_changed(frozenset[str])       ids of sections whose passages changed
    facts_changed(frozenset[str])       ids of facts that changed, were refused, or are no longer refused
    figures_changed()                   any typed value changed: lead sentences and preview are stale
    findings_changed()                  findings, balances or rejections changed
    steps_changed()                     states of the steps changed
    last_year_changed()                 the report is compared with another report of last year, or with none
    report_edited()                     the report is another value than before
    typing_noted()                      `report_to_keep` is another value than before, the report is not
    """

    cells_changed = Signal(object)
    texts_changed = Signal(object)
    facts_changed = Signal(object)
    figures_changed = Signal()
    findings_changed = Signal()
    steps_changed = Signal()
    last_year_changed = Signal()
    report_edited = Signal()
    typing_noted = Signal()

    def __init__(
        self,
        form: Format,
        report: Report,
        *,
        last_year: Report | None = None,
        read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.report = report
        self.last_year = last_year
        self.read_only = read_only
        self.results: Results = evaluate(form, report, last_year)
        self.undo_stack = QUndoStack(self)
        self._rejections: dict[Key, Rejection] = {}
        self._typing: dict[CellKey, str] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything to mend or look at, refused texts first; what was refused is not missing as well."""
        others = self.results.findings
        if self._rejections:
            refused = self._rejections.keys()
            others = tuple(
                one for one in others if not (one.is_missing and refused >= set(one.where))
            )
        return (*self._rejected_findings(), *others)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps of the wizard; refused texts count among their problems."""
        return (
            steps(self.form, self.report, self.findings) if self._rejections else self.results.steps
        )

    @property
    def report_to_keep(self) -> Report:
        """Return what a save keeps: the report with the figure in the cell that is still open, if it is one."""
        report = self.report
        for key, text in self._typing.items():
            with suppress(BadNumber):
                report = report.with_cell(key, parse(text, self.form.units[key]))
        return report

    def note_typing(self, key: CellKey, text: str | None) -> None:
        """Take note of what stands in an open cell, None when it is closed; it is no edit of the report yet."""
        if self.read_only:
            return
        self._typing = {} if text is None else {key: text}
        self.typing_noted.emit()

    def rejection(self, key: Key) -> Rejection | None:
        """Return what was refused at `key`, or None."""
        return self._rejections.get(key)

    def cell_text(self, key: CellKey) -> str:
        """Return what the cell shows: the refused text, else its value, else nothing."""
        refused = self._rejections.get(key)
        return refused.text if refused else display(self.results.values.get(key))

    def fact_text(self, fact_id: str) -> str:
        """Return what the field of a fact shows: the refused text, else its value, else nothing."""
        refused = self._rejections.get(FactKey(fact_id))
        return refused.text if refused else display_fact(self.report.facts.get(fact_id))

    def enter_cells(self, texts: Mapping[CellKey, str], words: str) -> int:
        """Enter typed or pasted texts as one undo step; return how many were refused.

        A refused text stays in its cell with its sentence, and the report keeps the old value there.
        """
        if self.read_only:
            return 0
        values: dict[CellKey, Number | None] = {}
        refused: dict[Key, Rejection] = {}
        for key, text in texts.items():
            try:
                values[key] = parse(text, self.form.units[key])
            except BadNumber as error:
                refused[key] = Rejection(text.strip(), str(error))
        self._forget_rejections(values)
        self.set_cells(values, words)
        if refused:
            self._rejections |= refused
            self._tell_rejections(refused)
        return len(refused)

    def set_cells(self, values: Mapping[CellKey, Number | None], words: str) -> None:
        """Set cells as one undo step; None empties a cell."""
        if not self.read_only:
            self._push(self.report.with_cells(values), words)

    def enter_fact(self, fact_id: str, text: str) -> None:
        """Enter what was typed as a fact; what is refused stays in its field with its sentence."""
        if self.read_only:
            return
        key = FactKey(fact_id)
        try:
            value = parse_fact(self.form.fact(fact_id), text)
        except BadFact as error:
            self._rejections[key] = Rejection(text.strip(), str(error))
            self._tell_rejections([key])
        else:
            self._forget_rejections([key])
            self.set_fact(fact_id, value)

    def set_fact(self, fact_id: str, value: FactValue | None) -> None:
        """Set a fact of the first page, None empties it; typing in one field merges into one step."""
        words = f"填写{self.form.fact(fact_id).label}"
        self._push(self.report.with_fact(fact_id, value), words, typing_in=f"facts.{fact_id}")

    def set_passages(
        self, section_id: str, passages: Passages, words: str, *, typing_in: str = ""
    ) -> None:
        """Replace all passages of a section: add, remove, move; typing in one place merges into one step."""
        self._push(self.report.with_passages(section_id, passages), words, typing_in)

    def set_passage(self, key: TextKey, passage: Passage) -> None:
        """Change one passage by typing in its title or body."""
        passages = list(self.report.passages(key.section))
        part = "title" if passages[key.place].title != passage.title else "body"
        passages[key.place] = passage
        after = self.report.with_passages(key.section, tuple(passages))
        self._push(after, "输入文字", typing_in=f"{key}.{part}")

    def set_verified(self, finding: Finding, note: str | None) -> None:
        """Mark a finding 已核对无误 with a note, or take the mark back by None, as one undo step."""
        words = "已核对无误" if note is not None else "取消“已核对”"
        self._push(self.report.with_verified(finding.mark, note), words)

    @property
    def last_values(self) -> Mapping[CellKey, Number]:
        """Return the typed and computed cells of last year's report, none when there is none."""
        return earlier_values(self.form, self.last_year) if self.last_year else {}

    def set_last_year(self, last_year: Report | None) -> None:
        """Compare with another report of last year from now on, None for none; no step of undo."""
        if last_year == self.last_year:
            return
        self.last_year = last_year
        old, self.results = self.results, evaluate(self.form, self.report, last_year)
        self._tell_judgement(old)
        self.last_year_changed.emit()

    def restore(self, report: Report, words: str) -> None:
        """Put another state of the whole report in place of this one, as one undo step."""
        self._push(report, words)

    def fill_zero(self, keys: Iterable[CellKey], words: str) -> int:
        """Set the typed cells among `keys` to 0 as one step; return how many changed."""
        wanted = [key for key in keys if key not in self.form.computed]
        changes: dict[CellKey, Number | None] = {
            key: 0 for key in wanted if self.report.cells.get(key) != 0
        }
        self._forget_rejections(wanted)
        self.set_cells(changes, words)
        return len(changes)

    def _push(self, after: Report, words: str, typing_in: str = "") -> None:
        if self.read_only:
            return
        after = refreshed(self.form, after, all_values(self.form, after))
        if after == self.report:
            return
        self.undo_stack.push(ReportEdit(self.report, after, words, self._show, typing_in))

    def _show(self, report: Report) -> None:
        """Make `report` the present one and tell what changed."""
        before, old = self.report, self.results
        self.report = report
        self.results = evaluate(self.form, report, self.last_year)
        changed = _different(old.values, self.results.values)
        sections = _different(before.texts, report.texts)
        facts = _different(before.facts, report.facts)
        self._forget_rejections([*changed_cells(before, report), *map(FactKey, facts)])
        self._typing = {}  # entered, or overtaken by something else
        if changed:
            self.cells_changed.emit(changed)
        if sections:
            self.texts_changed.emit(sections)
        if facts:
            self.facts_changed.emit(facts)
        if changed or facts:
            self.figures_changed.emit()
        self._tell_judgement(old)
        self.report_edited.emit()

    def _tell_judgement(self, old: Results) -> None:
        """Tell what is judged otherwise than in `old`."""
        new = self.results
        if old.findings != new.findings or old.balances != new.balances:
            self.findings_changed.emit()
        if old.steps != new.steps or self._rejections:
            self.steps_changed.emit()

    def _forget_rejections(self, keys: Iterable[Key]) -> None:
        gone = [key for key in keys if self._rejections.pop(key, None)]
        if gone:
            self._tell_rejections(gone)

    def _tell_rejections(self, keys: Iterable[Key]) -> None:
        cells = frozenset(key for key in keys if isinstance(key, CellKey))
        facts = frozenset(key.fact for key in keys if isinstance(key, FactKey))
        if cells:
            self.cells_changed.emit(cells)
        if facts:
            self.facts_changed.emit(facts)
        self.findings_changed.emit()
        self.steps_changed.emit()

    def _rejected_findings(self) -> Iterable[Finding]:
        for key, refused in self._rejections.items():
            sentence = f"“{self._name(key)}”：{refused.sentence}"
            yield Finding(REJECTED, Level.ERROR, sentence, (key,))

    def _name(self, key: Key) -> str:
        if isinstance(key, CellKey):
            return cell_name(self.form.table(key.table), key)
        return self.form.fact(key.fact).label if isinstance(key, FactKey) else ""


def _different(before: Mapping[_K, _V], after: Mapping[_K, _V]) -> frozenset[_K]:
    """Return the keys whose values differ or that only one of both has."""
    return frozenset(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )
