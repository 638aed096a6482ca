"""The paragraphs of a document × a form → facts and passages, each with where it stood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.document import Document
from core.format.model import Format
from core.format.sections import Section
from core.importing.imported import SECTION, Piece, Placing, Spot
from core.importing.matching.closing import closing_of
from core.importing.matching.copies import without_copy
from core.importing.matching.front import front_of
from core.importing.matching.headings import (
    Line,
    lines,
    section_headings,
    sub_heading,
)
from core.importing.matching.numbering_remarks import numbering_remarks
from core.keys import FactKey, TextKey
from core.report import FactValue, Passage

_PAGE_NUMBER = re.compile(r"[-—–－\s]*\d{1,3}[-—–－\s]*\Z")
FOUND_BY = {
    "phone": re.compile(r"(?:联系)?电话[：:]\s*([0-9０-９\-—－()（） ]{6,19}[0-9０-９])"),
    "postcode": re.compile(r"(?:邮政编码|邮编)[：:]\s*(\d{6})"),
    "address": re.compile(r"(?:联系)?地址[：:]\s*([^，,；;。）)\n]{4,50})"),
    "website": re.compile(r"((?:https?://|www\.)[\w./:%?=&#-]{4,120})"),
}


@dataclass
class TextsFound:
    """What the paragraphs gave."""

    facts: dict[str, FactValue] = field(default_factory=dict)
    texts: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def match_texts(document: Document, form: Format) -> TextsFound:
    """Return facts and passages of `document`; page numbers are left out, everything else is somewhere."""
    found = TextsFound()
    every = [line for line in lines(document.blocks) if not _PAGE_NUMBER.match(line.text)]
    headings = section_headings(form, every)
    last = max(headings, default=-1) + 1
    closing = closing_of(every[last:])
    every = [*every[:last], *closing.above]
    first = min(headings, default=len(every))
    signature = str(closing.facts.get("signature", ""))
    before, told_before = without_copy(form, every[:first])
    front = front_of(before, document.title, every[first:], signature)
    found.pieces += told_before
    opening = front.opening
    found.facts |= front.facts | closing.facts
    found.pieces += [*front.pieces, *closing.pieces]
    found.remarks += front.remarks
    if headings:
        _place_opening(found, form, opening)
    else:
        note = "没有找到各部分的标题，不知道这一段属于哪里。"
        found.pieces += [
            Piece(Spot(one.block), Placing.NOT_PLACED, one.text, None, note) for one in opening
        ]
    for begin, end in pairwise([*headings, len(every)]):
        section = form.section(headings[begin])
        found.pieces.append(_piece(every[begin], TextKey(section.id, SECTION)))
        _place_section(found, section, every[begin + 1 : end])
    missing = [one.heading for one in form.sections if one.id not in headings.values()]
    if missing:
        found.remarks.append(f"没有找到“{'”“'.join(missing)}”的标题，这些部分的文字要自己放。")
    found.remarks += numbering_remarks(form, every, headings)
    return found


def _place_opening(found: TextsFound, form: Format, opening: Sequence[Line]) -> None:
    body = "\n".join(line.text for line in opening)
    for fact, pattern in FOUND_BY.items():
        match = pattern.search(body)
        if match and fact in {one.id for one in form.facts}:
            found.facts[fact] = match[1].strip()
    if body:
        found.texts[form.opening.id] = (Passage("", body),)
        found.pieces += [_piece(line, TextKey(form.opening.id)) for line in opening]


def _place_section(found: TextsFound, section: Section, body: Sequence[Line]) -> None:
    """Put the lines of a section into passages; text before the first sub-heading is its lead."""
    known = [spec.title for spec in (*section.passages, *section.suggestions)]
    passages: list[Passage] = []
    for line in body:
        heading = sub_heading(line.text, known)
        if heading is not None:
            passages.append(Passage(heading.title, heading.rest, heading.level))
        elif passages:
            last = passages[-1]
            joined = f"{last.body}\n{line.text}" if last.body else line.text
            passages[-1] = Passage(last.title, joined, last.level)
        else:
            passages.append(Passage("", line.text))
        found.pieces.append(_piece(line, TextKey(section.id, len(passages) - 1)))
    if passages:
        found.texts[section.id] = tuple(passages)


def _piece(line: Line, key: FactKey | TextKey) -> Piece:
    return Piece(Spot(line.block), Placing.PLACED, line.text, key)
