"""What is offered for a document that was looked through: the most likely thing comes last."""

import pytest
from pytestqt.qtbot import QtBot

from core.document import Document
from core.importing.imported import Imported
from core.report import Report
from gui.importing.uses import Use, offers
from gui.session import ReportSession
from tests.helpers.judging import EMPTY, FORM


def of_unit(unit: str) -> Report:
    return EMPTY.with_fact("unit", unit).with_fact("year", 2024)


def read(unit: str) -> Imported:
    return Imported(Document("", "", ()), FORM, of_unit(unit), {}, ())


@pytest.mark.parametrize("unit", ["某市某区水务局", "某区水务局"])
def test_document_of_the_same_unit_goes_into_the_open_report(qtbot: QtBot, unit: str) -> None:
    session = ReportSession(FORM, of_unit("某市某区水务局"))
    assert list(offers(read(unit), session))[-1] is Use.MERGE


def test_document_of_another_unit_is_rather_a_draft_of_its_own(qtbot: QtBot) -> None:
    session = ReportSession(FORM, of_unit("某市某区水务局"))
    assert list(offers(read("某市某区教育局"), session))[-1] is Use.DRAFT
