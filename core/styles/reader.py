"""A style file (TOML) → `PageStyle`. Every mistake of a file is reported at once, each with its place."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.errors import FileNotReadable, StyleBroken
from core.styles.fields import GROUPS, LATIN_FONT, Field, Group, Kind, problem_of
from core.styles.model import PageStyle, TableLook
from core.styles.sizes import display_size

LARGEST_FILE = 64 * 1024  # bytes; ours have 2 KB
# What one table may have otherwise than the others; its type is the same, as Word keeps it in styles.
SPECIAL_FIELDS = frozenset({"width", "row_pt", "border_pt", "padding_pt", "title_fill"})
_LONGEST_NAME = 30
_FORBIDDEN_IN_NAMES = frozenset('\\/:*?"<>|')
_LEAST_TEXT_MM = 60.0
_TIGHTEST, _LOOSEST = -0.12, 0.5  # of the size: beyond it characters touch, or fall apart


def read_style(path: Path) -> PageStyle:
    """Return the style in the TOML file `path`. Raises StyleBroken or FileNotReadable."""
    try:
        with path.open("rb") as file:
            source = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileNotReadable(
            f"版式文件“{path.name}”读不出来。请检查它是否还在、能不能打开。"
        ) from error
    if len(source) > LARGEST_FILE:
        raise FileNotReadable(f"“{path.name}”太大，不像是版式文件。请另选一个文件。")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileNotReadable(f"“{path.name}”不是文字文件。请另选一个版式文件。") from error
    return parse_style(text, path.name)


def parse_style(source: str, file_name: str) -> PageStyle:
    """Return the style written in TOML `source`. Raises StyleBroken naming every mistake."""
    try:
        values = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise StyleBroken(
            f"版式文件“{file_name}”写坏了，不能用。请另选一个文件，或者在“版式”里重新做一个。"
        ) from error
    problems: list[str] = []
    parts = {group.name: _part(group, _table(values, group.name), problems) for group in GROUPS}
    name, latin_font = str(values.get("name", "")).strip(), values.get("latin_font", "")
    problems += filter(None, (name_problem(name), _told(LATIN_FONT, latin_font)))
    special = _special_tables(_table(values, "table"), problems)
    if not problems:
        description = str(values.get("description", ""))
        style = PageStyle(name, description, str(latin_font), **parts, special_tables=special)
        problems += style_problems(style)
        if not problems:
            return style
    raise StyleBroken(f"版式文件“{file_name}”有 {len(problems)} 处不对，不能用：", tuple(problems))


def name_problem(name: str) -> str | None:
    """Return what is wrong with the name of a style as a sentence, None if nothing is."""
    if not name.strip():
        return "请给版式起个名字。"
    if len(name) > _LONGEST_NAME:
        return f"版式的名字太长，请不要超过 {_LONGEST_NAME} 个字。"
    if set(name) & _FORBIDDEN_IN_NAMES or not name.isprintable() or name.strip(" .") != name:
        return '版式的名字里不能有 \\ / : * ? " < > | 这些符号，也不能以点或空格开头、结尾。'
    return None


def style_problems(style: PageStyle) -> list[str]:
    """Return a sentence for everything in `style` that does not go together or is out of bounds."""
    problems: list[str] = []
    for group in GROUPS:
        part = getattr(style, group.name)
        told = (_told(field, getattr(part, field.name), group) for field in group.fields)
        problems += filter(None, told)
    problems += filter(None, [_told(LATIN_FONT, style.latin_font)])
    return problems or [*_page_problems(style), *_line_problems(style)]


def _page_problems(style: PageStyle) -> list[str]:
    page = style.page
    if page.text_width_mm < _LEAST_TEXT_MM or page.text_height_mm < _LEAST_TEXT_MM:
        return [
            f"页边距太大，正文只剩 {page.text_width_mm:g}×{page.text_height_mm:g} 毫米，请改小。"
        ]
    if style.number.below_mm > page.bottom_mm:
        return [
            f"页码在版心下 {style.number.below_mm:g} 毫米，超出了 {page.bottom_mm:g} 毫米的下边距，请改小。"
        ]
    share = style.letter_spacing_pt / style.body.size_pt
    if share < _TIGHTEST or share > _LOOSEST:
        fits = int(page.text_width_mm / 25.4 * 72 / style.body.size_pt)
        return [
            f"每行 {page.line_characters} 字放不好：正文{display_size(style.body.size_pt)}字，"
            f"{page.text_width_mm:g} 毫米宽的一行是 {fits} 字左右。请改字数、字号或页边距。"
        ]
    return []


def _line_problems(style: PageStyle) -> list[str]:
    return [
        f"{group.label}：行距 {look.line_pt:g} 磅比{display_size(look.size_pt)}字还小，"
        "字会被切掉，请改大。"
        for group in GROUPS
        if hasattr(look := getattr(style, group.name), "line_pt")
        and 0 < look.line_pt < look.size_pt
    ]


def _told(field: Field, value: object, group: Group | None = None) -> str | None:
    wrong = problem_of(field, value)
    place = f"{group.label}的" if group else ""
    return f"{place}“{field.label}”{wrong}。" if wrong else None


def _table(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = values.get(name, {})
    return table if isinstance(table, Mapping) else {}


def _part(group: Group, values: Mapping[str, Any], problems: list[str]) -> Any:  # noqa: ANN401 - of made_of
    read = {}
    for field in group.fields:
        value = _value(field, values.get(field.name))
        problems += filter(None, [_told(field, value, group)])
        read[field.name] = value
    return group.made_of(**read)


def _value(field: Field, value: object) -> object:
    """Return a value of the file as the model keeps it; what cannot be one comes back as it is."""
    if field.kind is Kind.CHOICE:
        return next((member for member, _ in field.words if member.value == value), value)
    if field.kind in {Kind.SIZE, Kind.LENGTH} and type(value) is int:
        return float(value)
    if field.kind is Kind.COUNT and isinstance(value, float) and value.is_integer():
        return int(value)
    if field.kind is Kind.COLOUR and isinstance(value, str):
        return value.upper()
    return value


def _special_tables(
    values: Mapping[str, Any], problems: list[str]
) -> tuple[tuple[str, TableLook], ...]:
    """Return the tables that differ: sub-tables named by caption that hold what is different."""
    group = next(one for one in GROUPS if one.name == "table")
    special = {name: value for name, value in values.items() if isinstance(value, Mapping)}
    for caption, different in special.items():
        unknown = "、".join(sorted(set(different) - SPECIAL_FIELDS))
        if unknown:
            problems.append(f"表格“{caption}”不能单独规定 {unknown}。")
    return tuple(
        (caption, _part(group, {**values, **different}, problems))
        for caption, different in special.items()
    )
