"""The templates of a form tried on made-up reports: blank, all zeros, and filled in."""

import re
from collections.abc import Iterator
from datetime import date

from core.format.model import Format
from core.format.sections import FactKind
from core.format.toml_text import doubtful
from core.report import FactValue, Report
from core.totals import all_values
from core.wording.sentences import BadWording, written

TITLE = "title"
_NAMED = re.compile("'([^']+)'")


def wording_mistakes(form: Format) -> Iterator[str]:
    """Yield a sentence for every template that is missing or cannot be followed."""
    have = dict(form.wording)
    leads = {section.lead for section in form.text_sections.values() if section.lead}
    for name in sorted({TITLE, *leads}):
        path = f"wording/{form.id}/{name}.j2"
        if name not in have:
            yield f"缺少句子模板“{path}”"
        elif problem := _problem(form, name):
            yield f"句子模板“{path}”{problem}"


def _problem(form: Format, name: str) -> str:
    """Return what goes wrong with a template, "" when nothing does."""
    for report in _reports(form):
        values = None if name == TITLE else all_values(form, report)
        try:
            text = written(form, name, report, values)
        except BadWording as error:
            return f"不能用：{_reason(error)}"
        if doubt := next(doubtful(text), ""):
            return f"写出的句子不能用{doubt}"
        if name == TITLE and (not text or "\n" in text):
            return "应写出一行标题"
    return ""


def _reason(error: BadWording) -> str:
    """Return in Chinese what Jinja2 says in English: where it is written wrongly, or what there is not."""
    from jinja2 import TemplateSyntaxError, UndefinedError  # late: few install packs

    cause = error.__cause__
    if isinstance(cause, TemplateSyntaxError):
        return f"第 {cause.lineno} 行的写法不对"
    if isinstance(cause, UndefinedError):
        named = _NAMED.findall(str(cause))
        return f"没有“{named[-1][:40]}”这个内容" if named else "用了没有的内容"
    return "做的事超出了写一句话的需要，或者写法不对"


def _reports(form: Format) -> Iterator[Report]:
    facts = {fact.id: _fact(form, fact.kind) for fact in form.facts}
    yield Report(form.id)
    yield Report(form.id, facts, cells=dict.fromkeys(form.typed, 0))
    yield Report(form.id, facts, cells=dict.fromkeys(form.typed, 3))


def _fact(form: Format, kind: FactKind) -> FactValue:
    match kind:
        case FactKind.YEAR:
            return form.first_year
        case FactKind.DATE:
            return date(2000, 1, 20)
        case _:
            return "某某"
