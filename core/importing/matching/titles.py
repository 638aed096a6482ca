"""The title of a report: whose it is, and of which year, however the words are ordered."""

import re
from typing import NamedTuple

_UNIT = r"(?P<unit>[^，,。；;：:《》“”\"|/>]{2,60}?)"
_YEAR = r"(?P<year>20\d{2})年?(?:年度|度)?"
_WHAT = r"政府信息公开(?:工作)?(?:情况)?的?"
_REPORT = r"(?:年度工作报告|年度报告|工作报告|年报|报告)"
_LONGEST = 80
_BEFORE = re.compile(r"^(?:【[^】]{0,20}】|《)")
_BEHIND = re.compile(r"(?:[（(][^（()）]{0,30}[)）]|》)+$")
# Stands between the title of a web page and the names of column and site.
_SITE = re.compile(r"[_|｜—–－-]")
_NO_UNIT = re.compile(
    r"(?:根据|按照|依据|依照|现将|现公布|本|我|关于|为|各)|.*(?:编制|公布|发布|公开工作|报告|20\d{2}年)"
)
_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_UNIT}(?:关于)?{_YEAR}{_WHAT}{_REPORT}",
        rf"{_YEAR}{_UNIT}{_WHAT}{_REPORT}",
        rf"{_UNIT}{_WHAT}{_YEAR}(?:工作)?(?:报告|年报)",
        rf"{_UNIT}{_WHAT}(?:年度工作报告|年度报告|年报)",
        rf"(?:关于)?{_YEAR}{_WHAT}{_REPORT}",
    )
)
_INSIDE = re.compile(
    rf"(?:公布|发布|编制|制作|现将|《)(?:了)?{_UNIT}{_YEAR}{_WHAT}(?:年度|工作|年报|报告|情况)"
)
_YEAR_INSIDE = re.compile(rf"{_YEAR}{_WHAT}{_REPORT}")
_PERIOD = re.compile(
    r"(20\d{2})年0?1月0?1日起?(?:至|到|—|–|－|-|～|~)+(?:(?:20\d{2})年|同年)?12月31日"
)


class Title(NamedTuple):
    """What a title says; "" and None for what it leaves out."""

    unit: str
    year: int | None


def title_of(text: str) -> Title | None:
    """Return what the title `text` says, None when it is no title.

    >>> title_of("2022年度某镇政府信息公开工作年度报告")
    Title(unit='某镇', year=2022)
    >>> title_of("某区信访局 政府信息公开年报")
    Title(unit='某区信访局', year=None)
    """
    words = "".join(text.split())
    if len(words) > _LONGEST:
        return None
    words = _BEHIND.sub("", _BEFORE.sub("", words))
    for pattern in _WHOLE:
        match = pattern.fullmatch(words)
        if match and not _NO_UNIT.match(match.groupdict().get("unit") or "某"):
            return _said(match)
    return None


def title_of_page(text: str) -> Title | None:
    """Return what the title of a web page says, behind which the names of column and site may stand."""
    return next(filter(None, map(title_of, [*_SITE.split(text), text])), None)


def title_inside(text: str) -> Title | None:
    """Return what a sentence says that names the report, None when none does."""
    words = "".join(text.split())
    for match in _INSIDE.finditer(words):
        if not _NO_UNIT.match(match["unit"]):
            return _said(match)
    year = _YEAR_INSIDE.search(words)
    return _said(year) if year else None


def year_of_period(text: str) -> int | None:
    """Return the year from whose first to last day a text says its figures count."""
    match = _PERIOD.search("".join(text.split()))
    return int(match[1]) if match else None


def _said(match: re.Match[str]) -> Title:
    found = match.groupdict()
    return Title(found.get("unit") or "", int(found["year"]) if found.get("year") else None)
