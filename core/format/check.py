"""What a form has checked: each rule an entry of its file, of one of the kinds of `core.checks.kinds`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Level(Enum):
    """How serious a finding is. The value is written to JSON, `word` is shown to the officer."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def word(self) -> str:
        """Return the officer's word for this level."""
        return {"error": "必须改", "warning": "请核对", "info": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """One rule: an entry of the format file naming a check kind and its fields."""

    id: str
    kind: str
    level: Level
    message: str
    source: str
    mend: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
