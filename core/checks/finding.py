"""What a rule found: the sentence the officer reads, and the places it is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.format.check import CheckSpec, Level
from core.keys import Key


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or to look at. `where` begins with the place to jump to.

    `span` is where in that text the words stand that it is about, None for all of it. `is_missing` tells
    something not filled in yet from something filled in wrongly.
    """

    check: str
    level: Level
    message: str
    where: tuple[Key, ...]
    mend: str = ""
    source: str = ""
    is_missing: bool = False
    span: tuple[int, int] | None = None

    @property
    def mark(self) -> str:
        """Return by what the officer's 已核对无误 is kept: other figures make another sentence, and it comes back."""
        return f"{self.check}：{self.message}"


def finding(
    spec: CheckSpec,
    where: tuple[Key, ...],
    slots: Mapping[str, object],
    *,
    is_missing: bool = False,
    span: tuple[int, int] | None = None,
) -> Finding:
    """Return the finding of `spec` at `where` with its sentences filled from `slots`."""
    return Finding(
        spec.id,
        spec.level,
        spec.message.format(**slots),
        where,
        spec.mend.format(**slots),
        spec.source,
        is_missing,
        span,
    )
