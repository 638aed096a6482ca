"""Gives the open report last year's: found among the drafts, or the one the officer chose."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.comparing import other_year
from core.errors import UserFixable
from core.report import Report
from gui.desk import Desk
from gui.settings import Settings

if TYPE_CHECKING:
    from gui.session import ReportSession

_DRAFT = "draft:"
_NONE = "none"
_WATCHED = {"unit", "year"}


class LastYears(QObject):
    """Sets `session.last_year` when a report opens, and when its unit or year changes.

    What was chosen for a draft is remembered: a draft, a file, or that nothing is to be compared.
    Emits `remarked(str)` with what the officer should know about what was chosen.
    """

    remarked = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self.name = ""  # of what is compared with, as the officer knows it

    def begin(self, session: "ReportSession") -> None:
        """Find last year's report for `session`, which has just been opened."""
        session.facts_changed.connect(self._on_facts_changed)
        self.find()

    def find(self) -> None:
        """Compare with what was chosen for this draft, else with what is found among the drafts."""
        session = self._desk.session
        if session is None:
            return
        chosen = self._settings.last_year_of(self._desk.draft_id) if self._desk.draft_id else ""
        found = None if chosen == _NONE else self._chosen(chosen) or self._found(session.report)
        if found is None:
            self.name = ""
        session.set_last_year(found)

    def choose_draft(self, draft_id: str) -> None:
        """Compare the open draft with another one from now on."""
        self._choose(f"{_DRAFT}{draft_id}")

    def choose_file(self, path: Path) -> None:
        """Compare the open draft with a file from now on; a document becomes a draft. Raises UserFixable."""
        from core.importing.anything import read_anything

        opened = read_anything(path)
        if opened.imported is None:
            self._choose(str(path))
        else:
            self.choose_draft(self._desk.drafts.add(opened.report, path.stem))

    def choose_none(self) -> None:
        """Compare the open draft with nothing."""
        self._choose(_NONE)

    def _choose(self, chosen: str) -> None:
        if self._desk.draft_id:
            self._settings.set_last_year_of(self._desk.draft_id, chosen)
        self.find()
        session = self._desk.session
        if session and session.last_year:
            remark = other_year(session.report, session.last_year, self.name)
            if remark:
                self.remarked.emit(remark)

    def _chosen(self, chosen: str) -> Report | None:
        """Return the report that was chosen, None when it is not there any more."""
        if not chosen:
            return None
        with suppress(UserFixable):
            if chosen.startswith(_DRAFT):
                draft_id = chosen.removeprefix(_DRAFT)
                report = self._desk.drafts.load(draft_id)
                self.name = self._desk.drafts.name_of(draft_id)
                return report
            from core.importing.reportfile import read_report

            report = read_report(Path(chosen))
            self.name = Path(chosen).name
            return report
        return None

    def _found(self, report: Report) -> Report | None:
        for draft in self._desk.drafts.of_last_year(report):
            with suppress(UserFixable):
                found = self._desk.drafts.load(draft.id)
                self.name = draft.shown_name
                return found
        return None

    def _on_facts_changed(self, facts: frozenset[str]) -> None:
        if facts & _WATCHED:
            self.find()
