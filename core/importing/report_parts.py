"""The parts of a report file, as JSON has them → facts, texts and cells; each mistake noted with its place."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from core.characters import without_unprintable
from core.errors import BadNumber
from core.facts import FIRST_YEAR, LAST_YEAR, is_report_year
from core.format.model import Format
from core.format.sections import Fact, FactKind
from core.format.tables import Unit
from core.keys import CellKey, parse_cell_key
from core.linking.template import BadTemplate, from_template
from core.naming import cell_name
from core.numbers import Number, display, parse
from core.report import FactValue, Passage, Report
from core.totals import all_values

MAX_WORDS = 100
MAX_EXPONENT = 30
LEVELS = (1, 2)

UNPRINTABLE = "里有不能显示的字符，文件可能损坏了，请换一份备份"

_PARTS = {"format", "facts", "texts", "cells", "verified", "stated"}
_NAMES = {
    "facts": "基本信息",
    "texts": "正文",
    "cells": "表格",
    "verified": "已核对无误的说明",
    "stated": "原件写的总计",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)  # fromisoformat also takes weeks


class PartsReader:
    """Reads the file `plain`, written for `form`.

    `problems` are sentences about what was not understood so far; `cells` are all of the file, totals too.
    """

    def __init__(self, form: Format, plain: Mapping[str, object]) -> None:
        self._form = form
        self._plain = plain
        self.problems: list[str] = []
        self.cells = self._cells("cells", form.units)
        self._values = all_values(form, Report(form.id, cells=self.cells))

    def report(self) -> Report:
        """Return the report of what was understood; stated totals are no part of it."""
        for key in self._plain:
            if key not in _PARTS:
                self._note(f"“{key}”", "不认识的项")
        report = Report(self._form.id)
        for fact_id, value in self._part("facts").items():
            report = report.with_fact(fact_id, self._fact(fact_id, value))
        for section_id, value in self._part("texts").items():
            report = report.with_passages(section_id, self._passages(section_id, value))
        for mark, note in self._part("verified").items():
            if not isinstance(note, str) or mark + note != without_unprintable(mark + note):
                self._note(f"{_NAMES['verified']}“{mark}”", "应是能显示的文字")
            else:
                report = report.with_verified(mark, note)
        computed = {key: self._form.units[key] for key in self._form.computed}
        return report.with_stated(self._cells("stated", computed)).with_cells(
            {key: value for key, value in self.cells.items() if key not in self._form.computed}
        )

    def _note(self, place: str, sentence: str) -> None:
        self.problems.append(f"{shortened(place)}：{shortened(sentence)}")

    def _part(self, name: str) -> Mapping[str, object]:
        value = self._plain.get(name, {})
        if isinstance(value, dict):
            return value
        self._note(_NAMES[name], "应是一对花括号")
        return {}

    def _fact(self, fact_id: str, value: object) -> FactValue | None:
        known = next((fact for fact in self._form.facts if fact.id == fact_id), None)
        place = f"{_NAMES['facts']}“{known.label if known else fact_id}”"
        if known is None:
            self._note(place, "不认识的项")
            return None
        try:
            return _fact_value(known, value)
        except ValueError as error:
            self._note(place, str(error))
            return None

    def _passages(self, section_id: str, value: object) -> tuple[Passage, ...]:
        section = self._form.text_sections.get(section_id)
        place = f"“{section.heading if section else section_id}”"
        if section is None:
            self._note(place, "不认识的部分")
            return ()
        if not isinstance(value, list):
            self._note(place, "应是一对方括号，里面是各段")
            return ()
        return tuple(
            self._passage(f"{place}第 {number} 段", one)
            for number, one in enumerate(value, start=1)
        )

    def _passage(self, place: str, value: object) -> Passage:
        if not isinstance(value, dict):
            self._note(place, "应是一对花括号，里面是标题和正文")
            return Passage("")
        for key in value:
            if key not in {"title", "body", "template", "level"}:
                self._note(place, f"不认识的项“{key}”")
        title, body, level = value.get("title", ""), value.get("body", ""), value.get("level", 1)
        template = value.get("template", "")
        if not all(isinstance(one, str) for one in (title, body, template)):
            self._note(place, "标题和正文应是文字")
            return Passage("")
        try:
            linked, links = from_template(self._form, template, self._values)
        except BadTemplate as error:
            self._note(f"{place}里关联的数字", str(error))
            return Passage("")
        body = linked or body
        if title + body != without_unprintable(title + body):
            self._note(place, UNPRINTABLE)
        if type(level) is not int or level not in LEVELS:
            self._note(place, "标题的级别只能是 1 或 2")
            return Passage("")
        return Passage(title, body, level, links)

    def _cells(self, part: str, known: Mapping[CellKey, Unit]) -> dict[CellKey, Number]:
        cells: dict[CellKey, Number] = {}
        for name, value in self._part(part).items():
            key = parse_cell_key(name)
            if key is None or key not in known:
                self._note(f"{_NAMES[part]}“{name}”", "没有这一格")
                continue
            try:
                cells[key] = _cell(value, self._form.units[key])
            except (BadNumber, ValueError, InvalidOperation) as error:
                table = self._form.table(key.table)
                self._note(f"{table.name}“{cell_name(table, key)}”", str(error))
        return cells


def shortened(words: str) -> str:
    """Return `words`, cut off where a stranger wrote more than a message can show."""
    return words if len(words) <= MAX_WORDS else f"{words[:MAX_WORDS]}…"


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


def _cell(value: object, unit: Unit) -> Number:
    """Return a cell's figure; BadNumber or ValueError with a sentence when it is none."""
    if value is None:
        raise ValueError("写的是空值；没有填的格子整行删去，没有发生的写 0")
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
