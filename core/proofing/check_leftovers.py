"""What should not be left in a report that is handed in: comments, tracked changes, theme fonts, blanks as layout."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from core.format.check import Level
from core.importing.word_package import W
from core.proofing.finding import ProofFinding, Topic
from core.proofing.reading import Kind, WordFile, WordParagraph

_SHOWN = 3
_TRACKED = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tcPrChange",
    "sectPrChange",
)
_LAYOUT_BLANKS = re.compile(r"[ \u00a0\u3000]{3,}")
_PLACEHOLDER = re.compile(r"（文字描述[^）]*）|[XxＸ×]{2,}|\{\{.*?\}\}|【.*?(?:填|待).*?】|_{3,}")
_SIGNS_OF_BOTH = re.compile("[“”‘’—…]")
_PROGRAMS = (
    "python-docx",
    "docx4j",
    "openpyxl",
    "apache poi",
    "un-named",
    "user",
    "administrator",
    "admin",
)


def leftover_findings(file: WordFile) -> Iterator[ProofFinding]:
    """Yield everything of the kind that is there."""
    yield from _review(file)
    yield from _themes(file)
    yield from _blanks(file)
    yield from _marks(file)
    yield from _properties(file)


def _review(file: WordFile) -> Iterator[ProofFinding]:
    body = file.package.body
    tracked = sum(1 for name in _TRACKED for _ in body.iter(f"{W}{name}"))
    if tracked:
        yield _error(
            "tracked", f"有 {tracked} 处没有接受的修订", "请在“审阅”里接受或拒绝所有修订。"
        )
    comments = sum(1 for _ in body.iter(f"{W}commentReference"))
    if comments or "comments" in file.package.notes:
        how_many = f"{comments} 条" if comments else ""
        yield _error("comments", f"有{how_many}批注", "请在“审阅”里删除所有批注。")
    settings = file.package.settings
    if settings is not None and settings.find(f"{W}trackRevisions") is not None:
        yield _warning("tracking", "修订功能开着，再改的地方会留下痕迹", "请在“审阅”里关掉修订。")


def _themes(file: WordFile) -> Iterator[ProofFinding]:
    themed = [
        one
        for one in file.paragraphs
        if any(run.look.themed and run.text.strip() for run in one.runs)
    ]
    if themed:
        yield _error(
            "theme_font",
            f"字体写的是“主题字体”，换一台电脑会变：{_places(themed)}",
            "请选中这些文字，直接选定字体（如仿宋_GB2312）。",
        )


def _blanks(file: WordFile) -> Iterator[ProofFinding]:
    empty = [one for one, kind, _ in file.kinds if kind is Kind.EMPTY and not _has_purpose(one)]
    if empty:
        yield _warning(
            "empty_paragraphs",
            f"用了 {len(empty)} 个空段来空行",
            "请删掉空段，改用段前、段后间距。",
        )
    text = [one for one, kind, _ in file.kinds if kind not in {Kind.EMPTY, Kind.CONTENTS}]
    indented = [one for one in text if one.text[:1] in " \u3000\u00a0\t"]
    if indented:
        yield _warning(
            "blank_indent",
            f"用空格来缩进：{_places(indented)}",
            "请删掉段首的空格，改用首行缩进 2 字符。",
        )
    inside = [one for one in text if _LAYOUT_BLANKS.search(one.text.strip())]
    if inside:
        yield _warning(
            "blank_layout", f"用一串空格来排位置：{_places(inside)}", "请删掉空格，改用对齐和缩进。"
        )


def _has_purpose(one: WordParagraph) -> bool:
    """Return whether an empty paragraph holds a picture, ends a section, or stands where Word wants one."""
    element = one.element
    if any(
        next(element.iter(f"{W}{name}"), None) is not None
        for name in ("sectPr", "drawing", "pict", "object")
    ):
        return True
    before, after = element.getprevious(), element.getnext()
    below_table = before is not None and before.tag == f"{W}tbl"
    return below_table and (after is None or after.tag in {f"{W}tbl", f"{W}sectPr"})


def _has_latin_signs(one: WordParagraph) -> bool:
    return any(
        not run.look.hint and run.look.latin_font.isascii() and _SIGNS_OF_BOTH.search(run.text)
        for run in one.runs
    )


class _Mark(NamedTuple):
    """Something that can be wrong with single words; `message` takes the places."""

    check: str
    level: Level
    message: str
    mend: str
    is_there: Callable[[WordParagraph], bool]


_MARKS = (
    _Mark(
        "placeholder",
        Level.ERROR,
        "还有没有填的地方：{}。",
        "请填上内容，或者删掉。",
        lambda one: _PLACEHOLDER.search(one.text) is not None,
    ),
    _Mark(
        "hidden",
        Level.ERROR,
        "有隐藏的文字：{}。",
        "请取消隐藏，或者删掉。",
        lambda one: any(run.look.hidden for run in one.runs),
    ),
    _Mark(
        "highlight",
        Level.WARNING,
        "有突出显示（底色）的文字：{}。",
        "请去掉底色。",
        lambda one: any(run.look.highlighted for run in one.runs),
    ),
    _Mark(
        "colour",
        Level.WARNING,
        "有不是黑色的文字：{}。",
        "请把文字颜色改成自动或黑色。",
        lambda one: any(run.look.colour for run in one.runs),
    ),
    _Mark(
        "slanted",
        Level.WARNING,
        "有斜体或下划线：{}。",
        "请去掉。",
        lambda one: any(
            (run.look.italic or run.look.underlined) and run.text.strip() for run in one.runs
        ),
    ),
    _Mark(
        "latin_signs",
        Level.WARNING,
        "引号、破折号或省略号用了西文字体，会变窄：{}。",
        "请选中它们，把字体改成正文的中文字体。",
        _has_latin_signs,
    ),
)


def _marks(file: WordFile) -> Iterator[ProofFinding]:
    text = [one for one, kind, _ in file.kinds if kind not in {Kind.EMPTY, Kind.CONTENTS}]
    for mark in _MARKS:
        places = [one for one in text if mark.is_there(one)]
        if places:
            message = mark.message.format(_places(places))
            yield ProofFinding(f"left.{mark.check}", mark.level, Topic.LEFTOVER, message, mark.mend)


def _properties(file: WordFile) -> Iterator[ProofFinding]:
    core = file.package.core
    texts = {
        one.tag.rpartition("}")[2]: (one.text or "").strip()
        for one in (core if core is not None else ())
        if isinstance(one.tag, str)
    }
    if not texts.get("title"):
        yield _info("title", "文件属性里没有标题", "可以在“文件—信息”里填上年报的标题。")
    author = texts.get("creator", "")
    if not author or author.casefold() in _PROGRAMS:
        found = f"写的是“{author}”" if author else "是空的"
        yield _info("author", f"文件属性里的作者{found}", "可以在“文件—信息”里改成单位名称。")


def _places(paragraphs: Sequence[WordParagraph]) -> str:
    shown = "、".join(one.place for one in paragraphs[:_SHOWN])
    return shown + (f"等 {len(paragraphs)} 处" if len(paragraphs) > _SHOWN else "")


def _error(check: str, message: str, mend: str) -> ProofFinding:
    return ProofFinding(f"left.{check}", Level.ERROR, Topic.LEFTOVER, message + "。", mend)


def _warning(check: str, message: str, mend: str) -> ProofFinding:
    return ProofFinding(f"left.{check}", Level.WARNING, Topic.LEFTOVER, message + "。", mend)


def _info(check: str, message: str, mend: str) -> ProofFinding:
    return ProofFinding(f"left.{check}", Level.INFO, Topic.LEFTOVER, message + "。", mend)
