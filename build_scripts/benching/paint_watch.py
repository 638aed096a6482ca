"""Tells when a window of this process was painted for the first time, and ends it then."""

import sys
import time

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication


class FirstPaint(QObject):
    """Waits for the first painting of the window it watches."""

    def eventFilter(self, window: QObject, event: QEvent) -> bool:  # noqa: N802 - overrides Qt
        """Let the painting pass; it is over when the next timer comes."""
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, _tell)
        return False


def watch() -> None:
    """Watch the windows that are shown when the event loop begins."""
    enter_loop = QApplication.exec
    watcher = FirstPaint()

    def enter_watched(*_: object) -> int:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.installEventFilter(watcher)
        return enter_loop()

    QApplication.exec = staticmethod(enter_watched)  # type: ignore[method-assign]


def _tell() -> None:
    """Print JSON, and close as an officer would, so that the window's size is remembered."""
    moment, processor_s, peak_kb = time.perf_counter(), time.process_time(), _peak_kb()
    built = [f"{module.__name__}.{name}" for module in (QtCore, QtWidgets) for name in vars(module)]
    modules = [*sys.modules, *built]
    import json  # late: neither window needs it

    told = {"moment": moment, "processor_s": processor_s, "peak_kb": peak_kb, "modules": modules}
    print(json.dumps(told))
    QApplication.closeAllWindows()
    QApplication.quit()


def _peak_kb() -> int:
    """Return the most memory this process ever held, 0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - nothing more to import
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0
