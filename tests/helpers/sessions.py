"""Reports that are open, without a window."""

from PySide6.QtCore import QObject

from core.checks.finding import Finding
from core.forms.installed import load_format
from core.keys import CellKey
from core.report import Report
from core.years.starting import new_report
from gui.session import ReportSession
from tests.helpers.forms import small_form

FORM = load_format("2021-30")


def begun(unit: str = "某区某局", year: int = 2024) -> ReportSession:
    """Return an open report of the real form in which nothing is filled in but unit and year."""
    return ReportSession(FORM, new_report(FORM, unit, year))


def small_session(*, read_only: bool = False) -> ReportSession:
    """Return an open, empty report of the small form."""
    form = small_form()
    return ReportSession(form, Report(form.id), read_only=read_only)


def small_key(row: str, column: str = "person") -> CellKey:
    """Return a cell of the small form."""
    return CellKey("letters", row, column)


def finding_of(session: ReportSession, code: str) -> Finding:
    """Return the one finding with this code."""
    found = [one for one in session.findings if one.check == code]
    assert len(found) == 1, [one.check for one in session.findings]
    return found[0]


class Heard(QObject):
    """Writes down which signals of a session came, with their arguments."""

    def __init__(self, session: ReportSession) -> None:
        super().__init__()
        self.signals: list[tuple[str, object]] = []
        for name in ("cells_changed", "texts_changed", "facts_changed"):
            getattr(session, name).connect(lambda keys, name=name: self._hear(name, keys))
        for name in ("figures_changed", "findings_changed", "steps_changed", "report_edited"):
            getattr(session, name).connect(lambda name=name: self._hear(name, None))

    @property
    def names(self) -> list[str]:
        """Return the names in the order in which they came."""
        return [name for name, _ in self.signals]

    def said(self, name: str) -> object:
        """Return the argument of the only signal of this name."""
        said = [argument for one, argument in self.signals if one == name]
        assert len(said) == 1, self.names
        return said[0]

    def _hear(self, name: str, argument: object) -> None:
        self.signals.append((name, argument))
