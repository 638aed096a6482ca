"""What a form asks for in words: the facts of the first page, and the sections with their sub-headings."""

from dataclasses import dataclass
from enum import Enum


class FactKind(Enum):
    """What a fact may hold."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    YEAR = "year"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of the first page."""

    id: str
    label: str
    kind: FactKind
    help: str = ""
    example: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class PassageSpec:
    """A sub-heading the form asks for, offered as a field of its own.

    `follows` is the sub-heading of last year's report that this one comes back to, "" for the same one.
    """

    title: str
    prompt: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the report. `lead` names the wording template of its opening sentence, or is empty.

    `short` is what the step list calls it.
    """

    id: str
    heading: str
    short: str = ""
    prompt: str = ""
    help: str = ""
    source: str = ""
    lead: str = ""
    table: str = ""
    character_limit: int | None = None
    passages: tuple[PassageSpec, ...] = ()
    suggestions: tuple[PassageSpec, ...] = ()
