"""A `PageStyle` → the text of a style file, which `reader` reads back to the same style."""

import json
from collections.abc import Mapping
from enum import Enum

from core.styles.fields import GROUPS, Group, Value, group_values
from core.styles.model import PageStyle


def dumps(style: PageStyle) -> str:
    """Return `style` as TOML."""
    lines = [
        f"{name} = {_quoted(value)}"
        for name, value in (
            ("name", style.name),
            ("description", style.description),
            ("latin_font", style.latin_font),
        )
    ]
    for group in GROUPS:
        values = group_values(getattr(style, group.name), group)
        lines += _table(group.name, values)
        if group.name == "table":
            lines += _special_tables(style, group, values)
    return "\n".join(lines) + "\n"


def _special_tables(style: PageStyle, group: Group, common: Mapping[str, Value]) -> list[str]:
    lines: list[str] = []
    for caption, look in style.special_tables:
        values = group_values(look, group)
        different = {name: value for name, value in values.items() if value != common[name]}
        lines += _table(f"table.{_quoted(caption)}", different)
    return lines


def _table(name: str, values: Mapping[str, Value]) -> list[str]:
    return ["", f"[{name}]", *(f"{key} = {_value(value)}" for key, value in values.items())]


def _value(value: Value) -> str:
    if isinstance(value, Enum):
        return _quoted(str(value.value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    """Return `text` as a TOML string: JSON's escapes are a part of TOML's, but for 0x7F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
