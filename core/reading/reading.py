"""One figure of the prose and what became of it."""

from dataclasses import dataclass
from enum import Enum

from core.format.mention import Cells, MentionSpec
from core.keys import TextKey
from core.numbers import Number
from core.reading.figures import Figure


class Verdict(Enum):
    """How a figure of the prose stands to the rest of the report; the value is shown."""

    AGREES = "相符"
    DIFFERS = "不符"
    UNPLACED = "未能对应"


class Against(Enum):
    """What a figure was set against."""

    TABLE = "table"
    PARTS = "parts"
    SHARE = "share"
    OTHER_PLACE = "other_place"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a passage and its verdict.

    `text` is how it is written. `expected` is the number it was compared with, and `cells` are the cells that
    number is the sum of. `parts` are the figures of the same passage that it was added up from or worked out of.
    `is_zero_in_words` tells 未收到 from 0 件.
    """

    key: TextKey
    figure: Figure
    text: str
    verdict: Verdict
    against: Against = Against.TABLE
    spec: MentionSpec | None = None
    expected: Number | None = None
    cells: Cells = ()
    parts: tuple[Figure, ...] = ()
    other: TextKey | None = None

    @property
    def is_zero_in_words(self) -> bool:
        """Return whether the prose says in words that there was nothing."""
        return self.figure.value == 0 and not any(char.isdecimal() for char in self.text)

    @property
    def agrees(self) -> bool:
        """Return whether the figure is the one it was set against."""
        return self.verdict is Verdict.AGREES
