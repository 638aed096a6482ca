"""One step of undo: the whole report before and after."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtGui import QUndoCommand

from core.report import Report

MERGE_WITHIN_S = 1.5
_MERGEABLE_ID = 1
_SINGLE_ID = -1

Show = Callable[[Report], None]


class ReportEdit(QUndoCommand):
    """Changes the report from `before` to `after` by calling `show`.

    Edits with the same `typing_in` that follow each other quickly become one step, so that undo takes back
    a phrase and not a letter.
    """

    def __init__(
        self, before: Report, after: Report, words: str, show: Show, typing_in: str = ""
    ) -> None:
        super().__init__(words)
        self.before = before
        self.after = after
        self._show = show
        self.typing_in = typing_in
        self.time = monotonic()

    def redo(self) -> None:
        """Show the report after the edit."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the report before the edit."""
        self._show(self.before)

    def id(self) -> int:
        """Return a common id for edits made by typing, Qt's “never merge” for all others."""
        return _MERGEABLE_ID if self.typing_in else _SINGLE_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take `other` in when it goes on typing in the same place without a pause."""
        if not isinstance(other, ReportEdit) or other.typing_in != self.typing_in:
            return False
        if other.time - self.time > MERGE_WITHIN_S:
            return False
        self.after = other.after
        self.time = other.time
        self.setObsolete(self.after == self.before)
        return True
