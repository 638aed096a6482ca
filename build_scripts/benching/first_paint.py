"""One process that opens a window, tells when it was painted, and ends; run by `starting`.

`first_paint.py program` does what `python -m gui` does, `first_paint.py empty` opens a bare
QMainWindow. Prints JSON: moment (of time.perf_counter, the same clock for all processes), peak_kb
(Linux), modules (imported ones, and the classes of QtCore that were built).
"""

import sys
import time

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Waits for the first painting of the window it watches."""

    def eventFilter(self, window: QObject, event: QEvent) -> bool:  # noqa: N802 - overrides Qt
        """Let the painting pass; it is over when the next timer comes."""
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, _tell)
        return False


def _tell() -> None:
    moment, peak_kb = time.perf_counter(), _peak_kb()
    modules = [*sys.modules, *(f"PySide6.QtCore.{name}" for name in vars(QtCore))]
    import json  # late: neither window needs it

    print(json.dumps({"moment": moment, "peak_kb": peak_kb, "modules": modules}))
    QApplication.closeAllWindows()
    QApplication.quit()


def _peak_kb() -> int:
    """Return the most memory this process ever held, 0 where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - nothing more to import
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0


def _watch() -> None:
    """Watch the windows that are shown when the event loop begins."""
    enter_loop = QApplication.exec
    watcher = FirstPaint()

    def enter_watched(*_: object) -> int:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.installEventFilter(watcher)
        return enter_loop()

    QApplication.exec = staticmethod(enter_watched)  # type: ignore[method-assign]


def _open_program() -> None:
    import runpy

    sys.argv = ["gui"]
    runpy.run_module("gui", run_name="__main__", alter_sys=True)


def _open_empty() -> None:
    qt = QApplication([])
    window = QMainWindow()
    window.showMaximized()  # as large as the program's, so that both paint the same area
    sys.exit(qt.exec())


if __name__ == "__main__":
    _watch()
    _open_program() if sys.argv[1] == "program" else _open_empty()
