"""Saves the report by itself: shortly after each change, at once when asked, again and again when it failed."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserFixable
from core.report import Report
from core.steps import progress
from gui.session import ReportSession

PAUSE_MS = 300  # a pause in typing
# While typing goes on; a busy machine still has as long again to keep the promised second.
LONGEST_MS = 500
RETRY_MS = 2000

Save = Callable[[Report, tuple[int, int]], datetime]


class AutoSave(QObject):
    """Watches a session and saves it.

    Signals: saved(datetime) after each successful save; failed(str) with the sentence, once until it works again;
    pending() when there is something not saved yet.
    """

    saved = Signal(object)
    failed = Signal(str)
    pending = Signal()

    def __init__(self, session: ReportSession, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._save = save
        self._sentence = ""
        self.is_pending = False
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_MS)
        session.report_edited.connect(self._on_report_edited)
        session.typing_noted.connect(self._on_report_edited)

    def save_now(self) -> bool:
        """Save what is not saved yet; return whether everything is safe now."""
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
        if not self.is_pending:
            return True
        try:
            steps = progress(self._session.results.steps)
            moment = self._save(self._session.report_to_keep, steps)
        except UserFixable as error:
            self._on_failure(str(error))
            return False
        self.is_pending = False
        self._sentence = ""
        self.saved.emit(moment)
        return True

    def forget(self) -> None:
        """Give up what is not saved yet: it was put somewhere else."""
        self.is_pending = False
        self.save_now()

    def _timer(self, delay_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(self.save_now)
        return timer

    def _on_report_edited(self) -> None:
        self.is_pending = True
        self.pending.emit()
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        elif self._longest.remainingTime() == 0:
            self.save_now()  # keys that come faster than they are dealt with let no timer through

    def _on_failure(self, sentence: str) -> None:
        if sentence != self._sentence:
            self._sentence = sentence
            self.failed.emit(sentence)
        self._retry.start()
