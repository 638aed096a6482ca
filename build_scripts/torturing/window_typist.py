"""A process that shows the real window on one draft; its keys come from outside, by xdotool.

`python -m build_scripts.torturing.window_typist FOLDER DRAFT line|text|table`
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from build_scripts.torturing.telling import TellingDesk, now_ms, tell, tell_saves
from core.drafts.store import warm_up
from core.keys import CellKey, FactKey, Key, TextKey
from gui.app import Application
from gui.look.theme import STYLE

PLACES: dict[str, Key] = {
    "line": FactKey("short"),
    "text": TextKey("overview", 0),
    "table": CellKey("applications", "received", "natural_person"),
}
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Return)


class KeyWatch(QObject):
    """Tells when keys reach the window."""

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802 - of Qt
        """Tell a key, and let it pass."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(receiver, QWindow)
        ):
            if event.key() in _LEAVING:
                tell("leave", now_ms())
            elif event.text().isprintable() and event.text():
                tell("key", now_ms())
        return False


def main() -> None:
    """Show the window until the process is killed."""
    folder, draft_id, place = sys.argv[1:]
    tell_saves()
    qt = QApplication([sys.argv[0], *STYLE])
    application = Application(qt, Path(folder))
    warm_up()
    window = application.window
    application.watch_for_errors()
    window.show()
    application.begin_keeping()
    desk = TellingDesk(application.desk)  # kept: a signal does not keep its receiver
    desk.open_draft(draft_id)
    watch = KeyWatch(window)
    qt.installEventFilter(watch)

    def ready_when_active() -> None:
        if window.isActiveWindow() and window.wizard is not None:
            window.wizard.show_key(PLACES[place])
            QTimer.singleShot(50, lambda: tell("ready"))
        else:
            window.activateWindow()
            QTimer.singleShot(30, ready_when_active)

    QTimer.singleShot(30, ready_when_active)
    sys.exit(qt.exec())


if __name__ == "__main__":
    main()
