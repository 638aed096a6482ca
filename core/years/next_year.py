"""This year's report begun from last year's: what lasts, what carries over, what is to be answered."""

import re
from itertools import takewhile

from core.errors import FormMissing
from core.evaluate import earlier_values
from core.format.model import Format
from core.format.sections import Section
from core.forms.installed import form_for_year
from core.report import Passage, Passages, Report
from core.years.starting import new_report
from core.years.year_on_year import carried_cells

PROBLEMS = "problems"
_LAST, _THIS = "上年度", "本年度"
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_REMEDY = re.compile(r"\s*(?:针对|为此|下一步|下步|今后|接下来|20\d{2}\s*年[，,]?(?:我|本|将|要))")
_QUOTES = str.maketrans("“”", "‘’")  # quotes inside quotes
_ASKED = "上年年报写的问题是：“{problems}”改进情况："


def next_year_report(last_year: Report) -> Report:
    """Return a new report of the year after `last_year`, which is of a unit and a year, on the form of that year.

    Lasting facts and sub-headings stay; 结转下年度 becomes 上年结转 in every column; the problems last year's
    report named are quoted where this year has to say what became of them. Raises FormMissing.
    """
    if last_year.year is None:
        raise FormMissing(
            "这份年报没有写明年度，不知道下一年是哪一年。请先在“基本信息”里填报告年度。"
        )
    form = form_for_year(last_year.year + 1)
    report = new_report(form, last_year.unit, last_year.year + 1, last_year)
    for section in form.sections:
        titles = _sub_headings(section, last_year)
        if titles:
            report = report.with_passages(section.id, titles)
    report = _with_problems(form, report, last_year)
    return report.with_cells(carried_cells(form, report.cells, earlier_values(form, last_year)))


def _sub_headings(section: Section, last_year: Report) -> Passages:
    """Return last year's sub-headings without what was written under them; () keeps those of the form."""
    if section.id == PROBLEMS:  # the form's own two tell last year's problems from this year's
        return ()
    passages = last_year.passages(section.id)
    return tuple(Passage(one.title, level=one.level) for one in passages if one.title.strip())


def _with_problems(form: Format, report: Report, last_year: Report) -> Report:
    """Return `report` with the problems of last year quoted in the passage that asks what became of them."""
    problems = problems_of(last_year)
    passages = list(report.passages(PROBLEMS)) if PROBLEMS in form.text_sections else []
    place = next((at for at, one in enumerate(passages) if _LAST in one.title), None)
    if not problems or place is None:
        return report
    inside = problems.translate(_QUOTES)
    passages[place] = Passage(passages[place].title, _ASKED.format(problems=inside))
    return report.with_passages(PROBLEMS, tuple(passages))


def problems_of(report: Report) -> str:
    """Return what a report says of the problems of its own year, on one line; all of the section when undivided.

    What it says of remedies after them is left out.
    """
    passages = [one for one in report.passages(PROBLEMS) if one.body.strip()]
    own = [one for one in passages if _THIS in one.title or "主要问题" in one.title]
    rest = [one for one in passages if _LAST not in one.title]
    sentences = _SENTENCE.findall("".join(line for one in own or rest for line in one.paragraphs))
    problems = list(takewhile(lambda sentence: not _REMEDY.match(sentence), sentences))
    return "".join(problems or sentences)
