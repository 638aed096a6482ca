"""One step of undo: what merges into one, and what stays apart."""

import pytest
from PySide6.QtGui import QUndoStack

from core.report import Report
from gui import edits
from gui.edits import MERGE_WITHIN_S, ReportEdit

STATES = [Report("small", facts={"unit": text}) for text in ("", "某", "某局", "")]


class Typist:
    """Types one letter after the other and tells when."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(edits, "monotonic", lambda: self.now)
        self.stack = QUndoStack()
        self.shown = STATES[0]

    def type(self, after: Report, typing_in: str = "facts.unit", *, pause: float = 0.1) -> None:
        self.now += pause
        self.stack.push(ReportEdit(self.shown, after, "填写", self._show, typing_in))

    def _show(self, report: Report) -> None:
        self.shown = report


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Typist:
    return Typist(monkeypatch)


def test_phrase_typed_without_a_pause_is_one_step(typist: Typist) -> None:
    typist.type(STATES[1])
    typist.type(STATES[2])
    assert typist.stack.count() == 1
    typist.stack.undo()
    assert typist.shown == STATES[0]
    typist.stack.redo()
    assert typist.shown == STATES[2]


def test_pause_begins_a_new_step(typist: Typist) -> None:
    typist.type(STATES[1])
    typist.type(STATES[2], pause=MERGE_WITHIN_S + 0.1)
    assert typist.stack.count() == 2
    typist.stack.undo()
    assert typist.shown == STATES[1]


def test_another_field_begins_a_new_step(typist: Typist) -> None:
    typist.type(STATES[1])
    typist.type(STATES[2], "facts.short")
    assert typist.stack.count() == 2


def test_edits_that_are_not_typing_never_merge(typist: Typist) -> None:
    typist.type(STATES[1], "")
    typist.type(STATES[2], "")
    assert typist.stack.count() == 2


def test_typing_that_ends_where_it_began_leaves_no_step(typist: Typist) -> None:
    typist.type(STATES[1])
    typist.type(STATES[3])
    assert typist.stack.count() == 0
    assert typist.shown == STATES[0]
