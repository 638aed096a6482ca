"""The three panes around one report, and the ways between them."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.keys import CellKey, FactKey, Key, TextKey
from core.report import Passage
from core.steps import FACTS, PREVIEW
from gui.look.theme import characters
from gui.pages.preview_page import PreviewPage
from gui.pages.scrolling import PageArea
from gui.pages.section_page import SectionPage
from gui.session import ReportSession
from gui.texts.fields import TextField
from gui.widgets.form_rows import key_edited_by
from gui.window.wizard import Wizard
from tests.helpers.keyboard import settle
from tests.helpers.sessions import FORM, begun

FIRST = FORM.table("applications").typed[0]


@pytest.fixture
def session(qtbot: QtBot) -> ReportSession:
    return begun()


@pytest.fixture
def wizard(session: ReportSession, qtbot: QtBot) -> Wizard:
    wizard = Wizard(session)
    qtbot.addWidget(wizard)
    wizard.resize(1300, 700)
    with qtbot.waitActive(wizard):
        wizard.show()
        wizard.activateWindow()
    wizard.go_to(FACTS)
    return wizard


def focused_key(wizard: Wizard) -> Key | None:
    """Return the key of the field or cell with the keyboard."""
    page = wizard.page(wizard.step)
    if isinstance(page, SectionPage) and page.table:
        block = page.table.current_block()
        if block and block.hasFocus():
            return block.current_key()
    return key_edited_by(wizard.focusWidget())


def test_report_begins_at_its_first_fact(wizard: Wizard) -> None:
    assert wizard.step == FACTS
    assert focused_key(wizard) == FactKey("unit")
    assert not wizard.middle.previous.isEnabled()


def test_steps_are_walked_forth_and_back_and_end_at_both_ends(wizard: Wizard) -> None:
    visited = [wizard.step]
    for _ in range(9):
        wizard.move_step(1)
        visited.append(wizard.step)
    assert visited == [FACTS, *(section.id for section in FORM.sections), *[PREVIEW] * 3]
    assert not wizard.middle.next.isEnabled()
    for _ in range(9):
        wizard.move_step(-1)
    assert wizard.step == FACTS


def test_step_that_is_come_back_to_shows_its_heading(wizard: Wizard, qtbot: QtBot) -> None:
    wizard.resize(1300, 400)
    wizard.show_key(FactKey("date"))
    area = wizard.page(FACTS).findChild(PageArea)
    assert isinstance(area, PageArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    wizard.go_to("overview")
    wizard.go_to(FACTS)
    assert area.verticalScrollBar().value() == 0


def test_step_on_the_left_opens_its_page(wizard: Wizard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wizard.step_changed) as told:
        wizard.steps.list.setCurrentRow(3)
    assert told.args == ["applications"]
    assert wizard.stack.currentWidget() is wizard.page("applications")


@pytest.mark.parametrize(
    "key",
    [FactKey("phone"), FactKey("basis"), TextKey("opening"), TextKey("overview", 3), FIRST],
    ids=str,
)
def test_jump_puts_the_keyboard_into_the_very_field(wizard: Wizard, key: Key) -> None:
    wizard.show_key(key)
    expected = TextKey("opening", 0) if key == TextKey("opening") else key
    assert focused_key(wizard) == expected


@pytest.mark.parametrize("key", [*FORM.typed[:3], *FORM.typed[-2:]], ids=str)
def test_every_finding_leads_to_a_place(wizard: Wizard, key: CellKey) -> None:
    wizard.session.enter_cells({key: "无"}, "填写")
    wizard.findings.list.step(1)
    assert focused_key(wizard) == key


def test_guidance_is_that_of_the_field_with_the_keyboard(wizard: Wizard) -> None:
    wizard.show_key(FactKey("phone"))
    assert "带区号" in wizard.findings.help.text.text()
    wizard.show_key(FIRST)
    assert "新收" in wizard.findings.help.text.text()


def test_guidance_on_the_last_page_is_not_that_of_the_page_before(wizard: Wizard) -> None:
    wizard.show_key(FactKey("phone"))
    wizard.show_preview()
    assert "联系电话" not in wizard.findings.help.text.text()
    assert "导出 Word" in wizard.findings.help.text.text()


def test_notice_goes_with_the_change_it_tells_of(wizard: Wizard, session: ReportSession) -> None:
    wizard.go_to(FIRST.table)
    page = wizard.page(FIRST.table)
    assert isinstance(page, SectionPage)
    assert page.table
    page.table.fill_zero()
    assert wizard.notices.text
    session.undo_stack.undo()
    assert wizard.notices.text == ""
    session.undo_stack.redo()
    assert wizard.notices.text == ""


def test_undo_of_what_is_on_another_page_shows_it(wizard: Wizard, session: ReportSession) -> None:
    session.enter_cells({FIRST: "3"}, "填写")
    before = session.report
    session.undo_stack.undo()
    wizard.reveal_change(before)
    assert focused_key(wizard) == FIRST


def test_undo_in_a_notice_takes_back_only_what_it_told_of(
    wizard: Wizard, session: ReportSession
) -> None:
    wizard.go_to("applications")
    wizard.fill_zero()
    settle()
    button = wizard.notices.findChild(QPushButton, "notice_action_0")
    assert isinstance(button, QPushButton)
    assert "0" in wizard.notices.text
    session.enter_cells({FIRST: "3"}, "填写")
    button.click()
    assert session.report.cells[FIRST] == 3
    assert wizard.notices.text.startswith("后来又改过")


def test_notice_takes_back_what_it_told_of(wizard: Wizard, session: ReportSession) -> None:
    wizard.go_to("applications")
    wizard.fill_zero()
    assert session.report.cells
    button = wizard.notices.findChild(QPushButton, "notice_action_0")
    assert isinstance(button, QPushButton)
    button.click()
    assert not session.report.cells


def test_zeros_are_offered_on_table_pages_only(wizard: Wizard, session: ReportSession) -> None:
    wizard.go_to("overview")
    wizard.fill_zero()
    assert not session.report.cells


def test_sub_headings_to_insert_are_those_of_the_page(wizard: Wizard) -> None:
    assert wizard.insertable() == ()
    wizard.go_to("other")
    assert "议提案办理情况" in wizard.insertable()
    assert wizard.insertable()[-1] == "其他"
    wizard.add_passage("议提案办理情况")
    assert wizard.session.report.passages("other")[-1].title == "议提案办理情况"


def test_right_pane_folds_away_where_it_is_narrow_and_where_it_is_not_wanted(
    wizard: Wizard, qtbot: QtBot
) -> None:
    assert wizard.findings.isVisible()
    wizard.resize(characters(wizard, 70), 700)
    qtbot.waitUntil(lambda: not wizard.findings.isVisible())
    wizard.set_findings_shown(True)
    assert wizard.findings.isVisible()
    wizard.set_findings_shown(False)
    wizard.show_help()
    assert wizard.findings.isVisible()
    wizard.resize(1300, 700)
    qtbot.waitUntil(wizard.findings.isVisible)
    wizard.set_findings_shown(False)
    assert not wizard.findings.isVisible()


def test_found_text_is_marked_and_the_keyboard_stays_in_the_search(
    wizard: Wizard, session: ReportSession, qtbot: QtBot
) -> None:
    session.set_passages("problems", (Passage("问题", "一是慢。二是慢。"),), "填写")
    wizard.open_search()
    wizard.search.text.setText("二是")
    wizard.search.go_on(1)
    assert wizard.step == "problems"
    field = wizard.findChild(TextField, "texts.problems.0.body")
    assert isinstance(field, TextField)
    assert field.textCursor().selectedText() == "二是"
    assert wizard.search.text.hasFocus()
    wizard.search.close_bar()
    assert field.hasFocus()


def test_states_of_the_steps_follow_the_report(wizard: Wizard, session: ReportSession) -> None:
    row = 4
    assert wizard.steps.list.item(row).text() == "○ 四、复议诉讼"
    session.fill_zero(FORM.table("disputes").typed, "填 0")
    assert wizard.steps.list.item(row).text() == "✓ 四、复议诉讼"
    session.enter_cells({FORM.table("disputes").typed[0]: "无"}, "填写")
    assert wizard.steps.list.item(row).text() == "▲ 四、复议诉讼 1"


def test_sample_offers_no_changes(qtbot: QtBot) -> None:
    session = ReportSession(FORM, begun().report, read_only=True)
    wizard = Wizard(session)
    qtbot.addWidget(wizard)
    before = session.report
    wizard.go_to("other")
    assert wizard.insertable() == ()
    wizard.add_passage("议提案办理情况")
    wizard.go_to("disputes")
    wizard.fill_zero()
    assert session.report == before


def test_preview_opens_at_the_field_that_was_being_filled_in(wizard: Wizard) -> None:
    wizard.show_key(FIRST)
    wizard.show_preview()
    preview = wizard.page(PREVIEW)
    assert isinstance(preview, PreviewPage)
    assert preview._paper.place == FIRST
    assert preview._paper.page > 0
