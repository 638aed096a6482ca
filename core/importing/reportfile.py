"""Our own report file `*.nianbao` → `Report`. Every mistake of a file is reported at once, each with its place."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from core.characters import without_unprintable
from core.checks.context import Context
from core.checks.sums import wrong_totals
from core.errors import BadNumber, FileNotReadable, FormMissing, NotAReport
from core.facts import FIRST_YEAR, LAST_YEAR, is_report_year
from core.format.model import Fact, FactKind, Format, Unit
from core.forms.installed import known_formats, load_format
from core.keys import CellKey, parse_cell_key
from core.linking.template import BadTemplate, from_template
from core.numbers import Number, display, parse
from core.report import FactValue, Passage, Report
from core.totals import all_values

MAX_BYTES = 20_000_000
MAX_SHOWN = 20
MAX_WORDS = 100
MAX_EXPONENT = 30
LEVELS = (1, 2)

UNPRINTABLE = "里有不能显示的字符，文件可能损坏了，请换一份备份"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)  # fromisoformat also takes weeks
# Nested too deep, a number of thousands of digits, an exponent of dozens.
_BEYOND_REASON = (RecursionError, ValueError, InvalidOperation)


@dataclass
class _Reading:
    """A file being read: what was understood so far, and the sentences about what was not."""

    form: Format
    problems: list[str] = field(default_factory=list)
    values: Mapping[CellKey, Number] = field(default_factory=dict)  # for figures linked into texts

    def problem(self, place: str, sentence: str) -> None:
        self.problems.append(f"{_shortened(place)}：{_shortened(sentence)}")


def _shortened(words: str) -> str:
    return words if len(words) <= MAX_WORDS else f"{words[:MAX_WORDS]}…"


def read_report(path: Path) -> Report:
    """Return the report in the file `path`. Raises FileNotReadable or NotAReport."""
    try:
        if path.is_dir():
            raise FileNotReadable(f"“{path}”是文件夹，请选择其中的年报文件。")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileNotReadable(
                f"“{path.name}”有 {size // 1_000_000} MB，不像年报文件，请核对是不是选错了文件。"
            )
        if not path.is_file():  # a device has no size and no end
            raise FileNotReadable(f"“{path}”不是可以打开的文件，请选择年报文件 *.nianbao。")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise FileNotReadable(f"找不到文件“{path}”，请检查文件名和所在文件夹。") from error
    except OSError as error:
        raise FileNotReadable(f"“{path}”打不开，请检查是否有权限读取、U 盘是否还在。") from error
    return loads(content, path.name)


def loads(content: bytes, name: str) -> Report:
    """Return the report written in `content`; `name` is used in messages. Raises NotAReport."""
    plain = _json(content, name)
    if not isinstance(plain, dict):
        raise NotAReport(f"“{name}”的内容不是年报文件：最外层应是一对花括号。")
    reading = _Reading(_form(plain, name))
    cells = _cells(plain, reading)
    reading.values = all_values(reading.form, Report(reading.form.id, cells=cells))
    report = _report(plain, cells, reading)
    if not reading.problems:
        reading.problems += _wrong_totals(reading.form, report, cells)
    if reading.problems:
        raise _not_a_report(name, reading.problems)
    return report


def _json(content: bytes, name: str) -> object:
    if not content.strip(b"\0 \t\r\n"):
        raise NotAReport(f"“{name}”是空文件，里面什么也没有。请换一份备份。")
    try:
        return json.loads(
            content.decode("utf-8-sig"), parse_float=Decimal, object_pairs_hook=_object_once
        )
    except UnicodeDecodeError as error:
        sentence = "不是 UTF-8 文字文件，不是年报文件。请用年报助手导出的 .nianbao 文件。"
        raise NotAReport(f"“{name}”{sentence}") from error
    except _RepeatedKey as error:
        raise NotAReport(f"“{name}”里“{error}”写了两次，请删去其中一个。") from error
    except json.JSONDecodeError as error:
        place = f"第 {error.lineno} 行第 {error.colno} 个字处"
        raise NotAReport(f"“{name}”{place}写坏了，不是完整的年报文件。请换一份备份。") from error
    except _BEYOND_REASON as error:
        sentence = "的内容不是年报文件。请用年报助手导出的 .nianbao 文件。"
        raise NotAReport(f"“{name}”{sentence}") from error


def _not_a_report(name: str, problems: list[str]) -> NotAReport:
    shown = tuple(problems[:MAX_SHOWN])
    if len(problems) > MAX_SHOWN:
        shown += (f"……还有 {len(problems) - MAX_SHOWN} 处",)
    return NotAReport(f"“{name}”有 {len(problems)} 处错误，没有读入：", shown)


class _RepeatedKey(Exception):
    """A JSON object names the same thing twice."""


def _object_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, value in pairs:
        if key in result:
            raise _RepeatedKey(_shortened(key))
        result[key] = value
    return result


def _form(plain: Mapping[str, object], name: str) -> Format:
    format_id = plain.get("format")
    try:
        return load_format(str(format_id))
    except FormMissing as error:
        shown = f"写的是“{_shortened(str(format_id))}”" if format_id is not None else "没有写"
        raise NotAReport(
            f"“{name}”的表样 format {shown}，本程序认识的有 {'、'.join(known_formats())}。"
            "用的是新表样的，请先安装带有这个表样的规则包，再打开。"
        ) from error


def _report(
    plain: Mapping[str, object], cells: Mapping[CellKey, Number], reading: _Reading
) -> Report:
    for key in plain:
        if key not in {"format", "facts", "texts", "cells", "verified"}:
            reading.problem(f"“{key}”", "不认识的项")
    report = Report(reading.form.id)
    for fact_id, value in _mapping(plain, "facts", reading).items():
        report = report.with_fact(fact_id, _fact(fact_id, value, reading))
    for section_id, value in _mapping(plain, "texts", reading).items():
        report = report.with_passages(section_id, _passages(section_id, value, reading))
    for mark, note in _mapping(plain, "verified", reading).items():
        if not isinstance(note, str) or mark + note != without_unprintable(mark + note):
            reading.problem(f"verified {mark}", "应是能显示的文字")
        else:
            report = report.with_verified(mark, note)
    return report.with_cells(
        {key: value for key, value in cells.items() if key not in reading.form.computed}
    )


def _mapping(plain: Mapping[str, object], name: str, reading: _Reading) -> Mapping[str, object]:
    value = plain.get(name, {})
    if isinstance(value, dict):
        return value
    reading.problem(name, "应是一对花括号")
    return {}


def _fact(fact_id: str, value: object, reading: _Reading) -> FactValue | None:
    place = f"facts.{fact_id}"
    if fact_id not in {fact.id for fact in reading.form.facts}:
        reading.problem(place, "不认识的项")
        return None
    try:
        return _fact_value(reading.form.fact(fact_id), value)
    except ValueError as error:
        reading.problem(place, str(error))
        return None


def _fact_value(fact: Fact, value: object) -> FactValue:
    """Return the value of a fact; ValueError with a sentence when it is of the wrong type."""
    if fact.kind is FactKind.YEAR:
        if type(value) is not int or not is_report_year(value):
            raise ValueError(f"应是 {FIRST_YEAR} 到 {LAST_YEAR} 的年份数字")
        return value
    if not isinstance(value, str):
        raise ValueError("应是文字，要写在引号里")  # one error type for the one caller
    if value != without_unprintable(value):
        raise ValueError(UNPRINTABLE)
    if fact.kind is not FactKind.DATE or not value:
        return value
    try:
        return date.fromisoformat(value if _DAY.match(value) else "")
    except ValueError:
        raise ValueError(f"“{value}”不是日期，应写成 2025-01-20 这样") from None


def _passages(section_id: str, value: object, reading: _Reading) -> tuple[Passage, ...]:
    place = f"texts.{section_id}"
    if section_id not in reading.form.text_sections:
        reading.problem(place, "不认识的部分")
        return ()
    if not isinstance(value, list):
        reading.problem(place, "应是一对方括号，里面是各段")
        return ()
    return tuple(
        _passage(f"{place} 第 {number} 段", one, reading)
        for number, one in enumerate(value, start=1)
    )


def _passage(place: str, value: object, reading: _Reading) -> Passage:
    if not isinstance(value, dict):
        reading.problem(place, "应是一对花括号，写明 title 和 body")
        return Passage("")
    for key in value:
        if key not in {"title", "body", "template", "level"}:
            reading.problem(place, f"不认识的项“{key}”")
    title, body, level = value.get("title", ""), value.get("body", ""), value.get("level", 1)
    template = value.get("template", "")
    if not all(isinstance(one, str) for one in (title, body, template)):
        reading.problem(place, "title、body 和 template 应是文字")
        return Passage("")
    try:
        linked, links = from_template(reading.form, template, reading.values)
    except BadTemplate as error:
        reading.problem(f"{place} template", str(error))
        return Passage("")
    body = linked or body
    if title + body != without_unprintable(title + body):
        reading.problem(place, UNPRINTABLE)
    if type(level) is not int or level not in LEVELS:
        reading.problem(place, "level 只能是 1 或 2")
        return Passage("")
    return Passage(title, body, level, links)


def _cells(plain: Mapping[str, object], reading: _Reading) -> dict[CellKey, Number]:
    cells: dict[CellKey, Number] = {}
    for name, value in _mapping(plain, "cells", reading).items():
        key = parse_cell_key(name)
        if key is None or key not in reading.form.units:
            reading.problem(name, "表里没有这一格")
            continue
        try:
            cells[key] = _cell(value, reading.form.units[key])
        except (BadNumber, ValueError, InvalidOperation) as error:
            reading.problem(name, str(error))
    return cells


def _cell(value: object, unit: Unit) -> Number:
    """Return a cell's figure; BadNumber or ValueError with a sentence when it is none."""
    if value is None:
        raise ValueError("写的是 null；没有填的格子整行删去，没有发生的写 0")
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        raise ValueError("应是数字")
    if isinstance(value, str) and not unit.is_money:
        raise ValueError(f"“{value}”写在引号里了，件数应直接写数字")
    if isinstance(value, Decimal) and abs(value.adjusted()) > MAX_EXPONENT:
        raise ValueError("这个数大得或小得不像真的，请核对")
    number = parse(value if isinstance(value, str) else display(value), unit)
    if number is None:
        raise ValueError("是空的；没有填的格子整行删去，没有发生的写 0")
    return number


def _wrong_totals(form: Format, report: Report, cells: Mapping[CellKey, Number]) -> list[str]:
    """Return a sentence for each total of the file that is not the sum of its parts."""
    stated = {key: value for key, value in cells.items() if key in form.computed}
    if not stated:
        return []
    return [
        finding.message
        for finding in wrong_totals(Context(form, report, all_values(form, report), stated))
    ]
