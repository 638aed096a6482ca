"""The end of a report: who signed it, when, and what a page has below that."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from core.importing.imported import Piece, Placing, Spot
from core.importing.matching.headings import Line
from core.importing.matching.portal import is_portal_line
from core.keys import FactKey
from core.reading.numerals import chinese_number
from core.report import FactValue

_DATE = re.compile(r"(20\d{2})年(\d{1,2})月(\d{1,2})日\Z")
_IN_CHINESE = re.compile(
    r"([二2][〇零○oO0][一二三四五六七八九〇零○]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日\Z"
)
_USUAL = str.maketrans("2○oO0", "二〇〇〇〇")  # what is typed for the digits of a Chinese year
_OFFICE = re.compile(
    r"[^，。；：、\d]{2,}(?:局|委|办|厅|府|院|处|队|中心|会|室|部|站|所|社|馆|校|署)[)）]?\Z"
)
_LAST_LINES = 4  # signature and date stand among the last lines
_FOOTER_LINES = 30  # below them, of a page that was saved whole
_LONGEST_SIGNATURE = 40
_LONGEST_DATE = 60  # with the signature on the same line
_BELOW = "落款下面的文字，不是报告的内容，没有放。"


class Closing(NamedTuple):
    """The lines above the end, the facts stated there, and the pieces of the lines that are not above it."""

    above: list[Line]
    facts: dict[str, FactValue]
    pieces: list[Piece]


def closing_of(every: Sequence[Line]) -> Closing:
    """Return what the end of a report says; it must not be looked for in front of the last heading."""
    kept, below = _without_footer(every)
    found = Closing(kept, {}, [_piece(line, None) for line in below])
    for line in reversed(kept[-_LAST_LINES:]):
        day, name = day_at_end(line.text), line.text
        if day and "date" not in found.facts:
            found.facts["date"] = day
            name = _before_date(line.text)
            found.pieces.append(_piece(line, FactKey("date")))
            kept.remove(line)
        if _is_office(name) and "signature" not in found.facts:
            found.facts["signature"] = name
            found.pieces.append(_piece(line, FactKey("signature")))
            kept[:] = [one for one in kept if one != line]
    return found


def day_at_end(text: str) -> date | None:
    """Return the day with which a line ends, None when it does not end with one.

    >>> day_at_end("某局 二〇二四年一月二十日")
    datetime.date(2024, 1, 20)
    """
    words = "".join(text.split())
    if match := _DATE.search(words):
        year, month, day = map(int, match.groups())
    elif match := _IN_CHINESE.search(words):
        parts = (match[1].translate(_USUAL), match[2], match[3])
        year, month, day = (chinese_number(one) or 0 for one in parts)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_footer(every: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines up to the date of a signature, and those below it."""
    lines = list(every)
    end = len(lines)
    while end and len(lines) - end < _FOOTER_LINES and is_portal_line(lines[end - 1].text):
        end -= 1
    for at in range(end - 1, max(len(lines) - _FOOTER_LINES, 0), -1):
        text = lines[at].text
        if "。" in text:
            break
        if len(text) <= _LONGEST_DATE and day_at_end(text) and _is_signed(lines, at):
            return lines[: at + 1], lines[at + 1 :]
    return lines[:end], lines[end:]


def _is_signed(lines: Sequence[Line], at: int) -> bool:
    """Return whether the date at line `at` stands under or behind the name of an office, or alone."""
    before = _before_date(lines[at].text)
    return _is_office(before) if before else True


def _before_date(text: str) -> str:
    """Return what stands on a line in front of the date at its end."""
    squeezed = "".join(text.split())
    match = _DATE.search(squeezed) or _IN_CHINESE.search(squeezed)
    if match is None:
        return text.strip()
    left = match.start()
    at = 0
    while left and at < len(text):
        left -= not text[at].isspace()
        at += 1
    return text[:at].strip()


def _is_office(text: str) -> bool:
    """Return whether a line is nothing but the name of an office."""
    return len(text) <= _LONGEST_SIGNATURE and _OFFICE.match(text) is not None


def _piece(line: Line, key: FactKey | None) -> Piece:
    if key is None:
        return Piece(Spot(line.block), Placing.NOT_PLACED, line.text, None, _BELOW)
    return Piece(Spot(line.block), Placing.PLACED, line.text, key)
