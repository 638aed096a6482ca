"""What the proof found: a sentence, how serious it is, and where."""

from dataclasses import dataclass
from enum import Enum

from core.format.check import Level


class Topic(Enum):
    """What a finding is about; `word` is the heading it is listed under."""

    PAGE = "page"
    TEXT = "text"
    NUMBER = "number"
    STRUCTURE = "structure"
    TABLE = "table"
    LEFTOVER = "leftover"
    FONT = "font"

    @property
    def word(self) -> str:
        """Return the officer's word for it."""
        return _WORDS[self]


_WORDS = {
    Topic.PAGE: "页面",
    Topic.TEXT: "文字",
    Topic.NUMBER: "页码",
    Topic.STRUCTURE: "结构",
    Topic.TABLE: "表格",
    Topic.LEFTOVER: "遗留",
    Topic.FONT: "字体",
}


@dataclass(frozen=True, slots=True)
class ProofFinding:
    """One departure: `message` says what is wrong and where, `mend` what to do."""

    check: str
    level: Level
    topic: Topic
    message: str
    mend: str = ""
