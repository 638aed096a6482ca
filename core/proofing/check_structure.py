"""Title, official sections and headings of a Word file: are they there, in order, and real headings."""

import re
from collections.abc import Iterator

from core.format.check import Level
from core.format.model import Format
from core.numbering import heading_number
from core.proofing.finding import ProofFinding, Topic
from core.proofing.reading import Kind, WordFile, WordParagraph

_NUMBER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")
_SHOWN = 3


def structure_findings(file: WordFile, form: Format) -> Iterator[ProofFinding]:
    """Yield what is missing, out of order, numbered wrongly or no real heading."""
    if not file.of_kind(Kind.TITLE):
        yield _error(
            "title", "没有找到标题", "标题应是“单位＋年度＋政府信息公开工作年度报告”，单独成段。"
        )
    yield from _sections(file, form)
    yield from _numbers(file)
    yield from _real_headings(file)


def _sections(file: WordFile, form: Format) -> Iterator[ProofFinding]:
    found = [_without_number(one.text) for one in file.of_kind(Kind.HEADING, 1)]
    wanted = ["".join(section.heading.split()) for section in form.sections]
    missing = [heading for heading in wanted if heading not in found]
    if missing:
        yield _error(
            "section",
            f"缺少规定的部分：{'、'.join(missing)}",
            "请照格式补上，标题一字不差，没有内容也要说明。",
        )
    present = [heading for heading in found if heading in wanted]
    if present != sorted(present, key=wanted.index):
        yield _error("order", "各部分的次序与格式不同", "请照格式的次序排列。")


def _numbers(file: WordFile) -> Iterator[ProofFinding]:
    """Yield a finding where the numbers of headings skip or repeat."""
    counts = {1: 0, 2: 0}
    for one, kind, level in file.kinds:
        if kind is not Kind.HEADING or level not in counts:
            continue
        counts[level] += 1
        counts |= {deeper: 0 for deeper in counts if deeper > level}
        if not one.level_by_text:
            continue  # Word numbers it
        wanted = heading_number(level, counts[level])
        if not one.text.strip().replace("(", "（").replace(")", "）").startswith(wanted):
            yield _error("number", f"标题{one.place}的编号应是“{wanted}”", "请改正编号。")
            return  # all that follow would be off by as much


def _real_headings(file: WordFile) -> Iterator[ProofFinding]:
    plain = [
        one
        for level in (1, 2, 3)
        for one in file.of_kind(Kind.HEADING, level)
        if not _is_real(one, level)
    ]
    if plain:
        shown = "、".join(one.place for one in plain[:_SHOWN])
        more = f"等 {len(plain)} 处" if len(plain) > _SHOWN else ""
        yield ProofFinding(
            "structure.heading_style",
            Level.WARNING,
            Topic.STRUCTURE,
            f"标题没有用标题样式，导航窗格和目录里看不到：{shown}{more}。",
            "请选中它们，套用“标题 1”“标题 2”“标题 3”样式。",
        )


def _is_real(one: WordParagraph, level: int) -> bool:
    return one.look.outline_level == level or one.look.style == f"heading {level}"


def _without_number(text: str) -> str:
    return _NUMBER.sub("", "".join(text.split()), count=1)


def _error(check: str, message: str, mend: str) -> ProofFinding:
    return ProofFinding(f"structure.{check}", Level.ERROR, Topic.STRUCTURE, message + "。", mend)
