"""Rules about the years and dates that the texts name."""

import re
from collections.abc import Iterator
from datetime import date

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import pattern_of, prose, texts_of
from core.format.check import CheckSpec
from core.format.sections import FactKind
from core.keys import FactKey, TextKey
from core.reading.places import sentence_end, sentence_start

_YEAR = re.compile(r"(?<![〔\[（(\d])(20\d\d)(?!\d)(?=\s*年)")
_CLAUSE_MARKS = "，。；！？\n"
_CLAUSE = re.compile(f"[{_CLAUSE_MARKS}]")
_ALONE = re.compile(r"\s*年度?\s*，")  # what ends a clause of nothing but a year: 2025年，我局…
_PERIOD = re.compile(
    r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日(?:起)?\s*(?:至|到|—+|-|－|~)\s*"
    r"(?:(20\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
# What stands before the period of all figures.
_STATED = re.compile(
    r"统计的?(?:期限|时限|时间|期间|周期|区间|范围)[^。；\n]{0,10}$|数据[^，。；\n]{0,6}[从自]$"
)
_WHOLE_YEAR = (1, 1, 12, 31)
_COMPARES = re.compile(r"同比|相比|(?:较|比)(?!重|例)|增[加长]|减少|下降|上升|持平")


def other_years(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """No text speaks of another year as if it were the year of the report.

    A clause that compares, looks back or looks ahead (`unless`) may name other years, a year that stands alone
    when the clause behind it does (`unless_next`), and the sections `plans` the next one.
    """
    unless, unless_next = pattern_of(spec, "unless"), pattern_of(spec, "unless_next")
    year = context.report.year
    plans = texts_of(spec, "plans")
    if year is None:
        return
    for one in prose(context, texts_of(spec, "sections")):
        holds_plans = isinstance(one.key, TextKey) and one.key.section in plans
        may_be = (year, year + 1) if holds_plans else (year,)
        others = (match for match in _YEAR.finditer(one.text) if int(match[1]) not in may_be)
        for match in others:
            is_explained = _explained(one.text, match, unless, unless_next)
            if not is_explained and not _compared(one.text, match, year):
                slots: dict[str, object] = {
                    "place": one.name,
                    "found": f"{match[1]}年",
                    "year": year,
                }
                yield finding(spec, (one.key,), slots, span=match.span())
                break


def _explained(
    text: str,
    match: re.Match[str],
    unless: re.Pattern[str] | None,
    unless_next: re.Pattern[str] | None,
) -> bool:
    """Return whether the clause explains the year, or the next one where the year stands alone: 2025年，我局将…"""
    begin = 1 + max(text.rfind(mark, 0, match.start()) for mark in _CLAUSE_MARKS)
    end = _CLAUSE.search(text, match.end() + len("年"))
    own_end = end.start() if end else len(text)
    if unless is not None and unless.search(text, begin, own_end):
        return True
    if not _ALONE.match(text, match.end()):
        return False
    end = _CLAUSE.search(text, own_end + 1)
    reasons = unless_next or unless
    return reasons is not None and (
        reasons.search(text, own_end, end.start() if end else len(text)) is not None
    )


def _compared(text: str, match: re.Match[str], year: int) -> bool:
    """Return whether the sentence compares with a year that stands behind the report's own.

    2024年收到7件。2023年收到1件，同比增加6件。
    """
    sentence = text[sentence_start(text, match.start()) : sentence_end(text, match.end())]
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return f"{year}年" in line and _COMPARES.search(sentence) is not None


def period(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A 统计期限 is the whole year of the report, and no period ends before it begins.

    Where the words before do not call it one, a period of other days may be anything.
    """
    year = context.report.year
    for one in prose(context, texts_of(spec, "sections")) if year else ():
        for match in _PERIOD.finditer(one.text):
            parts = [int(part or match[1]) for part in match.groups()]
            first, *begin, last, end_month, end_day = parts
            is_whole_year = (*begin, end_month, end_day) == _WHOLE_YEAR
            is_meant = is_whole_year or _STATED.search(one.text, 0, match.start())
            backwards = (first, *begin) > (last, end_month, end_day)
            is_right = is_whole_year and (first, last) == (year, year)
            if backwards or (is_meant and not is_right):
                slots: dict[str, object] = {"found": match.group(), "year": year}
                yield finding(spec, (one.key,), slots, span=match.span())


def signed_in_time(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """The report is dated after the year it is about has ended and before the next one has."""
    year = context.report.year
    for fact in context.form.facts:
        signed = context.report.facts.get(fact.id)
        if fact.kind is not FactKind.DATE or not isinstance(signed, date) or year is None:
            continue
        if signed.year != year + 1:
            slots: dict[str, object] = {
                "date": f"{signed.year}年{signed.month}月{signed.day}日",
                "year": year,
                "next_year": year + 1,
            }
            yield finding(spec, (FactKey(fact.id),), slots)
