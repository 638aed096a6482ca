"""Texts of a document that the program would write by itself from the same facts and figures: they are not kept."""

import re

from core.format.model import Format
from core.report import Report
from core.totals import all_values
from core.wording.sentences import lead_of

_LAST_ZEROS = re.compile(r"(?<=\d)(?:(\.\d*[1-9])0+|\.0+)(?!\d)")
_BASIS = re.compile(r"根据(?P<basis>.{4,300}?)，[^，。]{2,40}编制本报告。")


def without_own_words(form: Format, report: Report) -> tuple[Report, frozenset[str]]:
    """Return `report` without leads that are word for word those of the program, so that they go on following,
    and the sections that had one.

    The basis is taken from the opening where that leads to the very opening of the program.
    """
    dropped: set[str] = set()
    for section in form.text_sections.values():
        passages = report.passages(section.id)
        if not passages or passages[0].title or not section.lead:
            continue
        rest = report.with_passages(section.id, passages[1:])
        basis = _BASIS.search(passages[0].body)
        for candidate in (rest, rest.with_fact("basis", basis["basis"]) if basis else rest):
            lead = lead_of(form, section, candidate, all_values(form, candidate))
            if _squeezed(lead) == _squeezed(passages[0].body):
                report = candidate
                dropped.add(section.id)
                break
    return report, frozenset(dropped)


def _squeezed(text: str) -> str:
    """Return `text` without blanks, and amounts without zeros at their end: a workbook does not keep them."""
    return _LAST_ZEROS.sub(lambda zeros: zeros[1] or "", "".join(text.split()))
