"""Rules about the names of units that the report mentions."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import applies, pattern_of, prose, texts_of
from core.format.check import CheckSpec
from core.keys import FactKey

_AREA = r"[\u4e00-\u9fff]{2,6}?(?:省|自治区|自治州|市|区|县|旗|镇|乡|街道)"
_ORGAN = r"(?:人民政府(?:办公室|办公厅)?|委员会|办公室|管理局|服务局|监督局|[\u4e00-\u9fff]{2,8}?[局厅委])"
_NAMED = re.compile(rf"((?:{_AREA})+)({_ORGAN})")
_AREAS = re.compile(_AREA)
_KIND = re.compile("(?:省|自治区|自治州|市|区|县|旗|镇|乡|街道)$")
# 3个片区管理局, 社区居委会: kinds of places, not the name of one.
_NO_NAME = re.compile(
    r"(?:片|社|园|景|校|辖|城|山|库|灾|小|牧|林|矿|全|各|开发|高新|工业|产业|合作|保税|示范|试验|[东西南北中]部)区$|(?:城|都)市$|乡镇$|[各\d个]县$"
)
# What may stand before the name of a place; the last such word ends where the name begins.
_LEAD = re.compile(
    r"^.*(?:年度?|月|日|由|在|与|(?<!呼)和|对|向|及|的|是|为|请|经|将|据|按|照|给|从|被|到|于|以|了|并|同|或|等|其|该|此|"
    r"如|各|我|本|全|送|报|称|个|有|用|扣|托|配合|协助|指导|参加|落实|严格|要求|积极|主动|及时|认真|学习|贯彻|执行|"
    r"开展|组织|召开|邀请|接受|依据|围绕|通过|充分|发挥|加强|推进|健全|完善|建立|做好|提请|提交|转发|印发|关于|相关|"
    r"上级|下级|所属|下属|直属|纳入|作为|成为|属于|联系|联合|对接|反馈|督促|督查|检查|公开|发布|信息|更新|维护|管理|"
    r"统筹|推动|促进|强化|深化|优化|规范|确保|保障|坚持|聚焦|结合|借助|征求|争取|获得|荣获|授予)"
)
_LONGEST = 3  # characters of an area's own name, but for the long ones
_LONG_NAME = re.compile(
    r"自治[县州区旗]$|呼和浩特|乌鲁木齐|齐齐哈尔|克拉玛依|鄂尔多斯|呼伦贝尔|巴彦淖尔|乌兰察布|双鸭山"
    r"|连云港|石家庄|张家口|秦皇岛|葫芦岛|攀枝花|六盘水|景德镇|平顶山|三门峡|驻马店|防城港|嘉峪关|石嘴山"
)
_LEVELS = (("省", "自治区"), ("市", "自治州"), ("区", "县", "旗"), ("镇", "乡", "街道"))
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
            if _is_name(area) and not _is_own(area, name, own) and not _is_above(area, own):
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


def _is_name(area: str) -> bool:
    """Return whether `area` is made of names of places: 武汉市硚口区, not 全市市直 or 不断完善市."""
    parts = _AREAS.findall(area)
    if "".join(parts) != area or _NO_NAME.search(area):
        return False
    return all(
        len(_KIND.sub("", part)) <= _LONGEST or _LONG_NAME.search(part) is not None
        for part in parts
    )


def _own_names(context: Context) -> str:
    facts = context.form.facts
    return "\n".join(context.report.text_fact(fact.id) for fact in facts)


def _is_own(area: str, name: str, own: str) -> bool:
    """Return whether the area is the unit's, or one it lies in: its name is part of the unit's own facts."""
    return name in own or any(
        _KIND.sub("", part)[-_LONG_ENOUGH:] in own for part in _AREAS.findall(area)
    )


def _is_above(area: str, own: str) -> bool:
    """Return whether the area is of a higher level than any the unit names: it may well lie in it."""
    return _level(_AREAS.findall(area)[-1:]) < _level(_AREAS.findall(own))


def _level(areas: list[str]) -> int:
    """Return the highest level of `areas`, 0 for provinces."""
    levels = (
        level for area in areas for level, kinds in enumerate(_LEVELS) if area.endswith(kinds)
    )
    return min(levels, default=0)


def same_unit(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A fact that names the unit gives its full or its short name."""
    report, fact_id = context.report, str(spec.fields["fact"])
    stated = report.text_fact(fact_id)
    if stated and report.unit and stated not in (report.unit, report.short_unit):
        slots: dict[str, object] = {"found": stated, "unit": report.unit}
        yield finding(spec, (FactKey(fact_id),), slots)
