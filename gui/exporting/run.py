"""Several exports on their way, one after the other in a thread, and a question where one cannot be written."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.errors import UserFixable
from core.looking import is_there
from gui.exporting.export_questions import Answer, ExportQuestions
from gui.exporting.forms import ExportForm, Material
from gui.exporting.names import free_path
from gui.jobs import CancelFlag, Jobs


@dataclass(frozen=True, slots=True)
class Target:
    """One file to be written."""

    form: ExportForm
    path: Path


class ExportRun(QObject):
    """Writes files; each whole or not at all.

    Signals:
    began(int, str)      how many are done, and the name of the one that is being written
    ended(bool)          it is over; whether everything was written
    elsewhere(list)      it is over, and these ExportForms are to go to another place
    """

    began = Signal(int, str)
    ended = Signal(bool)
    elsewhere = Signal(list)

    def __init__(self, jobs: Jobs, questions: ExportQuestions, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._questions = questions
        self._material: Material | None = None
        self._flag = CancelFlag()
        self._waiting: deque[Target] = deque()
        self.written: list[Path] = []

    def start(self, material: Material, targets: Sequence[Target]) -> None:
        """Ask about files that are there already, then write; nothing happens when the officer says no."""
        chosen = self._without_collisions(targets)
        self._flag = CancelFlag()
        self._material = replace(material, is_cancelled=self._flag.is_cancelled)
        self._waiting = deque(chosen)
        if chosen:
            self._write_next()

    def cancel(self) -> None:
        """End after the file that is being written, or amid it where it takes long; what was written stays."""
        self._flag.cancel()
        self._flag.cancel()

    def _without_collisions(self, targets: Sequence[Target]) -> Sequence[Target]:
        there = [target.path for target in targets if is_there(target.path)]
        answer = self._questions.ask_replace(there) if there else Answer.REPLACE
        if answer is Answer.REPLACE:
            return targets
        return _renamed(targets) if answer is Answer.KEEP_BOTH else ()

    def _write_next(self) -> None:
        if self._material is None or not self._waiting or self._flag.is_cancelled():
            self.ended.emit(not self._waiting)
            return
        target = self._waiting[0]
        self.began.emit(len(self.written), target.path.name)
        work = partial(target.form.write, self._material, target.path)
        job = self._jobs.start(work, self._on_written, self._on_problem)
        job.broken.connect(self._on_broken)

    def _on_written(self, _nothing: object) -> None:
        self.written.append(self._waiting.popleft().path)
        self._write_next()

    def _on_problem(self, error: UserFixable) -> None:
        if self._flag.is_cancelled():
            self.ended.emit(False)
            return
        match self._questions.ask_about_failure(str(error), len(self._waiting) - 1):
            case Answer.AGAIN:
                self._write_next()
            case Answer.SKIP:
                self._waiting.popleft()
                self._write_next()
            case Answer.ELSEWHERE:
                self.elsewhere.emit([target.form for target in self._waiting])
            case _:
                self.ended.emit(False)

    def _on_broken(self, _error: Exception) -> None:
        """End; the fault itself is told by who started the jobs."""
        self.ended.emit(False)


def _renamed(targets: Sequence[Target]) -> tuple[Target, ...]:
    """Return `targets` with new names where a file is there already."""
    taken = {target.path for target in targets}
    renamed = []
    for target in targets:
        path = free_path(target.path, taken) if is_there(target.path) else target.path
        taken.add(path)
        renamed.append(Target(target.form, path))
    return tuple(renamed)
