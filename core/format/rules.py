"""Rules of a city or a county for one form: a TOML file that adds, changes and silences checks.

Only what the closed set of check kinds can say, no code. Every mistake of a file is reported at once,
with the line its entry begins on; a file with mistakes is not used at all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import count

from core.errors import RulesBroken
from core.format.check import CheckSpec, Level
from core.format.consistency import check_mistakes
from core.format.entry import Entry
from core.format.model import Format
from core.format.parsing import check_of
from core.format.toml_text import BadToml, doubtful, toml_values

ADD, CHANGE, SILENCE = "add", "change", "silence"
_ACTIONS = (ADD, CHANGE, SILENCE)
_NEW_WORDS = ("message", "mend", "source")
_HEADER = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")


@dataclass(frozen=True, slots=True)
class Change:
    """Rules with this `check` id, and with the same `fields`, get what is not None; or are silenced."""

    place: str
    check: str
    fields: Mapping[str, object]
    is_silenced: bool = False
    level: Level | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """What a file asks for, as far as it can be understood without its form; `problems` is what cannot.

    `name` is what messages call it, `title` and `source` are what the officer reads about it.
    """

    name: str
    title: str = ""
    source: str = ""
    form_id: str = ""
    added: tuple[tuple[str, CheckSpec], ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return what the file does, in few words."""
        silenced = sum(change.is_silenced for change in self.changes)
        counts = (
            ("增加", len(self.added)),
            ("调整", len(self.changes) - silenced),
            ("停用", silenced),
        )
        return "、".join(f"{what} {number} 条" for what, number in counts if number) or "没有内容"


def parse_rules(source: str, name: str) -> RuleFile:
    """Return the rules written in TOML `source`; what is wrong with them is in its `problems`."""
    try:
        values = toml_values(source)
    except BadToml as error:
        return RuleFile(name, problems=(f"{error.place}写坏了：引号、括号或等号不成对",))
    problems = list(doubtful(values))
    entry = Entry(values, "", problems)
    title, own_source = entry.text("name", ""), entry.text("source", "")
    form_id = entry.text("form")
    lines = _entry_lines(source)
    added = tuple((one.place, check_of(one, own_source or None)) for one in _of(entry, ADD, lines))
    changes = (
        *(_change(one) for one in _of(entry, CHANGE, lines)),
        *(_silence(one) for one in _of(entry, SILENCE, lines)),
    )
    entry.finish()
    if not problems and not added and not changes:
        problems.append("里面一条规则也没有")
    told = tuple(problem.removeprefix("：") for problem in problems)
    return RuleFile(name, title, own_source, form_id, added, changes, told)


def with_rules(form: Format, rules: RuleFile) -> Format:
    """Return `form` with its checks changed as `rules` say. Raises RulesBroken naming every mistake."""
    problems = list(rules.problems)
    checks = list(form.checks)
    for change in rules.changes:
        checks, wrong = _changed(checks, change, form)
        problems += wrong
    for place, spec in rules.added:
        if spec.id and any(spec.id == one.id for one in form.checks):
            problems.append(
                f"{place}：已经有编号“{spec.id}”，请另取一个；要改原来的，写在 [[{CHANGE}]] 下面"
            )
        elif spec.id:
            problems += _mistakes(place, spec, form)
        checks.append(spec)
    if problems:
        raise RulesBroken(
            f"规则文件“{rules.name}”有 {len(problems)} 处错误，没有使用，其余照常。请改正后再试：",
            tuple(sorted(problems, key=_line_of)),
        )
    return replace(form, checks=tuple(checks))


def _line_of(problem: str) -> int:
    line = re.match(r"第 (\d+) 行", problem)
    return int(line[1]) if line else 0


def _changed(
    checks: list[CheckSpec], change: Change, form: Format
) -> tuple[list[CheckSpec], list[str]]:
    """Return the checks after `change`, and what is wrong with it."""
    meant = [spec for spec in checks if _is_meant(spec, change)]
    if not meant:
        return checks, [f"{change.place}：{_not_found(checks, change)}"]
    if change.is_silenced:
        return [spec for spec in checks if spec not in meant], []
    new = {id(spec): _reworded(spec, change) for spec in meant}
    problems = [one for spec in new.values() for one in _mistakes(change.place, spec, form)]
    return [new.get(id(spec), spec) for spec in checks], list(dict.fromkeys(problems))


def _is_meant(spec: CheckSpec, change: Change) -> bool:
    return spec.id == change.check and all(
        name in spec.fields and spec.fields[name] == value for name, value in change.fields.items()
    )


def _not_found(checks: list[CheckSpec], change: Change) -> str:
    ids = list(dict.fromkeys(spec.id for spec in checks))
    if change.check in ids:
        written = "、".join(f"{name} = {value!r}" for name, value in change.fields.items())
        return f"编号“{change.check}”的检查里没有 {written} 的"
    near = get_close_matches(change.check.upper(), ids, n=1)
    hint = f"，是不是“{near[0]}”" if near else "，全部编号见“写法说明”"
    return f"没有编号为“{change.check[:40]}”的检查{hint}"


def _reworded(spec: CheckSpec, change: Change) -> CheckSpec:
    words = change.words
    return replace(
        spec,
        level=change.level or spec.level,
        message=words.get("message", spec.message),
        mend=words.get("mend", spec.mend),
        source=words.get("source", spec.source),
    )


def _mistakes(place: str, spec: CheckSpec, form: Format) -> list[str]:
    return [
        f"{f'{place} {part}'.strip()}：{mistake}" for part, mistake in check_mistakes(spec, form)
    ]


def _change(entry: Entry) -> Change:
    check = entry.text("check")
    level = entry.choice("level", Level, Level.ERROR) if "level" in entry.values else None
    words = {name: entry.text(name) for name in _NEW_WORDS if name in entry.values}
    if level is None and not words:
        entry.problem(
            "没有写要改什么：level（级别）、message（说法）、mend（怎样改）、source（依据）至少写一个"
        )
    return Change(entry.place, check, entry.rest(), level=level, words=words)


def _silence(entry: Entry) -> Change:
    check = entry.text("check")
    entry.text("reason", "")  # for whoever reads the file
    return Change(entry.place, check, entry.rest(), is_silenced=True)


def _of(entry: Entry, action: str, lines: Mapping[str, list[int]]) -> Iterator[Entry]:
    """Yield the entries of an action, each with a place that an officer finds in a text editor."""
    starts = lines.get(action, [])
    for number, one in zip(count(), entry.entries(action), strict=False):
        label = str(one.values.get("id") or one.values.get("check") or "").strip()
        line = f"第 {starts[number]} 行起的" if number < len(starts) else f"第 {number + 1} 个"
        one.place = f"{line} [[{action}]]{f'（{label[:40]}）' if label else ''}"
        yield one


def _entry_lines(source: str) -> dict[str, list[int]]:
    """Return the lines on which the entries of each action begin; TOML readers do not tell."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(source.splitlines(), start=1):
        if (header := _HEADER.match(line)) and header[1] in _ACTIONS:
            found.setdefault(header[1], []).append(number)
    return found
