"""The first page: facts in, facts shown, and a sentence where one is refused."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.keys import FactKey, TextKey
from gui.pages.facts_page import FactsPage
from gui.session import ReportSession
from gui.texts.fields import LineField
from tests.helpers.sessions import FORM, begun

Shown = tuple[ReportSession, FactsPage]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    session = begun()
    page = FactsPage(session)
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return session, page


def field(page: FactsPage, fact: str) -> LineField:
    found = page.findChild(LineField, f"facts.{fact}")
    assert isinstance(found, LineField)
    return found


def type_into(qtbot: QtBot, line: LineField, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_every_fact_of_the_form_has_a_named_field(shown: Shown) -> None:
    _, page = shown
    for fact in FORM.facts:
        fields = page.findChildren(QWidget, f"facts.{fact.id}")
        assert [one.accessibleName() for one in fields] == [fact.label]


def test_text_is_in_the_report_with_every_letter(shown: Shown, qtbot: QtBot) -> None:
    session, page = shown
    qtbot.keyClicks(field(page, "phone"), "027")
    assert session.report.facts["phone"] == "027"


def test_year_is_taken_when_the_field_is_left(shown: Shown, qtbot: QtBot) -> None:
    session, page = shown
    type_into(qtbot, field(page, "year"), "2023")
    assert session.report.year == 2023


@pytest.mark.parametrize(
    ("fact", "wrong", "right", "value"),
    [("year", "20", "2025", 2025), ("date", "2.30", "2025-1-20", date(2025, 1, 20))],
)
def test_refused_text_stays_with_a_sentence_until_it_is_mended(
    shown: Shown, qtbot: QtBot, fact: str, wrong: str, right: str, value: object
) -> None:
    session, page = shown
    before = session.report
    line = field(page, fact)
    type_into(qtbot, line, wrong)
    assert line.text() == wrong
    assert session.report == before
    sentences = [one for one in page.findChildren(QLabel) if wrong in one.text()]
    assert [one.isVisible() for one in sentences] == [True]
    type_into(qtbot, line, right)
    assert session.report.facts[fact] == value
    assert not sentences[0].isVisible()


def test_refused_fact_is_listed_as_to_be_mended(shown: Shown, qtbot: QtBot) -> None:
    session, page = shown
    key = FactKey("date")
    type_into(qtbot, field(page, "date"), "2.30")
    found = [one for one in session.findings if key in one.where]
    assert [one.level.word for one in found] == ["必须改"]
    assert "“成文日期”：“2.30”不是日期" in found[0].message
    assert session.steps[0].problems == 1
    type_into(qtbot, field(page, "date"), "2025-1-20")
    assert not [one for one in session.findings if key in one.where and one.level.word == "必须改"]


def test_refused_fact_goes_when_an_undo_changes_the_fact(shown: Shown, qtbot: QtBot) -> None:
    session, page = shown
    type_into(qtbot, field(page, "year"), "2023")
    type_into(qtbot, field(page, "year"), "20")
    session.undo_stack.undo()
    assert field(page, "year").text() == str(session.report.year)
    assert session.rejection(FactKey("year")) is None


def test_fields_beside_each_other_stay_level_under_a_sentence(shown: Shown, qtbot: QtBot) -> None:
    _, page = shown
    type_into(qtbot, field(page, "date"), "2.30")
    sentence = next(one for one in page.findChildren(QLabel) if "2.30" in one.text())
    qtbot.waitUntil(sentence.isVisible)
    tops = [
        field(page, fact).mapTo(page, QPoint()).y() for fact in ("date", "signature")
    ]  # the button beside the date is a pixel higher than a field
    assert abs(tops[0] - tops[1]) < sentence.height() // 2


def test_date_is_written_out_and_can_be_chosen_from_the_calendar(
    shown: Shown, qtbot: QtBot
) -> None:
    session, page = shown
    type_into(qtbot, field(page, "date"), "2025.1.20")
    assert field(page, "date").text() == "2025年1月20日"
    calendar = page.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    calendar.activated.emit(QDate(2025, 1, 24))
    assert session.report.facts["date"] == date(2025, 1, 24)
    assert field(page, "date").text() == "2025年1月24日"


def test_undo_shows_the_old_fact(shown: Shown, qtbot: QtBot) -> None:
    session, page = shown
    type_into(qtbot, field(page, "unit"), "abc")
    session.undo_stack.undo()
    assert field(page, "unit").text() == "某区某局"


def test_jump_puts_the_cursor_into_the_field(shown: Shown) -> None:
    _, page = shown
    page.show_key(FactKey("website"))
    assert field(page, "website").hasFocus()
    page.show_key(TextKey("opening"))
    assert page.opening.text.hasFocus()
    assert page.first_key() == FactKey("unit")


def test_field_that_is_jumped_to_is_scrolled_into_sight(shown: Shown, qtbot: QtBot) -> None:
    _, page = shown
    page.resize(900, 150)
    page.show_key(FactKey("date"))
    line = field(page, "date")
    qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty())


def test_sample_can_be_read_but_not_changed(qtbot: QtBot) -> None:
    report = begun().report
    session = ReportSession(FORM, report, read_only=True)
    page = FactsPage(session)
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClicks(field(page, "unit"), "abc")
    assert session.report == report
    assert page.findChild(QCalendarWidget) is None
