"""What the prose of a report may say in figures, and which cells say the same: entries of the form file."""

import re
from dataclasses import dataclass
from functools import cached_property

from core.keys import CellKey

Cells = tuple[CellKey, ...]  # their sum is meant


@dataclass(
    frozen=True, eq=False
)  # compared by identity: what is read from a line is kept by its mentions
class MentionSpec:
    """One fact that prose states as a figure, such as 新收申请.

    `words` are regular expressions of what stands at the figure; `scope` must be found in the same sentence,
    the headings or the sentences before, `without` must not be found near the figure, and with `doubt` near it
    or in the headings only a figure that agrees is believed: 本级 and the like count something narrower. The
    same holds where `sure` is given and its words are not in the surroundings. `none` says in words
    that there was nothing. `values` are the sums of cells the figure may equal, the plain reading first;
    none at all for facts the tables do not hold. Where the words alone do not tell which cell is meant,
    `is_certain` is false and a difference means nothing. With `spans_years` it may name another year, as 结转
    does. `is_single` is set where a report has one such
    figure, so that two different ones contradict each other.
    """

    id: str
    name: str
    units: tuple[str, ...]
    words: tuple[str, ...]
    scope: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    values: tuple[Cells, ...] = ()
    is_certain: bool = True
    is_single: bool = False
    spans_years: bool = False

    @cached_property
    def at_figure(self) -> re.Pattern[str]:
        """Return what is looked for at the figure."""
        return _any_of(self.words)

    @cached_property
    def around(self) -> re.Pattern[str] | None:
        """Return what the surroundings must hold, or None for anything."""
        return _any_of(self.scope) if self.scope else None

    @cached_property
    def against(self) -> re.Pattern[str] | None:
        """Return what speaks against this fact, or None for nothing."""
        return _any_of(self.without) if self.without else None

    @cached_property
    def doubtful(self) -> re.Pattern[str] | None:
        """Return the words with which a difference means nothing, or None when there are none."""
        return _any_of(self.doubt) if self.doubt else None

    @cached_property
    def assuring(self) -> re.Pattern[str] | None:
        """Return the words without which a difference means nothing, or None when none are needed."""
        return _any_of(self.sure) if self.sure else None

    @cached_property
    def nothing(self) -> re.Pattern[str] | None:
        """Return the words for a zero, or None when there are none."""
        return _any_of(self.none) if self.none else None


def _any_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in expressions))
