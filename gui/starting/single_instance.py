"""One program per officer: a second start brings the first window to the front and goes."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo, QTimer, Signal

from core.handover import leave_request, take_request

LOCK = "nianbao.lock"
LOOK_MS = 400  # one look at a local folder; watching a folder fails on network drives


class SingleInstance(QObject):
    """Holds the lock on the data folder. Emits `asked(object)` with a Path or None when started again."""

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        # Held as long as the program lives; Qt notices itself when the owner's process is gone.
        self._lock.setStaleLockTime(0)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def claim(self, path: Path | None) -> bool:
        """Return True when this is the only program; else ask the other one to open `path`, and return False."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._is_locked():
            take_request(self._folder)  # one left behind by a crash
            self._timer.start()
            return True
        held = self._lock.error() is QLockFile.LockError.LockFailedError
        # A folder nobody may write into cannot be locked: the draft store will say so in a sentence.
        return not (held and leave_request(self._folder, path))

    def _is_locked(self) -> bool:
        """Return whether the lock is ours now.

        One that bears our own number is that of a killed program which had the number before us; Qt sees a
        running program of its name in it. A lock that is really held cannot be removed.
        """
        if self._lock.tryLock(0):
            return True
        number, machine, _ = self._lock.getLockInfo()
        is_ours = (number, machine) == (os.getpid(), QSysInfo.machineHostName())
        return is_ours and self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    def _look(self) -> None:
        request = take_request(self._folder)
        if request:
            self.asked.emit(request.path)
