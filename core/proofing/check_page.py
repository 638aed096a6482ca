"""Paper, margins and page number of a Word file against a page style."""

from collections.abc import Iterator

from lxml import etree

from core.format.check import Level
from core.importing.word_package import W, relation_id
from core.proofing.finding import ProofFinding, Topic
from core.proofing.reading import Run, WordFile, runs_of
from core.styles.fonts import same_typeface
from core.styles.model import MM_PER_INCH, NumberPlace, PageStyle
from core.styles.sizes import display_size

_A4_MM = (210.0, 297.0)
_TOLERANCE_MM = 0.5
_TWIPS_PER_INCH = 1440
_SIDES = (
    ("top", "上", "top_mm"),
    ("bottom", "下", "bottom_mm"),
    ("left", "左", "left_mm"),
    ("right", "右", "right_mm"),
)
_PLACES = {"right": "右", "end": "右", "left": "左", "start": "左", "center": "中间", "both": "左"}


def page_findings(file: WordFile, style: PageStyle) -> Iterator[ProofFinding]:
    """Yield what is wrong with paper and margins, each once however many sections have it."""
    if not file.sections:
        yield _error(
            "page.setup", Topic.PAGE, "文件里没有页面设置", "请在“页面布局”里设置纸张和页边距。"
        )
    told = set()
    for section in file.sections:
        for finding in (*_paper(section), *_margins(section, style)):
            if finding.message not in told:
                told.add(finding.message)
                yield finding


def number_findings(file: WordFile, style: PageStyle) -> Iterator[ProofFinding]:
    """Yield what is wrong with the page number of the report's own pages: the last section."""
    footers = _footers(file)
    numbered = {kind: one for kind, one in footers.items() if _has_page_field(one)}
    number = style.number
    if number.place is NumberPlace.NONE:
        if numbered:
            yield _warning(
                "number.unwanted",
                "有页码，而这个版式没有页码",
                "请删掉页脚里的页码，或者换一个版式检查。",
            )
        return
    if not numbered:
        typed = any("".join(map(str, one.itertext())).strip() for one in footers.values())
        how = "页脚里的页码是打上去的字，不会随页变化" if typed else "没有页码"
        yield _error("number.missing", Topic.NUMBER, how, "请用“插入—页码”插入页码。")
        return
    if number.place is NumberPlace.OUTSIDE and not {"default", "even"} <= set(numbered):
        yield _error(
            "number.sides",
            Topic.NUMBER,
            "页码没有分单双页",
            "请在页眉页脚里勾选“奇偶页不同”：单页码居右，双页码居左。",
        )
    for kind, footer in numbered.items():
        yield from _number_look(kind, footer, file, style)


def _paper(section: etree._Element) -> Iterator[ProofFinding]:
    size = section.find(f"{W}pgSz")
    width, height = (_mm(size, "w"), _mm(size, "h"))
    if abs(width - _A4_MM[0]) > 1 or abs(height - _A4_MM[1]) > 1:
        found = f"{width:.0f}×{height:.0f} 毫米" if width else "没有写"
        yield _error(
            "page.paper",
            Topic.PAGE,
            f"纸张不是竖放的 A4（{found}）",
            "请在“页面布局—纸张大小”里选 A4、纵向。",
        )


def _margins(section: etree._Element, style: PageStyle) -> Iterator[ProofFinding]:
    margins = section.find(f"{W}pgMar")
    wrong = []
    for side, word, name in _SIDES:
        is_mm = _mm(margins, side)
        should_mm = getattr(style.page, name)
        if abs(is_mm - should_mm) > _TOLERANCE_MM:
            wrong.append(f"{word} {is_mm:.1f} 毫米（应为 {should_mm:g} 毫米）")
    if wrong:
        yield _error(
            "page.margins",
            Topic.PAGE,
            f"页边距不对：{'、'.join(wrong)}",
            "请在“页面布局—页边距”里改。",
        )
    gutter = _mm(margins, "gutter")
    if gutter > _TOLERANCE_MM:
        yield _error(
            "page.gutter",
            Topic.PAGE,
            f"另加了 {gutter:.1f} 毫米的装订线",
            "请把装订线改成 0，订口已经算在左边距里。",
        )


def _footers(file: WordFile) -> dict[str, etree._Element]:
    """Return the footers of the last section by kind of page; what it does not name it takes from before."""
    found: dict[str, etree._Element] = {}
    for section in file.sections:
        for reference in section.findall(f"{W}footerReference"):
            part = file.package.related.get(relation_id(reference))
            if part is not None:
                found[reference.get(f"{W}type", "default")] = part
    settings = file.package.settings
    differs = settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
    if differs is None or differs.get(f"{W}val") in {"0", "false", "off"}:
        found.pop("even", None)
    has_title_page = file.sections and file.sections[-1].find(f"{W}titlePg") is not None
    if not has_title_page:
        found.pop("first", None)
    return found


def _has_page_field(footer: etree._Element) -> bool:
    instructions = ["".join(map(str, one.itertext())) for one in footer.iter(f"{W}instrText")]
    instructions += [one.get(f"{W}instr", "") for one in footer.iter(f"{W}fldSimple")]
    return any("PAGE" in text.upper().split() for text in instructions)


def _number_look(
    kind: str, footer: etree._Element, file: WordFile, style: PageStyle
) -> Iterator[ProofFinding]:
    number = style.number
    page = {"even": "双页", "first": "首页"}.get(
        kind, "单页" if number.place is NumberPlace.OUTSIDE else ""
    )
    for paragraph in footer.iter(f"{W}p"):
        if not _has_page_field(paragraph):
            continue
        runs = [run for run in runs_of(paragraph, file.looks) if run.text.strip()]
        look = file.looks.paragraph(paragraph)
        wanted = (
            {"even": "left"}.get(kind, "right") if number.place is NumberPlace.OUTSIDE else "center"
        )
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        align = frame.get(f"{W}xAlign", "") if frame is not None else look.align
        if _PLACES.get(align, align) != _PLACES[wanted] and not (
            frame is not None and align == "outside"
        ):
            yield _error(
                "number.align",
                Topic.NUMBER,
                f"{page}的页码在{_PLACES.get(align, '别处')}，应在{_PLACES[wanted]}",
                "请改页脚的对齐方式。",
            )
        yield from _number_type(page, runs, style)


def _number_type(page: str, runs: list[Run], style: PageStyle) -> Iterator[ProofFinding]:
    number = style.number
    text = "".join(run.text for run in runs)
    if number.dashes and not set(text) & set("—-–－一"):
        yield _warning("number.dashes", f"{page}的页码两侧没有一字线", "请写成“— 1 —”的样子。")
    sizes = {run.look.size_pt for run in runs} - {number.size_pt}
    if sizes:
        found = "、".join(map(display_size, sorted(sizes)))
        yield _error(
            "number.size",
            Topic.NUMBER,
            f"{page}的页码是{found}，应为{display_size(number.size_pt)}",
            "请改页脚的字号。",
        )
    wanted = style.latin_font or number.font
    fonts = {run.look.latin_font for run in runs if not same_typeface(run.look.latin_font, wanted)}
    if fonts:
        found = "、".join(sorted(font or "未指定" for font in fonts))
        yield _error(
            "number.font",
            Topic.NUMBER,
            f"{page}的页码字体是{found}，应为{wanted}",
            "请改页脚的字体。",
        )


def _mm(element: etree._Element | None, name: str) -> float:
    try:
        twips = float(element.get(f"{W}{name}", "0")) if element is not None else 0.0
    except ValueError:
        return 0.0
    return twips / _TWIPS_PER_INCH * MM_PER_INCH


def _error(check: str, topic: Topic, message: str, mend: str) -> ProofFinding:
    return ProofFinding(check, Level.ERROR, topic, message + "。", mend)


def _warning(check: str, message: str, mend: str) -> ProofFinding:
    return ProofFinding(check, Level.WARNING, Topic.NUMBER, message + "。", mend)
