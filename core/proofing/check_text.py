"""Type of title, headings, text and closing lines against a page style."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from core.format.check import Level
from core.proofing.finding import ProofFinding, Topic
from core.proofing.reading import Kind, WordFile, WordParagraph
from core.styles.fields import GROUPS
from core.styles.fonts import same_typeface
from core.styles.model import Align, PageStyle, TextLook
from core.styles.sizes import display_size

_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTRE,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFIED,
    "distribute": Align.JUSTIFIED,
}
_ALIGN_WORDS = {
    Align.LEFT: "左对齐",
    Align.CENTRE: "居中",
    Align.RIGHT: "右对齐",
    Align.JUSTIFIED: "两端对齐",
}
_SHOWN = 3  # places named in one sentence
_LINE_TOLERANCE_PT = 0.25
_INDENT_TOLERANCE_CHARS = 0.15
_LATIN_USUAL = "Times New Roman"  # offices set digits in it beside any Chinese typeface


def text_findings(file: WordFile, style: PageStyle) -> Iterator[ProofFinding]:
    """Yield what differs, kind by kind: one finding for all paragraphs that differ alike."""
    yield from _findings("标题", file.of_kind(Kind.TITLE), style.title, style, "title")
    for level in (1, 2, 3):
        label = next(one.label for one in GROUPS if one.name == f"heading_{level}")
        headings = file.of_kind(Kind.HEADING, level)
        yield from _findings(label, headings, style.heading(level), style, f"heading_{level}")
    yield from _findings("正文", file.of_kind(Kind.BODY), style.body, style, "body")
    closing = [*file.of_kind(Kind.SIGNATURE), *file.of_kind(Kind.DATE)]
    yield from _findings("落款", closing, style.body, style, "closing")


def _findings(
    label: str, paragraphs: Sequence[WordParagraph], look: TextLook, style: PageStyle, check: str
) -> Iterator[ProofFinding]:
    told: dict[tuple[str, str], list[WordParagraph]] = defaultdict(list)
    for one in paragraphs:
        for aspect, sentence in (*_type(one, look, style), *_setting(one, look, check)):
            told[aspect, sentence].append(one)
    for (aspect, sentence), places in told.items():
        yield ProofFinding(
            f"{check}.{aspect}",
            Level.ERROR,
            Topic.TEXT,
            f"{label}{sentence}：{_places(places)}。",
            "请选中这些段落改过来，或者在本程序里重新导出。",
        )


def _places(paragraphs: Sequence[WordParagraph]) -> str:
    shown = "、".join(one.place for one in paragraphs[:_SHOWN])
    return shown + (f"等 {len(paragraphs)} 处" if len(paragraphs) > _SHOWN else "")


def _type(one: WordParagraph, look: TextLook, style: PageStyle) -> Iterator[tuple[str, str]]:
    """Yield aspect and sentence for every way in which the characters differ."""
    chinese, latin, sizes = set(), set(), set()
    bold = set()
    for run in one.runs:
        text = run.text.strip()
        if not text:
            continue
        if any(_is_chinese(sign) for sign in text):
            chinese.add(run.look.chinese_font)
        if any(sign.isascii() and sign.isalnum() for sign in text):
            latin.add(run.look.latin_font)
        sizes.add(run.look.size_pt)
        bold.add(run.look.bold)
    for font in sorted(font for font in chinese if not same_typeface(font, look.font)):
        yield "font", f"用了{font or '没有指定的字体'}，应为{look.font}"
    wanted = style.latin_font or look.font
    allowed = (wanted, look.font, _LATIN_USUAL)
    for font in sorted(font for font in latin if not any(same_typeface(font, a) for a in allowed)):
        yield "latin_font", f"的数字、字母用了{font or '没有指定的字体'}，应为{wanted}"
    for size in sorted(sizes - {look.size_pt}):
        yield "size", f"是{display_size(size)}字，应为{display_size(look.size_pt)}"
    if bold - {look.bold}:
        yield "bold", "没有加粗" if look.bold else "加粗了，应不加粗"


def _setting(one: WordParagraph, look: TextLook, check: str) -> Iterator[tuple[str, str]]:
    """Yield aspect and sentence for every way in which lines, indent and alignment differ."""
    found = one.look
    line = _line_sentence(one, look)
    if line:
        yield "line", line
    if check == "closing":
        at_axis = (
            "\n" in one.text.strip() and found.align == "center"
        )  # several lines over the date
        if _ALIGNS.get(found.align) is not Align.RIGHT and not at_axis:
            yield "align", "应靠右"
        return
    if check != "title":
        size = one.runs[0].look.size_pt or look.size_pt
        chars = found.indent_chars if found.indent_chars is not None else found.indent_pt / size
        if abs(chars - look.indent_chars) > _INDENT_TOLERANCE_CHARS:
            yield "indent", f"首行缩进 {chars:.3g} 字，应为 {look.indent_chars:g} 字"
    align = _ALIGNS.get(found.align)
    alike = {Align.LEFT, Align.JUSTIFIED}
    is_one_line = check.startswith("heading")
    if align is not look.align and not (is_one_line and {align, look.align} <= alike):
        yield "align", f"{_ALIGN_WORDS.get(align or Align.LEFT)}，应{_ALIGN_WORDS[look.align]}"


def _line_sentence(one: WordParagraph, look: TextLook) -> str:
    found = one.look
    if found.line_rule == "exact":
        if abs(found.line_pt - look.line_pt) <= _LINE_TOLERANCE_PT:
            return ""
        is_now = f"固定值 {found.line_pt:g} 磅"
    elif found.line_rule == "atLeast":
        is_now = f"最小值 {found.line_pt:g} 磅"
    else:
        if not look.line_pt and abs(found.lines - 1) < 0.05:  # noqa: PLR2004 - single spacing
            return ""
        is_now = f"{found.lines:.3g} 倍"
    wanted = f"固定值 {look.line_pt:g} 磅" if look.line_pt else "单倍"
    return f"的行距是{is_now}，应为{wanted}"


def _is_chinese(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"
