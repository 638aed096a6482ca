"""When the findings of a report are listed anew: at once, but never before a typed letter is painted."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from gui.findings.panel import FindingsPanel
from gui.session import ReportSession
from gui.texts.fields import TextField


class Listing(QObject):
    """Keeps the list in `panel` up with the findings of `session`."""

    def __init__(self, session: ReportSession, panel: FindingsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._list)
        session.findings_changed.connect(self._on_findings_changed)
        self._list()

    def catch_up(self) -> None:
        """List what is still waiting to be listed."""
        if self._timer.isActive():
            self._list()

    def _on_findings_changed(self) -> None:
        if isinstance(QApplication.focusWidget(), TextField):
            self._timer.start()
        else:
            self._list()

    def _list(self) -> None:
        self._panel.show_findings(self._session.findings, self._session.results.verified)
