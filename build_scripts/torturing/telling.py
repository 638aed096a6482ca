"""How a typist tells what happens: one line a fact, written to a pipe at once.

ready                        the draft is open and can be typed into
key MS, leave MS             a key that writes; a key that leaves the field (windows only)
edit N FINGERPRINT MS        the report became another one
saving FINGERPRINT MS        the store is given this report, perhaps before the edit itself is told
saved N FINGERPRINT          the signal `saved`: the officer has been told that it is safe

Times are those of the system's monotonic clock in milliseconds, the same for all processes. What a
process has written to a pipe stays there when it is killed, so no fsync is needed for the telling.
"""

import hashlib
import os
import time
from pathlib import Path
from typing import Any

from core.drafts.store import FILE_NAME, DraftStore
from core.report import Report
from gui.desk import Desk


def now_ms() -> float:
    """Return the time on the clock all processes share."""
    return time.monotonic() * 1000


def tell(*words: object) -> None:
    """Write one line to standard output, whole, past every buffer."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def fingerprint(report: Report) -> str:
    """Return what only equal reports share; made without the code that stores them."""
    parts = (report.facts.items(), report.texts.items(), report.cells.items())
    plain = [report.format_id, *(sorted(map(repr, part)) for part in parts)]
    return hashlib.sha256(repr(plain).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def tell_saves() -> None:
    """Let every store of this process tell what it is given before it saves it."""
    plain = DraftStore.save

    def save(store: DraftStore, draft_id: str, report: Report, **options: Any) -> Any:  # noqa: ANN401 - passed on
        tell("saving", fingerprint(report), now_ms())
        return plain(store, draft_id, report, **options)

    DraftStore.save = save  # type: ignore[assignment,method-assign]  # the real one, told


class TellingDesk:
    """A real desk with one open draft, whose edits and saves are told."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._count = 0
        self._print = ""
        desk.saved.connect(self._on_saved)

    def open_draft(self, draft_id: str) -> None:
        """Open the draft and watch it."""
        self.desk.open_draft(draft_id)
        assert self.desk.session is not None
        self._print = fingerprint(self.desk.session.report)
        self.desk.session.report_edited.connect(self._on_edited)
        self.desk.session.typing_noted.connect(self._on_edited)

    def _on_edited(self) -> None:
        assert self.desk.session is not None
        self._count += 1
        self._print = fingerprint(self.desk.session.report_to_keep)
        tell("edit", self._count, self._print, now_ms())

    def _on_saved(self, _moment: object) -> None:
        tell("saved", self._count, self._print)


def telling_desk(folder: Path) -> TellingDesk:
    """Return a desk on the drafts of `folder`."""
    tell_saves()
    return TellingDesk(Desk(DraftStore(folder / FILE_NAME)))
