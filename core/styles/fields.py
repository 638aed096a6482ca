"""Every setting of a page style: what it is called, its unit and the values it may have.

Reading, writing, checking and the dialog go through this list, so a new setting is one line here
and one in the model.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from core.styles.model import (
    Align,
    Closing,
    NumberPlace,
    Page,
    PageNumber,
    PageStyle,
    TableLook,
    TableWidth,
    TextLook,
)

Value = str | float | int | bool | Enum


class Kind(Enum):
    """What can be typed or chosen."""

    FONT = "font"
    MAYBE_FONT = "maybe_font"  # may be empty
    SIZE = "size"  # points, offered as 三号 and so on
    LENGTH = "length"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Field:
    """One setting. `low` and `high` bound numbers; `words` are what choices are called."""

    name: str
    label: str
    kind: Kind
    unit: str = ""
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0
    words: tuple[tuple[Enum, str], ...] = ()
    zero: str = ""  # what 0 means, where it is no length


@dataclass(frozen=True, slots=True)
class Group:
    """The settings of one part of a style: a table of the file, a page of the dialog."""

    name: str
    label: str
    made_of: type[Any]
    fields: tuple[Field, ...]


_ALIGN = (
    (Align.LEFT, "左对齐"),
    (Align.CENTRE, "居中"),
    (Align.RIGHT, "右对齐"),
    (Align.JUSTIFIED, "两端对齐"),
)
_WIDTHS = ((TableWidth.TEXT, "与正文同宽"), (TableWidth.OFFICIAL, "照格式模板的宽度"))
_PLACES = (
    (NumberPlace.OUTSIDE, "外侧（单页右、双页左）"),
    (NumberPlace.CENTRE, "居中"),
    (NumberPlace.NONE, "不要页码"),
)
_FONT = Field("font", "字体", Kind.FONT)
_SIZE = Field("size_pt", "字号", Kind.SIZE, "磅", 5.0, 72.0, 0.5)
_LOOK = (
    _FONT,
    _SIZE,
    Field("bold", "加粗", Kind.FLAG),
    Field("align", "对齐", Kind.CHOICE, words=_ALIGN),
    Field("indent_chars", "首行缩进", Kind.LENGTH, "字", 0.0, 6.0, 0.25),
    Field("line_pt", "行距（固定值）", Kind.LENGTH, "磅", 0.0, 100.0, 0.5, zero="单倍行距"),
    Field("before_pt", "段前", Kind.LENGTH, "磅", 0.0, 200.0, 1.0),
    Field("after_pt", "段后", Kind.LENGTH, "磅", 0.0, 200.0, 1.0),
)
GROUPS = (
    Group(
        "page",
        "页面",
        Page,
        (
            Field("top_mm", "上边距（天头）", Kind.LENGTH, "毫米", 5.0, 100.0, 0.5),
            Field("bottom_mm", "下边距", Kind.LENGTH, "毫米", 5.0, 100.0, 0.5),
            Field("left_mm", "左边距（订口）", Kind.LENGTH, "毫米", 5.0, 60.0, 0.5),
            Field("right_mm", "右边距", Kind.LENGTH, "毫米", 5.0, 60.0, 0.5),
            Field("line_characters", "正文每行字数", Kind.COUNT, "字", 0, 60, 1, zero="不限定"),
        ),
    ),
    Group("title", "标题", TextLook, _LOOK),
    Group("heading_1", "一级标题“一、”", TextLook, _LOOK),
    Group("heading_2", "二级标题“（一）”", TextLook, _LOOK),
    Group("heading_3", "三级标题“1.”", TextLook, _LOOK),
    Group("body", "正文", TextLook, _LOOK),
    Group(
        "closing",
        "落款",
        Closing,
        (
            Field("date_right_chars", "成文日期右空", Kind.LENGTH, "字", 0.0, 10.0, 0.5),
            Field("alone_right_chars", "只有署名时右空", Kind.LENGTH, "字", 0.0, 10.0, 0.5),
            Field("lines_above", "落款上方空", Kind.LENGTH, "行", 0.0, 6.0, 0.5),
        ),
    ),
    Group(
        "table",
        "表格",
        TableLook,
        (
            _FONT,
            Field("note_font", "勾稽说明的字体", Kind.FONT),
            Field("size_pt", "文字字号", Kind.SIZE, "磅", 5.0, 16.0, 0.5),
            Field("figure_size_pt", "数字字号", Kind.SIZE, "磅", 5.0, 16.0, 0.5),
            Field("figure_align", "数字对齐", Kind.CHOICE, words=_ALIGN[:3]),
            Field("width", "宽度", Kind.CHOICE, words=_WIDTHS),
            Field("row_pt", "行高（至少）", Kind.LENGTH, "磅", 6.0, 60.0, 0.5),
            Field("border_pt", "边框粗细", Kind.LENGTH, "磅", 0.25, 3.0, 0.25),
            Field("padding_pt", "文字与边框的距离", Kind.LENGTH, "磅", 0.0, 10.0, 0.25),
            Field("label_inset_pt", "靠左文字再缩进", Kind.LENGTH, "磅", 0.0, 10.0, 0.25),
            Field("title_fill", "分块标题底色", Kind.COLOUR),
        ),
    ),
    Group(
        "number",
        "页码",
        PageNumber,
        (
            Field("place", "位置", Kind.CHOICE, words=_PLACES),
            _FONT,
            _SIZE,
            Field("inset_chars", "距版心边缘", Kind.LENGTH, "字", 0.0, 6.0, 0.5),
            Field("below_mm", "距版心下边缘", Kind.LENGTH, "毫米", 2.0, 30.0, 0.5),
            Field("dashes", "两侧加一字线", Kind.FLAG),
        ),
    ),
)
LATIN_FONT = Field("latin_font", "数字和字母的字体", Kind.MAYBE_FONT)


def value_of(style: PageStyle, group: Group, field: Field) -> Value:
    """Return the value of one setting."""
    value: Value = getattr(getattr(style, group.name), field.name)
    return value


def with_value(style: PageStyle, group: Group, field: Field, value: Value) -> PageStyle:
    """Return `style` with one setting changed; what special tables said of it is given up."""
    change: dict[str, Any] = {field.name: value}
    part = replace(getattr(style, group.name), **change)
    changes: dict[str, Any] = {group.name: part}
    if group.name == "table":
        special = ((caption, replace(look, **change)) for caption, look in style.special_tables)
        changes["special_tables"] = tuple(one for one in special if one[1] != part)
    return replace(style, **changes)


def problem_of(field: Field, value: object) -> str | None:
    """Return what is wrong with `value` for `field` as the end of a sentence, None if nothing is."""
    match field.kind:
        case Kind.FONT | Kind.MAYBE_FONT:
            return _font_problem(field, value)
        case Kind.FLAG:
            return None if isinstance(value, bool) else "只能是“是”或“否”"
        case Kind.CHOICE:
            words = "、".join(word for _, word in field.words)
            return None if value in dict(field.words) else f"只能是{words}"
        case Kind.COLOUR:
            return None if _is_colour(value) else "应是六位的颜色代码（如 C6D9F1），不要底色就留空"
        case Kind.COUNT | Kind.SIZE | Kind.LENGTH:
            return _number_problem(field, value)


def _font_problem(field: Field, value: object) -> str | None:
    if not isinstance(value, str) or (not value.strip() and field.kind is Kind.FONT):
        return "没有写字体名"
    is_fine = len(value) <= 31 and value.isprintable() and not set(value) & set('<>&"%;')  # noqa: PLR2004 - Word
    return None if is_fine else "字体名不对，请从列表里选"


def _number_problem(field: Field, value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "应是数字"
    if field.kind is Kind.COUNT and value != int(value):
        return "应是整数"
    if field.low <= value <= field.high:
        return None
    return f"应在 {field.low:g} 到 {field.high:g} {field.unit}之间"


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and (
        not value or (len(value) == 6 and not set(value.upper()) - set("0123456789ABCDEF"))  # noqa: PLR2004
    )


def group_values(part: object, group: Group) -> Mapping[str, Value]:
    """Return every setting of one part of a style by name, in the order of the list."""
    return {field.name: getattr(part, field.name) for field in group.fields}
