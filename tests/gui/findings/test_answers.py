"""What can be done about a finding, in the real window: mends with one key, 已核对无误, broken figures."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from core.checks.finding import Finding
from core.format.check import Level
from core.keys import CellKey, TextKey
from core.report import Passage
from gui.linking.figure_field import FigureField
from gui.linking.figures import figures_of
from tests.helpers.keyboard import Keyboard
from tests.helpers.window import Program

TABLE = "applications"


def mark(program: Program, check: str) -> Finding:
    """Mark the first finding with this code in the list, as F8 does."""
    for _ in range(program.wizard.findings.list.count()):
        program.wizard.step_finding(1)
        finding = program.wizard.findings.list.present()
        if finding and finding.check == check:
            return finding
    raise AssertionError(f"no {check} among {[one.check for one in program.session.findings]}")


def codes(program: Program) -> list[str]:
    return [one.check for one in program.session.findings]


def test_smallest_mend_is_made_with_alt_and_its_number_and_undone_as_one_step(
    program: Program, keyboard: Keyboard
) -> None:
    received = CellKey(TABLE, "received", "natural_person")
    program.session.set_cells({received: 2}, "填写")
    mark(program, "T3-BAL")
    listed = program.wizard.findings.detail.mends.list
    reason, change = listed.item(0).text().splitlines()
    assert reason.startswith("1. 如果是有申请还没有办完")
    assert change == "“自然人－四、结转下年度继续办理”由 0 改为 2。"
    keyboard.press("alt+1")
    assert program.session.report.cells[CellKey(TABLE, "carried_out", "natural_person")] == 2
    assert "T3-BAL" not in codes(program)
    assert program.wizard.notices.text.startswith("已改：")
    keyboard.press("ctrl+z")
    assert "T3-BAL" in codes(program)


def test_reason_that_two_mends_share_is_told_once(program: Program) -> None:
    received = CellKey(TABLE, "received", "natural_person")
    program.session.set_cells(
        {received: 2, received._replace(row="granted", column="other"): 2}, "填写"
    )
    mark(program, "T3-BAL")
    listed = program.wizard.findings.detail.mends.list
    reasons = [listed.item(row).text().splitlines()[0] for row in range(2)]
    assert reasons[0].startswith("1. “自然人”一列少 2 件，“其他”一列多 2 件")
    assert reasons[1] == "2. 或者"


def test_column_of_the_strip_leads_to_its_finding_and_mends(program: Program) -> None:
    program.wizard.go_to(TABLE)
    program.session.set_cells({CellKey(TABLE, "received", "research"): 3}, "填写")
    strip = program.widget(QLabel, "balance_strip")
    strip.linkActivated.emit("research")
    finding = program.wizard.findings.list.present()
    assert finding is not None
    assert finding.check == "T3-BAL"
    assert program.wizard.findings.detail.mends.list.count() > 0


def test_mend_is_made_by_enter_in_its_list(program: Program, keyboard: Keyboard) -> None:
    program.session.set_cells({CellKey(TABLE, "received", "enterprise"): 1}, "填写")
    mark(program, "T3-BAL")
    program.wizard.findings.detail.mends.list.setFocus()
    keyboard.press("Down", "Return")
    assert "T3-BAL" not in codes(program)


def test_alt_and_number_do_nothing_where_no_mend_is_shown(
    program: Program, keyboard: Keyboard
) -> None:
    before = program.session.report
    keyboard.press("alt+1")
    assert program.session.report is before


def test_warning_is_silenced_with_a_note_listed_below_and_taken_back(
    program: Program, keyboard: Keyboard
) -> None:
    doubtful = (one for one in program.session.findings if one.level is Level.WARNING)
    finding = next(one for one in doubtful if not one.is_missing)
    problems = sum(step.problems for step in program.session.steps)
    mark(program, finding.check)
    note = program.widget(QLineEdit, "finding_note")
    note.setFocus()
    keyboard.paste("已与法规科核对")
    keyboard.press("Return")
    assert program.session.report.verified[finding.mark] == "已与法规科核对"
    assert finding not in program.session.findings
    assert sum(step.problems for step in program.session.steps) == problems - 1
    listed = program.wizard.findings.list
    listed.setCurrentRow(listed.count() - 1)
    assert listed.present() == finding
    assert listed.is_verified
    assert program.wizard.findings.detail.mend.text() == "备注：已与法规科核对"
    program.widget(QPushButton, "finding_take_back").click()
    assert finding in program.session.findings
    program.session.undo_stack.undo()
    assert finding not in program.session.findings


def test_what_must_be_mended_cannot_be_silenced(program: Program) -> None:
    program.session.set_cells({CellKey(TABLE, "received", "natural_person"): 2}, "填写")
    mark(program, "T3-BAL")
    assert not program.wizard.findings.detail.verify.isVisible()


def test_finding_about_words_selects_them(program: Program) -> None:
    passage = Passage("议提案办理情况", "全年新收政府信息公开申请13件。")
    program.session.set_passages("other", (passage,), "写")
    finding = mark(program, "N-NEW")
    assert finding.span is not None
    field = program.widget(FigureField, "texts.other.0.body")
    assert field.textCursor().selectedText() == passage.body[slice(*finding.span)]
    assert "13" in field.textCursor().selectedText()


def test_wrong_figure_becomes_the_one_of_the_table_with_one_key_and_follows_it(
    program: Program, keyboard: Keyboard
) -> None:
    session = program.session
    session.set_passages("other", (Passage("议提案办理情况", "新收政府信息公开申请13件。"),), "写")
    received = session.results.values[CellKey(TABLE, "received", "total")]
    mark(program, "N-NEW")
    button = program.widget(QPushButton, "finding_correct")
    assert button.text() == f"文字改成 {received}"
    keyboard.press("alt+1")
    (passage,) = session.report.passages("other")
    assert passage.body == f"新收政府信息公开申请{received}件。"
    assert [link.target for link in passage.links] == ["applications.received.total"]
    assert "N-NEW" not in codes(program)
    session.undo_stack.undo()
    assert session.report.passages("other")[0].body == "新收政府信息公开申请13件。"


def test_words_of_one_finding_alone_are_selected(program: Program) -> None:
    passages = (Passage("甲", "新收政府信息公开申请13件。"), Passage("乙", "公开公开信息。"))
    program.session.set_passages("other", passages, "写")
    mark(program, "N-NEW")
    mark(program, "X-DUP")
    first = program.widget(FigureField, "texts.other.0.body")
    second = program.widget(FigureField, "texts.other.1.body")
    assert not first.textCursor().hasSelection()
    assert second.textCursor().selectedText() == "公开公开"


def test_broken_figure_is_put_right_from_its_finding(program: Program) -> None:
    session = program.session
    session.set_passages("other", (Passage("议提案办理情况", "全年件"),), "写")
    figures = figures_of(session, TextKey("other", 0))
    target = next(one for one, *_ in figures.offered("新收"))
    figures.insert(2, 2, target)
    program.wizard.show_words(TextKey("other", 0), (2, 3))
    field = program.widget(FigureField, "texts.other.0.body")
    field.insertPlainText("4")
    assert figures.passage().links[0].is_broken
    mark(program, "N-LINK")
    repair = program.widget(QPushButton, "finding_repair")
    assert repair.text() == "改回 0"
    repair.click()
    assert field.toPlainText() == "全年0件"
    assert "N-LINK" not in codes(program)


def test_broken_figure_is_left_as_text_from_its_finding(program: Program) -> None:
    session = program.session
    session.set_passages("other", (Passage("议提案办理情况", "全年件"),), "写")
    figures = figures_of(session, TextKey("other", 0))
    figures.insert(2, 2, next(one for one, *_ in figures.offered("新收")))
    program.wizard.show_words(TextKey("other", 0), (2, 3))
    program.widget(FigureField, "texts.other.0.body").insertPlainText("4")
    mark(program, "N-LINK")
    program.widget(QPushButton, "finding_unlink").click()
    assert figures.passage() == Passage("议提案办理情况", "全年4件")
    assert "N-LINK" not in codes(program)


def test_figure_typed_over_is_told_once(program: Program) -> None:
    session = program.session
    body = "全年新收政府信息公开申请件。"
    session.set_passages("other", (Passage("议提案办理情况", body),), "写")
    figures = figures_of(session, TextKey("other", 0))
    figures.insert(12, 12, next(one for one, *_ in figures.offered("新收")))
    program.wizard.show_words(TextKey("other", 0), (12, 13))
    program.widget(FigureField, "texts.other.0.body").insertPlainText("4")
    about_it = [
        one.check
        for one in session.findings
        if one.where[0] == TextKey("other", 0) and one.span and one.span[0] == 12
    ]
    assert about_it == ["N-LINK"]
