"""What can be done about one finding, and what carries it out on the report."""

from dataclasses import dataclass

from core.checks.finding import Finding
from core.format.check import Level
from core.keys import TextKey
from core.linking.choosing import Linkable, correctable
from core.mends import Mend, mends_for
from core.report import Link
from gui.linking.figures import Figures, figures_of
from gui.session import ReportSession


@dataclass(frozen=True, slots=True)
class WrongFigure:
    """A typed figure that a finding is about: the table has another."""

    figures: Figures
    found: Linkable

    @property
    def present(self) -> str:
        """Return what the table has now."""
        return self.figures.table_has(self.found)


@dataclass(frozen=True, slots=True)
class BrokenFigure:
    """A linked figure that a finding is about: typed over, to be put right or left as text."""

    figures: Figures
    link: Link

    @property
    def present(self) -> str:
        """Return what the table has now."""
        return self.figures.present(self.link)


class Answers:
    """Finds and carries out what the officer can answer to a finding of `session`."""

    def __init__(self, session: ReportSession) -> None:
        self._session = session

    def can_verify(self, finding: Finding) -> bool:
        """Return whether the finding may be marked 已核对无误: what must be mended may not."""
        return finding.level is not Level.ERROR and not self._session.read_only

    def mends(self, finding: Finding) -> tuple[Mend, ...]:
        """Return what would put a broken 勾稽关系 right, likeliest first."""
        session = self._session
        if session.read_only:
            return ()
        return mends_for(session.form, finding, session.results.values, session.last_values)

    def broken_figure(self, finding: Finding) -> BrokenFigure | None:
        """Return the linked figure the finding is about, None when it is about none that was typed over."""
        key = finding.where[0]
        if not isinstance(key, TextKey) or finding.span is None or self._session.read_only:
            return None
        passages = self._session.report.passages(key.section)
        links = passages[key.place].links if key.place < len(passages) else ()
        for link in links:
            if link.is_broken and (link.start, link.end) == finding.span:
                return BrokenFigure(figures_of(self._session, key), link)
        return None

    def wrong_figure(self, finding: Finding) -> WrongFigure | None:
        """Return the typed figure the finding is about, None when it is not the table's word against it."""
        key, session = finding.where[0], self._session
        if not isinstance(key, TextKey) or finding.span is None or session.read_only:
            return None
        for reading in session.results.readings:
            place = (reading.figure.start, reading.figure.end)
            found = correctable(session.form, reading) if reading.key == key else None
            if found and place == finding.span and reading.cells == finding.where[1:]:
                return WrongFigure(figures_of(session, key), found)
        return None

    def note(self, finding: Finding) -> str:
        """Return what was noted when the finding was marked 已核对无误."""
        return self._session.report.verified.get(finding.mark, "")

    def verify(self, finding: Finding, note: str) -> None:
        """Mark the finding 已核对无误."""
        self._session.set_verified(finding, note.strip())

    def take_back(self, finding: Finding) -> None:
        """Let the finding be listed again."""
        self._session.set_verified(finding, None)

    def apply(self, mend: Mend) -> None:
        """Change the cells of a mend, as one step of undo."""
        self._session.set_cells(dict(mend.changes), "按建议修改")
