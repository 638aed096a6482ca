"""One process that types into a long text in the real window, and into a bare field; run by `writing`.

Prints JSON: for each round how long a key took until its letter was painted, as ratios to a bare text field with
the same text and to one frame of a screen. It is the processor's time of this process: what other programs take
meanwhile does not count.
"""

import json
import sys
import tempfile
from pathlib import Path
from time import process_time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from build_scripts.benching.preview_refresh import Painted, long_report
from build_scripts.places import SAMPLE
from core.importing.reportfile import read_report
from gui.app import Application
from gui.linking.figure_field import FigureField
from gui.look.theme import STYLE

_FRAME_S = 1 / 60
_FIELD = "texts.overview.0.body"


class Typist:
    """Types into a field, in the middle of its text, and waits until each letter is painted."""

    def __init__(self, field: QPlainTextEdit) -> None:
        self._field = field
        self._painted = Painted(field.viewport())
        middle = len(field.toPlainText()) // 2
        cursor = field.textCursor()
        cursor.setPosition(middle)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        field.setTextCursor(cursor)
        field.setFocus()
        field.viewport().update()
        self._painted.wait()

    def seconds(self, letter: str) -> float:
        """Return how long a key takes from its press until its letter is on the screen."""
        press = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter
        )
        start = process_time()
        QApplication.sendEvent(self._field, press)
        self._painted.wait()
        return process_time() - start


def main(rounds: int) -> None:
    """Measure both fields in turn and print JSON."""
    qt = QApplication(["bench", *STYLE])
    report = long_report(read_report(SAMPLE))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        application = Application(qt, Path(folder))
        window = application.window
        window.show()
        last = report.with_fact("year", (report.year or 0) - 1)
        for one in (last, report):
            application.desk.drafts.add(one, "")
        drafts = application.desk.drafts.all()
        application.desk.open_draft(next(one.id for one in drafts if one.year == report.year))
        assert window.wizard is not None
        window.wizard.go_to("overview")
        field = window.findChild(FigureField, _FIELD)
        assert isinstance(field, FigureField)
        ours = Typist(field)
        bare = QPlainTextEdit()
        bare.resize(field.size())
        bare.setPlainText(field.toPlainText())
        bare.show()
        other = Typist(bare)
        pairs = [(ours.seconds("某"), other.seconds("某")) for _ in range(rounds)]
        told = {
            "bare": [one / two for one, two in pairs],
            "frame": [one / _FRAME_S for one, _ in pairs],
        }
        bare.close()
        window.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
