"""The paragraphs of a document × a form → facts and passages, each with where it stood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from core.document import Document
from core.format.model import Format, Section
from core.importing.imported import SECTION, Piece, Placing, Spot
from core.importing.matching.headings import (
    Line,
    lines,
    section_headings,
    sub_heading,
)
from core.importing.matching.numbering_remarks import numbering_remarks
from core.keys import FactKey, TextKey
from core.report import FactValue, Passage

TITLE = re.compile(
    r"(?P<unit>.{2,60}?)\s*(?P<year>20\d{2})\s*年?度?\s*(?:年度)?政府信息公开(?:工作)?(?:情况)?(?:年度报告|年报|报告)"
)
_DATE = re.compile(r"(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\Z")
_OFFICE = re.compile(r"[^，。；：、\d]{2,}(?:局|委|办|厅|府|院|处|队|中心|会|室|部|站|所)[)）]?\Z")
_PAGE_NUMBER = re.compile(r"[-—–－\s]*\d{1,3}[-—–－\s]*\Z")
_LAST_LINES = 4  # signature and date stand among the last lines
_LONGEST_SIGNATURE = 40
_LONGEST_TITLE = 80
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
    every = _without_signature(found, every)
    headings = section_headings(form, every)
    first = min(headings, default=len(every))
    opening = _without_title(found, every[:first])
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


def _without_title(found: TextsFound, opening: Sequence[Line]) -> list[Line]:
    """Return what stands before the first section without the title, which may be broken into two lines."""
    for count in (1, 2, 3):
        for begin in range(min(3, len(opening))):
            words = "".join(line.text for line in opening[begin : begin + count])
            if len(words) > _LONGEST_TITLE:
                continue
            match = TITLE.search("".join(words.split()))
            if match:
                found.facts["year"] = int(match["year"])
                found.facts["unit"] = match["unit"]
                title = opening[begin : begin + count]
                found.pieces += [_piece(line, FactKey("unit")) for line in title]
                return [line for line in opening if line not in title]
    found.remarks.append("没有找到标题里的单位名称和年度，请在“基本信息”中填写。")
    return list(opening)


def _without_signature(found: TextsFound, every: list[Line]) -> list[Line]:
    """Return the lines without the date and the signature at the end."""
    kept = list(every)
    for line in reversed(every[-_LAST_LINES:]):
        day, name = _date(line.text), line.text
        if day and "date" not in found.facts:
            found.facts["date"] = day
            name = line.text[: _date_at(line.text)].strip()
            found.pieces.append(_piece(line, FactKey("date")))
            kept.remove(line)
        if _is_office(name) and "signature" not in found.facts:
            found.facts["signature"] = name
            found.pieces.append(_piece(line, FactKey("signature")))
            kept = [one for one in kept if one != line]
    return kept


def _is_office(text: str) -> bool:
    """Return whether a line is nothing but the name of an office."""
    return len(text) <= _LONGEST_SIGNATURE and _OFFICE.match(text) is not None


def _date_at(text: str) -> int:
    match = _DATE.search("".join(text.split()))
    return match.start() if match else len(text)


def _date(text: str) -> date | None:
    match = _DATE.search("".join(text.split()))
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
