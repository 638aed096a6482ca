"""One table of a TOML file read field by field, gathering every mistake with its place instead of stopping."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

Choice = TypeVar("Choice", bound=Enum)


@dataclass
class Entry:
    """A TOML table at `place`. Reading a field marks it as known; `finish` reports the unknown ones.

    A field that is missing or of the wrong type adds a sentence to `problems` and reads as an empty value.
    """

    values: Mapping[str, object]
    place: str
    problems: list[str]
    known: set[str] = field(default_factory=set)

    def problem(self, sentence: str) -> None:
        """Record a mistake at this place."""
        self.problems.append(f"{self.place}：{sentence}")

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text field; without `default` it is required."""
        value = self._value(name, str, "文字", default)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int:
        """Return a required whole number."""
        value = self._value(name, int, "整数", None)
        return value if isinstance(value, int) else 0

    def optional_number(self, name: str) -> int | None:
        """Return a whole number, or None when the field is absent."""
        return self.number(name) if name in self.values else None

    def flag(self, name: str, default: bool) -> bool:
        """Return a true/false field."""
        return bool(self._value(name, bool, "true 或 false", default))

    def choice(self, name: str, kinds: type[Choice], default: Choice) -> Choice:
        """Return a member of `kinds` by its value."""
        text = self.text(name, default.value)
        for member in kinds:
            if member.value == text:
                return member
        self.problem(
            f"{name} 写的是“{text}”，只能是 {'、'.join(str(member.value) for member in kinds)}"
        )
        return default

    def texts(self, name: str, *, required: bool = True) -> tuple[str, ...]:
        """Return a list of texts, () when it is absent and need not be there."""
        value = self._value(name, list, "列表", None if required else [])
        items = value if isinstance(value, list) else []
        if not all(isinstance(item, str) for item in items):
            self.problem(f"{name} 里只能是文字")
            return ()
        return tuple(items)

    def lists(self, name: str) -> list[list[str]]:
        """Return a list of lists of texts, none when it is absent."""
        value = self._value(name, list, "列表", [])
        items = value if isinstance(value, list) else []
        if not all(
            isinstance(item, list) and all(isinstance(one, str) for one in item) for item in items
        ):
            self.problem(f"{name} 应是列表的列表，里面只能是文字")
            return []
        return items

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a required list of positive whole numbers."""
        value = self._value(name, list, "列表", None)
        items = value if isinstance(value, list) else []
        if not all(type(item) is int and item > 0 for item in items):
            self.problem(f"{name} 里只能是正整数")
            return ()
        return tuple(items)

    def entry(self, name: str) -> "Entry":
        """Return a required inner table."""
        value = self._value(name, dict, "表", None)
        return Entry(
            value if isinstance(value, dict) else {}, f"{self.place} {name}".strip(), self.problems
        )

    def entries(self, name: str, *, required: bool = False) -> list["Entry"]:
        """Return the entries of a list of tables, named by their id or title where they have one."""
        value = self._value(name, list, "列表", None if required else [])
        items = value if isinstance(value, list) else []
        return [self._item(name, place, item) for place, item in enumerate(items, start=1)]

    def rest(self) -> dict[str, object]:
        """Return the fields not read so far and mark them as known."""
        left = {name: value for name, value in self.values.items() if name not in self.known}
        self.known |= left.keys()
        return left

    def finish(self) -> None:
        """Report every field nobody asked for."""
        for name in self.values:
            if name not in self.known:
                self.problem(f"不认识的项“{name}”")

    def _item(self, name: str, place: int, item: object) -> "Entry":
        if not isinstance(item, dict):
            self.problem(f"{name} 第 {place} 项应是表")
            item = {}
        label = item.get("id") or item.get("title") or f"第 {place} 项"
        return Entry(item, f"{self.place} {name} {label}".strip(), self.problems)

    def _value(self, name: str, kind: type, word: str, default: object) -> object:
        self.known.add(name)
        if name not in self.values:
            if default is None:
                self.problem(f"缺少“{name}”")
            return default
        value = self.values[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.problem(f"“{name}”应是{word}")
            return default
        return value
