"""Answers the questions of an export as a test wants, and keeps what was asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gui.exporting.export_questions import Answer


@dataclass
class Asked:
    """`before_failure` is done each time before a failure is answered, as an officer closes Word first."""

    replace: Answer = Answer.CANCEL
    failures: list[Answer] = field(default_factory=list)
    folder: Path | None = None
    last_year: Path | None = None
    before_failure: Callable[[], object] = list
    there: list[list[str]] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    def ask_replace(self, there: Sequence[Path]) -> Answer:
        self.there.append([path.name for path in there])
        return self.replace

    def ask_about_failure(self, sentence: str, others: int) -> Answer:
        self.sentences.append(f"{others} {sentence}")
        self.before_failure()
        return self.failures.pop(0)

    def ask_folder(self, _present: Path) -> Path | None:
        return self.folder

    def ask_last_year(self, _folder: Path) -> Path | None:
        return self.last_year
