"""Long work beside the window: a pure function on immutable values in a thread, its outcome back here.

The only file that catches every exception: whatever a job raises must reach the officer, not the console.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal

from core.errors import UserFixable

_T = TypeVar("_T")
_THREADS = 2

UnexpectedHandler = Callable[[Exception], object]


class CancelFlag:
    """Set in the window, read in the thread; work that can be cancelled looks at it between two steps."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Ask the work to end; its outcome is wanted by nobody any more."""
        self._event.set()

    def is_cancelled(self) -> bool:
        """Return whether the work should end."""
        return self._event.is_set()


class Job(QObject):
    """One piece of work on its way. Every signal comes in the thread of the window.

    Signals:
    ended()           the work is over; before one of the next three, or alone when it was cancelled
    done(object)      the result
    failed(object)    a UserFixable
    broken(object)    any other exception: a fault of the program
    """

    done = Signal(object)
    failed = Signal(object)
    broken = Signal(object)
    ended = Signal()
    _settled = Signal(object, object)

    def __init__(self, flag: CancelFlag, parent: QObject) -> None:
        super().__init__(parent)
        self._flag = flag
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to end and drop its outcome."""
        self._flag.cancel()

    def run(self, work: Callable[[], object]) -> None:
        """Do `work` and carry its outcome over to the window; called in the thread."""
        result: object = None
        error: Exception | None = None
        try:
            result = work()
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # the window is gone and took this object along
            self._settled.emit(result, error)

    def _on_settled(self, result: object, error: Exception | None) -> None:
        self.ended.emit()  # first: a handler may open a dialog and stay for minutes
        if not self._flag.is_cancelled():
            self._tell(result, error)

    def _tell(self, result: object, error: Exception | None) -> None:
        if error is None:
            self.done.emit(result)
        elif isinstance(error, UserFixable):
            self.failed.emit(error)
        else:
            self.broken.emit(error)


class Jobs(QObject):
    """Starts jobs, keeps them alive until they are settled and waits for them at the end.

    `on_unexpected` gets every exception that is no UserFixable; without it, `sys.excepthook` does.
    """

    def __init__(
        self, parent: QObject | None = None, on_unexpected: UnexpectedHandler | None = None
    ) -> None:
        super().__init__(parent)
        self._on_unexpected = on_unexpected or _to_excepthook
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._running: set[Job] = set()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.finish)

    @property
    def running(self) -> int:
        """Return how many jobs are not settled yet."""
        return len(self._running)

    def start(
        self,
        work: Callable[[], _T],
        on_done: Callable[[_T], object],
        on_problem: Callable[[UserFixable], object],
        flag: CancelFlag | None = None,
    ) -> Job:
        """Run `work` in a thread; then call one of the handlers here, in the thread of the window.

        `work` touches no widget and changes nothing it shares. A handler that is a method of a QObject
        is forgotten when that object goes.
        """
        job = Job(flag or CancelFlag(), self)
        job.done.connect(on_done)
        job.failed.connect(on_problem)
        job.broken.connect(self._on_unexpected)
        job.ended.connect(self._on_ended)
        self._running.add(job)
        # A function, no QRunnable of ours: nothing then is owned by Python and by the pool at once.
        self._pool.start(partial(job.run, work))
        return job

    def finish(self) -> None:
        """Wait until every job is settled and its handler was called; call it before the window goes."""
        while self._running:
            self._pool.waitForDone()
            for job in tuple(self._running):
                QCoreApplication.sendPostedEvents(job)

    def _on_ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._running.discard(job)
            job.deleteLater()


def _to_excepthook(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
