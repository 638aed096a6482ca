"""Rules about the names of units that the report mentions."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import applies, pattern_of, prose, texts_of
from core.format.model import CheckSpec
from core.keys import FactKey

_AREA = r"[\u4e00-\u9fff]{2,6}?(?:省|自治区|自治州|市|区|县|旗|镇|乡|街道)"
_ORGAN = r"(?:人民政府(?:办公室|办公厅)?|委员会|办公室|管理局|服务局|监督局|[\u4e00-\u9fff]{2,8}?[局厅委])"
_NAMED = re.compile(rf"((?:{_AREA})+)({_ORGAN})")
_AREAS = re.compile(_AREA)
# 3个片区管理局, 社区居委会: kinds of places, not the name of one.
_NO_NAME = re.compile(
    r"(?:片|社|园|景|校|辖|城|山|库|灾|小|牧|林|矿|全|各|开发|高新|工业|产业|合作|保税|示范|试验|[东西南北中]部)区$|(?:城|都)市$|乡镇$|[各\d个]县$"
)
_LEAD = re.compile(
    r"^.*?(?:年度?|月|日|由|在|与|和|对|向|及|的|是|为|请|经|将|据|按|给|从|被|到|于|以|了|并|同|如|各|我|本|全|送|报|称|学习|配合|指导|参加|按照|根据|落实|个|家|有|名)"
)
_AROUND = 24  # characters on both sides in which an exception counts
_LONG_ENOUGH = 2  # an area's own name without its kind


def other_unit(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """No text names the office of an area that is not the unit's own: a sign of copied text."""
    own, unless = _own_names(context), pattern_of(spec, "unless")
    if not context.report.unit or not applies(spec, context):
        return
    for one in prose(context, texts_of(spec, "sections")):
        for area, name, end in _offices(one.text):
            if unless and unless.search(one.text[max(0, end - _AROUND) : end + _AROUND]):
                continue
            if _AREAS.search(area) and not _NO_NAME.search(area) and not _is_own(area, name, own):
                slots: dict[str, object] = {"place": one.name, "found": name}
                yield finding(spec, (one.key,), slots, span=(end - len(name), end))
                break


def _offices(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each office named in `text`: its area, its whole name, where the name ends."""
    offset = 0
    for line in text.splitlines(keepends=True):
        for area, name, end in _offices_of(line):
            yield area, name, end + offset
        offset += len(line)


@lru_cache(maxsize=2048)  # while one line is typed in, all others stay the same
def _offices_of(line: str) -> tuple[tuple[str, str, int], ...]:
    found = []
    for match in _NAMED.finditer(line):
        area = _LEAD.sub("", match[1]) or match[1]
        found.append((area, area + match[2], match.end()))
    return tuple(found)


def _own_names(context: Context) -> str:
    facts = context.form.facts
    return "\n".join(context.report.text_fact(fact.id) for fact in facts)


def _is_own(area: str, name: str, own: str) -> bool:
    """Return whether the area is the unit's, or one it lies in: its name is part of the unit's own facts."""
    return name in own or any(
        part in own or part[-_LONG_ENOUGH - 1 :] in own for part in _AREAS.findall(area)
    )


def same_unit(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A fact that names the unit gives its full or its short name."""
    report, fact_id = context.report, str(spec.fields["fact"])
    stated = report.text_fact(fact_id)
    if stated and report.unit and stated not in (report.unit, report.short_unit):
        slots: dict[str, object] = {"found": stated, "unit": report.unit}
        yield finding(spec, (FactKey(fact_id),), slots)
