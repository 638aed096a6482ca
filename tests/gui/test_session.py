"""The session: one way in for every change, and a signal for everything that follows from it."""

from core.checks.finding import Finding
from core.keys import FactKey, TextKey
from core.report import Passage
from gui.session import REJECTED
from tests.helpers.sessions import Heard, begun, small_key, small_session

RECEIVED, ANSWERED = small_key("received"), small_key("answered")
TOTAL = small_key("received", "total")


def test_typed_cell_and_its_totals_are_told_as_changed() -> None:
    session = small_session()
    heard = Heard(session)
    assert session.enter_cells({RECEIVED: "１２"}, "填写") == 0
    assert session.report.cells == {RECEIVED: 12}
    assert heard.said("cells_changed") == {RECEIVED, TOTAL}
    assert session.cell_text(TOTAL) == "12"


def test_every_signal_comes_once_and_the_whole_report_last() -> None:
    session = small_session()
    heard = Heard(session)
    session.enter_cells({RECEIVED: "3", ANSWERED: "1"}, "粘贴")
    assert len(heard.names) == len(set(heard.names))
    assert heard.names[-1] == "report_edited"
    assert set(heard.names) == {
        "cells_changed",
        "figures_changed",
        "findings_changed",
        "steps_changed",
        "report_edited",
    }


def test_same_value_again_is_no_change() -> None:
    session = small_session()
    session.enter_cells({RECEIVED: "3"}, "填写")
    heard = Heard(session)
    session.enter_cells({RECEIVED: " 3 "}, "填写")
    assert heard.names == []
    assert session.undo_stack.count() == 1


def test_blank_text_empties_a_cell_and_0_does_not() -> None:
    session = small_session()
    session.enter_cells({RECEIVED: "0"}, "填写")
    assert session.report.cells == {RECEIVED: 0}
    session.enter_cells({RECEIVED: " "}, "清空")
    assert session.report.cells == {}


def test_refused_text_stays_in_its_cell_and_the_report_keeps_the_old_value() -> None:
    session = small_session()
    session.enter_cells({RECEIVED: "3"}, "填写")
    heard = Heard(session)
    assert session.enter_cells({RECEIVED: "无"}, "填写") == 1
    assert session.cell_text(RECEIVED) == "无"
    assert session.report.cells == {RECEIVED: 3}
    assert heard.said("cells_changed") == {RECEIVED}
    first = session.findings[0]
    assert isinstance(first, Finding)
    assert (first.check, first.where) == (REJECTED, (RECEIVED,))
    assert session.undo_stack.count() == 1


def test_refused_text_goes_when_a_number_is_typed() -> None:
    session = small_session()
    session.enter_cells({RECEIVED: "3"}, "填写")
    session.enter_cells({RECEIVED: "-"}, "填写")
    session.enter_cells({RECEIVED: "3"}, "填写")
    assert session.rejection(RECEIVED) is None
    assert session.cell_text(RECEIVED) == "3"


def test_refused_text_goes_when_its_cell_is_undone() -> None:
    session = small_session()
    session.enter_cells({RECEIVED: "3"}, "填写")
    session.enter_cells({RECEIVED: "无"}, "填写")
    session.undo_stack.undo()
    assert session.cell_text(RECEIVED) == ""


def test_pasted_block_is_one_step_and_tells_how_many_were_refused() -> None:
    session = small_session()
    assert session.enter_cells({RECEIVED: "3", ANSWERED: "/"}, "粘贴") == 1
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "粘贴"
    assert session.report.cells == {RECEIVED: 3}


def test_filling_with_zeros_leaves_totals_alone_and_is_one_step() -> None:
    session = small_session()
    session.enter_cells({ANSWERED: "无"}, "填写")
    keys = list(session.form.units)
    assert session.fill_zero(keys, "全部填 0") == len(session.form.typed)
    assert session.report.cells == dict.fromkeys(session.form.typed, 0)
    assert session.rejection(ANSWERED) is None
    assert session.fill_zero(keys, "全部填 0") == 0
    session.undo_stack.undo()
    assert session.report.cells == {}


def test_fact_is_told_and_emptied_by_none() -> None:
    session = small_session()
    heard = Heard(session)
    session.set_fact("unit", "某局")
    assert heard.said("facts_changed") == {"unit"}
    assert "figures_changed" in heard.names  # lead sentences name the unit
    session.set_fact("unit", None)
    assert session.report.facts == {}


def test_passage_is_told_by_its_section() -> None:
    session = begun()
    heard = Heard(session)
    session.set_passage(TextKey("overview", 1), Passage("依申请公开", "收到申请3件。"))
    assert heard.said("texts_changed") == {"overview"}
    assert session.report.passages("overview")[1].body == "收到申请3件。"


def test_undo_and_redo_tell_the_same_as_the_edit() -> None:
    session = small_session()
    heard = Heard(session)
    session.enter_cells({RECEIVED: "3"}, "填写")
    edited, heard.signals = heard.signals, []
    session.undo_stack.undo()
    undone, heard.signals = heard.signals, []
    session.undo_stack.redo()
    assert edited == undone == heard.signals


def test_report_that_may_only_be_read_stays_as_it_is() -> None:
    session = small_session(read_only=True)
    before = session.report
    session.enter_cells({RECEIVED: "3", ANSWERED: "无"}, "填写")
    session.set_cells({RECEIVED: 3}, "填写")
    session.fill_zero([RECEIVED], "填 0")
    session.set_fact("unit", "某局")
    session.set_passages("letters", (Passage("", "…"),), "修改")
    assert session.report == before
    assert session.findings == session.results.findings
    assert not session.undo_stack.canUndo()


def test_findings_name_facts_texts_and_cells_alike() -> None:
    kinds = {type(one.where[0]) for one in begun().findings}
    assert {FactKey, TextKey} <= kinds
