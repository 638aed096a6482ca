"""What stands before the first section: the title, what a page has around it, and the opening paragraph."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from core.importing.imported import Piece, Placing, Spot
from core.importing.matching.headings import Line
from core.importing.matching.portal import is_portal_line
from core.importing.matching.titles import (
    Title,
    title_inside,
    title_of,
    title_of_page,
    year_of_period,
)
from core.keys import FactKey
from core.report import FactValue

_MOST_LINES = 15  # that may stand before the title
_MOST_PARTS = 3  # lines into which a title may be broken
_NO_TITLE = "没有找到标题里的单位名称和年度，请在“基本信息”中填写。"
_NO_UNIT = "没有找到标题里的单位名称，请在“基本信息”中填写。"
_NO_YEAR = "没有找到标题里的年度，请在“基本信息”中填写。"
_ELSEWHERE = "没有找到标题，{what}是从{where}里认出来的，请核对。"
_ABOVE = "标题上面的文字，不是报告的内容，没有放。"
_AROUND = "网页上的栏目名、发布信息一类，不是报告的内容，没有放。"


class Front(NamedTuple):
    """The lines of the opening, the facts that the title says, pieces of what is no opening, and remarks."""

    opening: list[Line]
    facts: dict[str, FactValue]
    pieces: list[Piece]
    remarks: list[str]


def front_of(
    before: Sequence[Line], page_title: str, after: Sequence[Line], signature: str
) -> Front:
    """Return what stands `before` the first section. Without a title there, that of the page is asked, then what
    the opening calls the report, then for the unit the `signature`, and for the year the days in `before` or
    `after` between which it counts."""
    front = Front([], {}, [], [])
    begin, end, title = _title_among(before)
    for at, line in enumerate(before):
        if begin <= at < end:
            front.pieces.append(Piece(Spot(line.block), Placing.PLACED, line.text, FactKey("unit")))
        elif at < begin or is_portal_line(line.text):
            note = _AROUND if is_portal_line(line.text) else _ABOVE
            front.pieces.append(Piece(Spot(line.block), Placing.NOT_PLACED, line.text, None, note))
        else:
            front.opening.append(line)
    whole, where = _completed(title, page_title, [*before, *after], signature)
    if whole.unit:
        front.facts["unit"] = whole.unit
    if whole.year:
        front.facts["year"] = whole.year
    front.remarks.extend(_remarks(title, whole, where))
    return front


def _title_among(before: Sequence[Line]) -> tuple[int, int, Title]:
    """Return where the title begins and ends, and what it says: the one that says most, then the first."""
    best = (0, 0, Title("", None))
    for begin in range(min(_MOST_LINES, len(before))):
        for end in range(begin + 1, min(begin + _MOST_PARTS, len(before)) + 1):
            found = title_of("".join(line.text for line in before[begin:end]))
            if found and _worth(found) > _worth(best[2]):
                best = (begin, end, found)
    return best


def _worth(title: Title) -> int:
    return 2 * bool(title.unit) + bool(title.year)


def _completed(
    title: Title, page_title: str, lines: Sequence[Line], signature: str
) -> tuple[Title, str]:
    """Return the title with what it leaves out taken from elsewhere, and what these places are called."""
    where: list[str] = []
    others: tuple[tuple[str, Callable[[], Title | None]], ...] = (
        ("网页的标题", lambda: title_of_page(page_title)),
        ("开头的文字", lambda: _first_inside(lines)),
        ("落款", lambda: Title(signature, None)),
        ("统计期限", lambda: Title("", _first_period(lines))),
    )
    for name, look in others:
        if title.unit and title.year:
            break
        found = look()
        if found and ((found.unit and not title.unit) or (found.year and not title.year)):
            title = Title(title.unit or found.unit, title.year or found.year)
            where.append(name)
    return title, "、".join(where)


def _first_inside(lines: Sequence[Line]) -> Title | None:
    found = [one for line in lines[:_MOST_LINES] if (one := title_inside(line.text))]
    return next((one for one in found if one.unit), next(iter(found), None))


def _first_period(lines: Sequence[Line]) -> int | None:
    return next(filter(None, (year_of_period(line.text) for line in lines[:_MOST_LINES])), None)


def _remarks(title: Title, whole: Title, where: str) -> list[str]:
    if not whole.unit and not whole.year:
        return [_NO_TITLE]
    added = [
        name
        for name, said, found in (
            ("单位名称", title.unit, whole.unit),
            ("年度", title.year, whole.year),
        )
        if found and not said
    ]
    remarks = [_ELSEWHERE.format(what="和".join(added), where=where)] if added else []
    missing = [] if whole.unit else [_NO_UNIT]
    missing += [] if whole.year else [_NO_YEAR]
    return [*remarks, *missing]
