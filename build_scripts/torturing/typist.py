"""A process that types through the real session, autosave and store until it is killed.

`python -m build_scripts.torturing.typist FOLDER DRAFT SEED`
"""

import random
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from build_scripts.torturing.telling import TellingDesk, tell, telling_desk
from core.drafts.store import warm_up
from core.keys import CellKey
from core.report import Passage
from gui.session import ReportSession

CELL = CellKey("applications", "granted", "enterprise")
QUICK_MS = (15, 120)  # between two keys of a burst
PAUSE_MS = (300, 1200)  # somebody thinks
PAUSE_SHARE = 0.06


class Typist:
    """Types numbers that only rise, so that no two states of the report are equal."""

    def __init__(self, desk: TellingDesk, dice: random.Random) -> None:
        assert desk.desk.session is not None
        self._session: ReportSession = desk.desk.session
        self._dice = dice
        self._number = int(self._session.report.cells.get(CELL, 0))
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._type)

    def begin(self) -> None:
        """Type the first time when the event loop runs."""
        self._timer.start(0)

    def _type(self) -> None:
        self._number += 1
        act = self._dice.choice((self._type_figure, self._type_text, self._type_fact))
        act(str(self._number))
        pauses = self._dice.random() < PAUSE_SHARE
        self._timer.start(self._dice.randint(*(PAUSE_MS if pauses else QUICK_MS)))

    def _type_figure(self, number: str) -> None:
        self._session.enter_cells({CELL: number}, "typed")

    def _type_text(self, number: str) -> None:
        body = number + "年" * self._dice.randrange(3000)
        self._session.set_passages("overview", (Passage("", body),), "typed")

    def _type_fact(self, number: str) -> None:
        self._session.set_fact("short", f"局{number}")


def main() -> None:
    """Type for ever."""
    folder, draft_id, seed = sys.argv[1:]
    application = QCoreApplication(sys.argv[:1])
    warm_up()
    desk = telling_desk(Path(folder))
    desk.open_draft(draft_id)
    typist = Typist(desk, random.Random(seed))
    typist.begin()
    tell("ready")
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
