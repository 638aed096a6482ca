"""One process that opens the preview in the window, edits, and waits for the painting; run by `previewing`.

Prints JSON: for each report the ratios of the rounds. An edit changes a letter in the first passage; its time
runs from the call until the paper on the screen has been painted, with the pause that gathers several edits.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from build_scripts.places import SAMPLE
from core.compose import compose
from core.evaluate import evaluate
from core.importing.reportfile import read_report
from core.report import Passage, Report
from gui.app import Application
from gui.look.theme import STYLE
from gui.pages.preview_page import PreviewPage
from gui.session import ReportSession

_LONG = 10_000  # characters
_SECTION = "overview"


class Painted(QObject):
    """Ends a loop when the widget it watches has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._loop = QEventLoop()
        widget.installEventFilter(self)

    def wait(self) -> None:
        """Return when the widget has been painted."""
        self._loop.exec()

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:  # noqa: N802 - overrides Qt
        """Let the painting pass; it is over when the next timer comes."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return False


def long_report(report: Report) -> Report:
    """Return `report` with so much text in its first section that it has `_LONG` characters of it."""
    passages = report.passages(_SECTION)
    sentence = "各科室严格按照要求主动公开政府信息，及时回应社会关切，不断提升公开实效。"
    text = "\n".join([sentence * 8] * (_LONG // len(sentence) // 8 + 1))
    return report.with_passages(_SECTION, (replace(passages[0], body=text), *passages[1:]))


def ratios_of(application: Application, report: Report, rounds: int) -> list[float]:
    """Return for each round how many times as long the preview took as evaluate and compose."""
    application.desk.drafts.add(report, "")
    application.desk.open_draft(application.desk.drafts.all()[0].id)
    session, wizard = application.desk.session, application.window.wizard
    assert session is not None
    assert wizard is not None
    wizard.show_preview()
    page = wizard.page("preview")
    assert isinstance(page, PreviewPage)
    painted = Painted(page.findChild(QWidget, "paper").viewport())  # type: ignore[union-attr]  # found by name
    painted.wait()
    edit = _edits(session)
    return [_seconds_until_painted(edit, painted) / _seconds_alone(session) for _ in range(rounds)]


def _edits(session: ReportSession) -> Callable[[], None]:
    letters = cycle("甲乙")

    def edit() -> None:
        first, *others = session.report.passages(_SECTION)
        changed = Passage(first.title, next(letters) + first.body[1:], first.level)
        session.set_passages(_SECTION, (changed, *others), "输入文字")

    return edit


def _seconds_until_painted(edit: Callable[[], None], painted: Painted) -> float:
    start = perf_counter()
    edit()
    painted.wait()
    return perf_counter() - start


def _seconds_alone(session: ReportSession) -> float:
    start = perf_counter()
    compose(session.form, session.report, evaluate(session.form, session.report))
    return perf_counter() - start


def main(rounds: int) -> None:
    """Measure both reports and print JSON."""
    qt = QApplication(["bench", *STYLE])
    sample = read_report(SAMPLE)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        application = Application(qt, Path(folder))
        application.window.show()
        reports = {"sample": sample, "long": long_report(sample)}
        told = {name: ratios_of(application, one, rounds) for name, one in reports.items()}
        application.window.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
