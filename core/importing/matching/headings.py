"""Which paragraphs of a document are headings: of the six sections, and of the passages inside them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from core.document import Block, Heading, Paragraph
from core.format.model import Format
from core.importing.matching.labels import likeness
from core.label_matching import folded
from core.numbering import number_before, without_number

_ALIKE = 0.75
_NUMBERED = 0.01  # of two lines alike, that with a number is the heading
_LONGEST = 40  # characters; a heading is a line, not a paragraph
_SUB_LONGEST = 32
_UPPER = re.compile(r"[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]")
_LOWER = re.compile(r"\d{1,2}\s*[.．、]")
_SENTENCE_END = re.compile(r"[。；！？]")


class Line(NamedTuple):
    """A paragraph of the document with the number of its block."""

    block: int
    text: str


def lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield every paragraph and heading in order."""
    for number, block in enumerate(blocks):
        if isinstance(block, Heading | Paragraph) and block.text.strip():
            yield Line(number, block.text.strip())


def section_headings(form: Format, found: Sequence[Line]) -> dict[int, str]:
    """Return where each section begins: place in `found` → id, in the order of the form.

    A list of the six headings in the opening, or in a table of contents, is not taken for them: of
    several lines called alike the last that keeps the order is taken.
    """
    headings = tuple((folded(section.heading), section.id) for section in form.sections)
    rated = [(place, *_best(headings, line.text)) for place, line in enumerate(found)]
    order = [section.id for section in form.sections]
    chosen: dict[str, int] = {}
    after = len(found)
    for section_id in reversed(order):
        places = [
            (likeness, place)
            for place, one, likeness in rated
            if one == section_id and place < after and likeness >= _ALIKE
        ]
        if places:
            best = max(likeness for likeness, _ in places)
            after = chosen[section_id] = max(
                place for likeness, place in places if likeness == best
            )
    return {chosen[one]: one for one in order if one in chosen}


def is_section_heading(form: Format, text: str) -> bool:
    """Return whether a line is called like one of the sections."""
    headings = tuple((folded(section.heading), section.id) for section in form.sections)
    return _best(headings, text)[1] >= _ALIKE


def _best(headings: tuple[tuple[str, str], ...], text: str) -> tuple[str, float]:
    if len(text) > _LONGEST or _SENTENCE_END.search(text):
        return "", 0.0
    section_id, rated = _most_like(headings, folded(without_number(text)))
    return section_id, rated + (_NUMBERED if number_before(text) else 0.0)


@lru_cache(maxsize=2048)
def _most_like(headings: tuple[tuple[str, str], ...], bare: str) -> tuple[str, float]:
    rated = [(likeness(bare, heading, _ALIKE), section_id) for heading, section_id in headings]
    best, section_id = max(rated, default=(0.0, ""))
    return section_id, best


class SubHeading(NamedTuple):
    """A line that begins with a sub-heading: its title, its level, and what of the passage stands in the same line."""

    title: str
    level: int
    rest: str


def sub_heading(text: str, known: Sequence[str]) -> SubHeading | None:
    """Return the sub-heading that `text` is or begins with, None for plain text.

    A line is one when it is numbered （一） or 1. and short, or when it is one of the `known` titles. What
    stands behind the first full stop of a numbered line belongs to the passage: （一）主动公开情况。今年…
    """
    number = number_before(text)
    words = without_number(text) if number else text
    head, stop, rest = _split(words)
    if not number:
        is_known = any(folded(text) == folded(one) for one in known)
        return SubHeading(text, 1, "") if is_known else None
    level = 1 if _UPPER.match(number) else 2
    if _LOWER.match(number) and not _looks_like_title(words, stop):
        return None
    if len(head) > _SUB_LONGEST:
        return None
    return SubHeading(head.rstrip("：: "), level, rest)


def _split(words: str) -> tuple[str, str, str]:
    match = re.search(r"[。：:]", words)
    if match is None:
        return words.strip(), "", ""
    return words[: match.start()].strip(), match.group(), words[match.end() :].strip()


def _looks_like_title(words: str, stop: str) -> bool:
    """Return whether a line numbered 1. is a title: short, and no sentence."""
    return len(words) <= _SUB_LONGEST and not stop and not _SENTENCE_END.search(words)
