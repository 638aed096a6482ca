"""What reviewing shows, at every size: nothing cut off, nothing scrolled sideways, nothing left in English."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.keys import CellKey
from gui.deadlines_dialog import DeadlinesDialog
from gui.findings.listing_dialog import ListingDialog
from gui.last_year.chooser import LastYearChooser
from gui.last_year.compare_dialog import CompareDialog
from gui.linking.figure_dialog import FigureDialog
from gui.linking.figure_field import FigureField
from gui.window.wizard import Wizard
from tests.helpers.keyboard import settle
from tests.helpers.look import cut_off, not_chinese, scrolled_sideways
from tests.helpers.window import Program
from tests.journeys.test_look import SMALL, started

APPLICATIONS = "applications"
LOOKS = [(percent, scheme) for percent in (100, 150) for scheme in ("light", "dark")]


def begin(program: Program) -> Wizard:
    """Open the sample as a draft with a mistake, beside itself as last year's."""
    program.desk.open_sample()
    sample = program.session.report
    program.desk.drafts.add(sample.with_fact("year", 2023), "")
    program.desk.take_back(
        sample.with_cells({CellKey(APPLICATIONS, "received", "natural_person"): 2}), ""
    )
    program.resize(*SMALL)
    program.wizard.set_findings_shown(True)
    return program.wizard


def panes(program: Program) -> Iterator[str]:
    """Show one after the other what stands in the window itself; yield what is shown."""
    wizard = begin(program)
    for _ in range(wizard.findings.list.count()):
        wizard.step_finding(1)
        wizard.findings.detail.why.click()
        finding = wizard.findings.list.present()
        yield f"finding {finding.check if finding else ''}"
    wizard.findings.tabs.setCurrentIndex(1)
    yield "figures of the texts"
    program.session.set_cells(dict.fromkeys(program.session.form.table(APPLICATIONS).typed), "清空")
    wizard.go_to(APPLICATIONS)
    yield "carried over"
    wizard.go_to("problems")
    settle()
    program.widget(QPushButton, "texts.problems.0.last_year").click()
    yield "beside last year's problems"


def dialogs(program: Program) -> list[Callable[[], QDialog]]:
    window, session = program.window, program.session
    last_years, drafts = window.commands.last_years, program.desk.drafts.all()
    field = window.findChild(FigureField)
    assert isinstance(field, FigureField)
    return [
        lambda: FigureDialog(field.figures, window),
        lambda: ListingDialog(session, window),
        lambda: DeadlinesDialog(program.application.settings.deadlines, window),
        lambda: LastYearChooser(last_years, drafts, window),
        lambda: LastYearChooser(last_years, (), window),
        lambda: CompareDialog(session, lambda: last_years.name, APPLICATIONS, window),
        lambda: CompareDialog(session, lambda: last_years.name, "problems", window),
    ]


def wrong_in(widget: QWidget) -> list[str]:
    for _ in range(3):  # a sentence that wraps asks for its height when it has its width
        settle()
    return [*cut_off(widget), *scrolled_sideways(widget), *not_chinese(widget)]


@pytest.mark.journey
@pytest.mark.parametrize(("percent", "scheme"), LOOKS)
def test_everything_that_reviewing_shows_is_whole_and_chinese(
    qtbot: QtBot, tmp_path: Path, percent: int, scheme: str
) -> None:
    problems: dict[str, str] = {}
    with started(tmp_path, percent, scheme) as program:
        for shown in panes(program):
            for problem in wrong_in(program.window):
                problems.setdefault(problem, shown)
        for make in dialogs(program):
            dialog = make()
            dialog.show()
            found = wrong_in(dialog)
            if dialog.height() > dialog.screen().availableSize().height():
                found.append(f"{dialog.height()} high")
            for problem in found:
                problems.setdefault(problem, dialog.windowTitle())
            dialog.close()
    assert not problems, "\n".join(f"{page}: {one}" for one, page in problems.items())
