"""The document being looked through: which piece is where, and the way back from every change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from core.importing.imported import Imported
from core.importing.placing import put, take_out
from core.keys import Key
from gui.session import ReportSession


class Placements(QObject):
    """Holds the imported document as it is by now, and `session`, whose report and totals follow it.

    Signals: changed() when pieces went elsewhere.
    """

    changed = Signal()

    def __init__(self, imported: Imported, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.imported = imported
        self.session = ReportSession(imported.form, imported.report, parent=self)
        self._before: list[Imported] = []
        self._after: list[Imported] = []

    @property
    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Return whether there is a change to make again."""
        return bool(self._after)

    def put(self, pieces: Sequence[int], key: Key) -> None:
        """Put pieces at `key`. Raises CannotPlace."""
        self._change(lambda imported: put(imported, pieces, key))

    def take_out(self, pieces: Sequence[int]) -> None:
        """Take pieces out of the report. Raises CannotPlace."""
        self._change(lambda imported: take_out(imported, pieces))

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self._after.append(self.imported)
            self._show(self._before.pop())

    def redo(self) -> None:
        """Make the change again that was taken back."""
        if self._after:
            self._before.append(self.imported)
            self._show(self._after.pop())

    def _change(self, change: Callable[[Imported], Imported]) -> None:
        after = change(self.imported)
        if after is not self.imported:
            self._before.append(self.imported)
            self._after.clear()
            self._show(after)

    def _show(self, imported: Imported) -> None:
        self.imported = imported
        self.session.restore(imported.report, "")
        self.changed.emit()
