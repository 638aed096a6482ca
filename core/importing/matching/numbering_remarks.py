"""What is to be said of the numbers before the headings of a document: mixed ways of writing them, and gaps."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.format.model import Format
from core.importing.matching.headings import Line, sub_heading
from core.numbering import number_before
from core.reading.numerals import chinese_number

_WRITTEN = re.compile(
    r"(?P<open>[（(]?)\s*(?P<number>[一二三四五六七八九十]+|\d+)\s*(?P<close>[)）]?)"
)
_BY_PROGRAM = "导出时由程序统一编号，不用改；原文已经公布的，建议一并更正。"


class _Number(NamedTuple):
    """A number before a heading: as written, what it counts, and how it is written, such as （一）."""

    text: str
    value: int
    style: tuple[bool, bool]


def numbering_remarks(
    form: Format, found: Sequence[Line], headings: Mapping[int, str]
) -> Iterator[str]:
    """Yield a sentence for each row of headings whose numbers are mixed or leave one out.

    `headings` are the places in `found` where the sections begin. Numbers that Word makes by itself are not
    in the text, and nothing is said of them.
    """
    yield from _remarks("各部分标题", [_number(found[place].text) for place in headings])
    for begin, end in pairwise([*headings, len(found)]):
        section = form.section(headings[begin])
        known = [spec.title for spec in (*section.passages, *section.suggestions)]
        upper = [
            _number(line.text)
            for line in found[begin + 1 : end]
            if (heading := sub_heading(line.text, known)) and heading.level == 1
        ]
        yield from _remarks(f"“{section.heading}”里的小标题", upper)


def _remarks(where: str, every: Sequence[_Number | None]) -> Iterator[str]:
    numbers = [one for one in every if one]
    shown = "".join(f"“{one.text}”" for one in numbers)
    if len({one.style for one in numbers}) > 1:
        yield f"原文{where}的序号写法不一：{shown}。{_BY_PROGRAM}"
    elif any(two.value != one.value + 1 for one, two in pairwise(numbers)):
        yield f"原文{where}的序号不连续：{shown}。{_BY_PROGRAM}"


def _number(text: str) -> _Number | None:
    written = number_before(text).strip()
    match = _WRITTEN.match(written)
    if match is None:
        return None
    digits = match["number"]
    value = int(digits) if digits.isdecimal() else chinese_number(digits)
    is_bracketed = bool(match["open"] or match["close"])
    return _Number(written, value, (is_bracketed, digits.isdecimal())) if value else None
