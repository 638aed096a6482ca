"""The real desk, session and autosave in this process, with something to look at what becomes of the typing."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from core import paths
from core.drafts.store import FILE_NAME, DraftStore, local_now, warm_up
from core.importing.reportfile import read_report
from core.report import Passage, Report
from gui.desk import Desk
from gui.session import ReportSession

Clock = Callable[[], datetime]
HEARTBEAT_MS = 5


def sample() -> Report:
    """Return a real report of a full year."""
    return read_report(next((paths.resources() / "samples").glob("*.nianbao")))


class Stage:
    """One open draft in `folder`. Counts saves, keeps the sentences told, measures how long nothing moved."""

    def __init__(self, folder: Path, clock: Clock = local_now) -> None:
        self.path = folder / FILE_NAME
        self.saves = 0
        self.told: list[str] = []
        self.longest_freeze_ms = 0.0
        self._beat = 0.0
        self.desk = Desk(DraftStore(self.path, clock=clock))
        self.desk.saved.connect(lambda _moment: self._count())
        self.desk.save_failed.connect(self.told.append)
        self.desk.remarked.connect(self.told.append)
        self._timer = QTimer(interval=HEARTBEAT_MS)
        self._timer.timeout.connect(self._on_beat)

    @property
    def session(self) -> ReportSession:
        """Return the session of the open draft."""
        assert self.desk.session is not None
        return self.desk.session

    def open_draft(self, draft_id: str = "") -> str:
        """Open a draft, a new one from the sample when none is named; return its id."""
        if draft_id:
            self.desk.open_draft(draft_id)
        else:
            with closing(DraftStore(self.path)) as store:
                draft_id = store.create(sample())
            self.desk.open_draft(draft_id)
        return draft_id

    def type(self, text: str) -> None:
        """Type a passage."""
        self.session.set_passages("overview", (Passage("", text),), "typed")

    def wait(self, is_so: Callable[[], bool], seconds: float = 10) -> float | None:
        """Let the program work until it is so; return after how many ms, None when it never was."""
        start = time.monotonic()
        self._beat = start
        self._timer.start()
        while not is_so() and time.monotonic() - start < seconds:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._timer.stop()
        return (time.monotonic() - start) * 1000 if is_so() else None

    def is_safe(self, draft_id: str) -> bool:
        """Return whether another reader finds in the file what the officer sees on the screen."""
        with closing(DraftStore(self.path)) as store:
            return store.load(draft_id) == self.session.report

    def _count(self) -> None:
        self.saves += 1

    def _on_beat(self) -> None:
        now = time.monotonic()
        self.longest_freeze_ms = max(self.longest_freeze_ms, (now - self._beat) * 1000)
        self._beat = now


@contextmanager
def stage(folder: Path, clock: Clock = local_now) -> Iterator[Stage]:
    """Give a stage; close its desk afterwards, saved or not."""
    application = QCoreApplication.instance() or QCoreApplication([])
    warm_up()
    scene = Stage(folder, clock)
    try:
        yield scene
    finally:
        scene.desk.close_report()
        application.processEvents()
        scene.desk.leave()
