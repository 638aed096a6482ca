"""What a subject found: its figures as a small table, and whether the promise held."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Outcome:
    """Figures by what they say; `broken` names each promise that did not hold; `skipped` why nothing ran."""

    figures: Mapping[str, object] = field(default_factory=dict)
    broken: tuple[str, ...] = ()
    skipped: str = ""

    @property
    def held(self) -> bool:
        """Return whether every promise held that was tried."""
        return not self.broken

    def table(self, subject: str, seconds: float) -> str:
        """Return the table to print."""
        lines = [f"── {subject} ({seconds:.0f} s)"]
        lines += [f"   {name:<58}{_shown(value):>12}" for name, value in self.figures.items()]
        if self.skipped:
            lines.append(f"   skipped: {self.skipped}")
        lines += [f"   BROKEN: {sentence}" for sentence in self.broken]
        return "\n".join(lines)


def promised(**promises: bool) -> tuple[str, ...]:
    """Return the words of those promises that did not hold; `_` stands for a blank."""
    return tuple(words.replace("_", " ") for words, held in promises.items() if not held)


def _shown(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)
